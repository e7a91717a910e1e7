import type { ProposalSummary } from '@openhall/contracts/proposals';
import { similarPath } from './similar-path.js';

const pauseMs = 600;
const shortest = 6;
/** Looks for similar proposals when somebody pauses while writing. */
export class SimilarLookup {
  found = $state.raw<ProposalSummary[] | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = '';

  /** @param text what is written now */
  watch(slug: string, text: { title: string; body: string }): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(similarPath(slug, text), text), pauseMs);
  }

  private async look(path: string, { title, body }: { title: string; body: string }): Promise<void> {
    if (path === this.asked) return;
    this.asked = path;
    if ((title + body).trim().length < shortest) {
      this.found = [];
      return;
    }
    try {
      const answer = await fetch(`/api/v1${path}`);
      if (answer.ok && path === this.asked) this.found = (await answer.json()) as ProposalSummary[];
    } catch {
      // The form works without the offer.
    }
  }
}
