import { m } from '@openhall/messages/catalogue';
import { roles, type Role } from '@openhall/domain/accounts';

const names: Record<Role, () => string> = {
  resident: m.settings_role_resident,
  moderator: m.settings_role_moderator,
  officer: m.settings_role_officer,
  administrator: m.settings_role_administrator,
};

const tasks: Record<Role, () => string> = {
  resident: m.settings_role_resident_text,
  moderator: m.settings_role_moderator_text,
  officer: m.settings_role_officer_text,
  administrator: m.settings_role_administrator_text,
};

/** A role in a word. */
export function roleName(role: Role): string {
  return names[role]();
}

/** Every role with what it may do, from least to most. */
export function roleOptions(): { value: Role; label: string; description: string }[] {
  return roles.map((role) => ({ value: role, label: names[role](), description: tasks[role]() }));
}
