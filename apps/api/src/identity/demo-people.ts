import type { Role } from '@openhall/domain/accounts';

/** The invented people that the demo lets anyone sign in as. */
export const demoPeople: Record<Role, { name: string; email: string }> = {
  resident: { name: 'Ana Ruiz', email: 'ana.ruiz@demo.example' },
  moderator: { name: 'Marta Vidal', email: 'marta.vidal@demo.example' },
  officer: { name: 'Tom Hughes', email: 'tom.hughes@demo.example' },
  administrator: { name: 'Irene Costa', email: 'irene.costa@demo.example' },
};
