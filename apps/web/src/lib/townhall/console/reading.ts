const settles = 400;
const keepsAlive = 20_000;

/**
 * Tells the server which question this moderator has before them, so that two do not take the same: once they stay with
 * it for a moment, and again from time to time.
 */
export class ReadingSign {
  private current: string | null = null;
  private soon: ReturnType<typeof setTimeout> | undefined;
  private readonly beat: ReturnType<typeof setInterval>;

  constructor(private readonly hallId: string) {
    this.beat = setInterval(() => this.tell(), keepsAlive);
  }

  show(questionId: string | null): void {
    this.current = questionId;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.tell(), settles);
  }

  stop(): void {
    clearTimeout(this.soon);
    clearInterval(this.beat);
  }

  private tell(): void {
    if (document.hidden) return;
    fetch(`/api/v1/desk/town-halls/${this.hallId}/reading`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ questionId: this.current }),
    }).catch(() => undefined);
  }
}
