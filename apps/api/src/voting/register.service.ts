import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { limits } from '@openhall/contracts/limits';
import type { OwnRegisterEntry, RegisterClaim, RegisterPage } from '@openhall/contracts/voting';
import { cleanSingleLine } from '@openhall/domain/text';
import { isUniqueViolation } from '@openhall/persistence/sql';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { AccountDeletions } from '../identity/account-deletions.events.js';
import { AccountsService } from '../identity/accounts.service.js';
import { SecretService } from '../identity/secret.service.js';
import { plainCheck, plainReference } from './register-rows.js';
import { RegisterRepository } from './register.repository.js';

const mostTries = 5;
const windowMs = 3_600_000;
const pageSize = limits.pageSize.max;

/** The register, and who of it has an account. */
@Injectable()
export class RegisterService implements OnModuleInit {
  constructor(
    private readonly repository: RegisterRepository,
    private readonly hashes: SecretService,
    private readonly accounts: AccountsService,
    private readonly deletions: AccountDeletions,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.deletions.register((manager, accountId) => this.repository.release(manager, accountId));
  }

  /** By reference. @throws ProblemError `cursor_invalid` */
  async list(search: string | undefined, cursor: string | undefined): Promise<RegisterPage> {
    const [after = ''] = readCursor(cursor, 1) ?? [];
    if (typeof after !== 'string') throw new ProblemError('cursor_invalid');
    const words = cleanSingleLine(search ?? '').toLowerCase();
    const pattern = words === '' ? null : `%${words.replace(/[!%_]/g, '!$&')}%`;
    const rows = await this.repository.page(pattern, after, pageSize + 1);
    const { items, next } = pageOf(rows, pageSize, ({ reference }) => [reference]);
    const { size } = await this.repository.size();
    const entries = items.map(({ id, reference, name, area_id: areaId, account_id: accountId }) => ({
      id,
      reference,
      name,
      areaId,
      claimed: accountId !== null,
    }));
    return { items: entries, next, size };
  }

  /** The entry that an account has claimed. */
  async own(accountId: string): Promise<OwnRegisterEntry> {
    const row = await this.repository.ofAccount(accountId);
    if (!row) return { entry: null };
    const { reference, name, area_id: areaId, claimed_at: claimedAt } = row;
    return { entry: { reference, name, areaId, claimedAt: claimedAt ?? 0 } };
  }

  /**
   * Ties an account to its entry; the person then counts as verified. The same claim again changes nothing.
   * @throws ProblemError `register_tries` past five tries an hour, `register_claim_wrong`, `register_claimed`
   */
  async claim(accountId: string, { reference: typed, check }: RegisterClaim): Promise<OwnRegisterEntry> {
    const now = this.clock.now();
    // In a unit of its own: a wrong claim must not take its own count back.
    const tries = await this.unitOfWork.write((manager) =>
      this.repository.countTry(manager, accountId, now, windowMs),
    );
    if (tries > mostTries) throw new ProblemError('register_tries');
    const reference = plainReference(typed);
    const checkHash = this.hashes.hash('register-check', reference, plainCheck(check));
    try {
      await this.unitOfWork.write(async (manager) => {
        if (await this.repository.claim(manager, { reference, checkHash, accountId, now })) {
          await this.accounts.setAddressChecked(manager, accountId, now);
          return;
        }
        const entry = await this.repository.matching(manager, reference, checkHash);
        if (!entry) throw new ProblemError('register_claim_wrong');
        if (entry.account_id !== accountId) throw new ProblemError('register_claimed');
      });
    } catch (error) {
      // Two claims of one account at once: the database lets one through.
      throw isUniqueViolation(error) ? new ProblemError('register_claimed') : error;
    }
    return this.own(accountId);
  }
}
