import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Account } from '@openhall/persistence/entities';
import { insertIgnoreMany } from '@openhall/persistence/sql';

/** Makes accounts of invented residents; returns their ids by name. Their addresses can receive no mail. */
export async function insertResidents(
  manager: EntityManager,
  people: readonly { name: string; locale: string; createdAt: number }[],
): Promise<Map<string, string>> {
  const rows = people.map(({ name, locale, createdAt }) => ({
    id: uuid(),
    email: addressOf(name),
    displayName: name,
    locale,
    role: 'resident' as const,
    state: 'active' as const,
    createdAt,
    verifiedAt: createdAt,
  }));
  await insertIgnoreMany(manager, Account, rows);
  return new Map(rows.map(({ displayName, id }) => [displayName, id]));
}

function addressOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z]+/g, '.')}@residents.example`;
}
