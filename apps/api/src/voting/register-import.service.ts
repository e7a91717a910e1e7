import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RegisterImport } from '@openhall/contracts/voting';
import type { RegisterEntry } from '@openhall/persistence/entities';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import { AccountsService } from '../identity/accounts.service.js';
import { SecretService } from '../identity/secret.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { registerFault, registerRows } from './register-rows.js';
import { RegisterRepository, type StandingEntry } from './register.repository.js';

/** Of the claimed entries that a file lacks, so many are named. */
const mostNamed = 1_000;

type NewEntry = Pick<RegisterEntry, 'id' | 'reference' | 'name' | 'areaId' | 'checkHash'>;

interface Changes {
  added: RegisterEntry[];
  changed: NewEntry[];
  removed: StandingEntry[];
  kept: StandingEntry[];
}

/** The register as the council uploads it, as a whole. */
@Injectable()
export class RegisterImports {
  constructor(
    private readonly repository: RegisterRepository,
    private readonly hashes: SecretService,
    private readonly settings: SettingsService,
    private readonly accounts: AccountsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Puts the register of a file in place of the one that stands: all of it or, for a file with one bad line, nothing.
   * @throws ProblemError `register_file_invalid`, `body_too_large`, `invalid_encoding`
   */
  async replace(actorId: string, body: Readable, claimed: 'keep' | 'remove'): Promise<RegisterImport> {
    const entries = await this.read(body);
    return this.unitOfWork.write(async (manager) => {
      const standing = await this.repository.standing(manager);
      const changes = changesBetween(standing, entries, claimed);
      await this.carryOut(manager, changes);
      const { size } = await this.repository.size(manager);
      const numbers = {
        added: changes.added.length,
        changed: changes.changed.length,
        removed: changes.removed.length,
        size,
      };
      if (numbers.added + numbers.changed + numbers.removed > 0) {
        const subject = { subjectType: 'register', subjectId: 'register' };
        await this.audit.record(manager, { actorId, act: 'register.imported', ...subject, detail: numbers });
      }
      return { ...numbers, missing: missingOf(changes) };
    });
  }

  private async read(body: Readable): Promise<Map<string, NewEntry>> {
    const { areas } = await this.settings.terms();
    const areaIds = new Map<string, string>();
    for (const { id, names } of areas) {
      for (const name of [id, ...Object.values(names)]) areaIds.set(name.toLowerCase(), id);
    }
    const entries = new Map<string, NewEntry>();
    for await (const { reference, name, check, area, line } of registerRows(body)) {
      const areaId = area === '' ? null : areaIds.get(area.toLowerCase());
      if (areaId === undefined) throw registerFault(line, 'unknown_area');
      if (entries.has(reference)) throw registerFault(line, 'repeated');
      const checkHash = this.hashes.hash('register-check', reference, check);
      entries.set(reference, { id: this.idOf(reference), reference, name, areaId, checkHash });
    }
    return entries;
  }

  /**
   * The id of an entry comes from its reference: one that is taken out and put in again is the same entitlement, and
   * gives nobody a second ballot.
   */
  private idOf(reference: string): string {
    const bytes = Buffer.from(this.hashes.hash('register-entry', reference), 'base64url').subarray(0, 16);
    // Version 8 of RFC 9562: made by a way of one's own.
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private async carryOut(manager: EntityManager, { added, changed, removed }: Changes): Promise<void> {
    await this.repository.remove(
      manager,
      removed.map(({ id }) => id),
    );
    for (const { account_id: accountId } of removed) {
      if (accountId !== null) await this.accounts.setAddressChecked(manager, accountId, null);
    }
    for (const entry of changed) await this.repository.change(manager, entry);
    await this.repository.insert(manager, added);
  }
}

function changesBetween(
  standing: readonly StandingEntry[],
  entries: ReadonlyMap<string, NewEntry>,
  claimed: 'keep' | 'remove',
): Changes {
  const changes: Changes = { added: [], changed: [], removed: [], kept: [] };
  const known = new Set<string>();
  for (const old of standing) {
    known.add(old.reference);
    const now = entries.get(old.reference);
    if (!now) changes[old.account_id !== null && claimed === 'keep' ? 'kept' : 'removed'].push(old);
    else if (now.name !== old.name || now.areaId !== old.area_id || now.checkHash !== old.check_hash)
      changes.changed.push({ ...now, id: old.id });
  }
  for (const entry of entries.values()) {
    if (!known.has(entry.reference)) changes.added.push({ ...entry, accountId: null, claimedAt: null });
  }
  return changes;
}

function missingOf({ removed, kept }: Changes): RegisterImport['missing'] {
  const gone = removed.filter(({ account_id: accountId }) => accountId !== null);
  return [
    ...kept.map(({ reference, name }) => ({ reference, name, removed: false })),
    ...gone.map(({ reference, name }) => ({ reference, name, removed: true })),
  ].slice(0, mostNamed);
}
