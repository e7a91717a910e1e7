/** The part of localStorage that drafts need. */
export interface DraftStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

interface KeptDraft {
  text: string;
  /** ms since 1970 */
  at: number;
}

const longestKept = 30 * 24 * 60 * 60 * 1000;

/**
 * Keeps what is being typed into one form on this device. Drafts belong to an account, so that the next person on a
 * shared computer does not read them; what was typed before signing in goes over to whoever signs in.
 */
export class DraftKeeper {
  private readonly fields = new Set<string>();

  /**
   * @param account id of the account, null for a guest
   * @param form names the form and its subject, e.g. `comment:PROPOSAL_ID`
   */
  constructor(
    private readonly storage: DraftStorage,
    private readonly account: string | null,
    private readonly form: string,
    private readonly now: () => number,
  ) {}

  /**
   * What to put back into a field, or null.
   * @param shown the text in the field now
   * @param given the text that the server put there; if the two differ, somebody is typing and nothing is restored
   */
  restore(field: string, shown: string, given: string): string | null {
    this.fields.add(field);
    if (shown !== given) return null;
    const draft = this.read(this.key(field)) ?? this.read(this.key(field, null));
    return draft && draft.text !== given ? draft.text : null;
  }

  /** Keeps a text; an empty one is forgotten. False if the browser refuses to store. */
  keep(field: string, text: string): boolean {
    this.fields.add(field);
    try {
      if (text.trim() === '') this.storage.removeItem(this.key(field));
      else
        this.storage.setItem(this.key(field), JSON.stringify({ text, at: this.now() } satisfies KeptDraft));
      return true;
    } catch {
      return false;
    }
  }

  /** Forgets every field of the form: it was sent, or its writer discards it. */
  clear(): void {
    for (const field of this.fields) {
      for (const key of [this.key(field), this.key(field, null)]) {
        try {
          this.storage.removeItem(key);
        } catch {
          // A browser that stores nothing has nothing to forget.
        }
      }
    }
  }

  private key(field: string, account = this.account): string {
    return `draft:${account ?? 'guest'}:${this.form}:${field}`;
  }

  private read(key: string): KeptDraft | null {
    try {
      const kept = JSON.parse(this.storage.getItem(key) ?? 'null') as KeptDraft | null;
      if (!kept || typeof kept.text !== 'string') return null;
      if (this.now() - kept.at <= longestKept) return kept;
      this.storage.removeItem(key);
      return null;
    } catch {
      return null;
    }
  }
}
