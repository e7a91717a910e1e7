import type { RoomEvent } from '@openhall/contracts/live';
import type { OwnHall, OwnQuestion } from '@openhall/contracts/townhall';

/** What is the reader's own in a hall: questions in any state, marks, answers, the raised hand, what they may do now. */
export class OwnStore {
  private hallId: string;
  private pending: ReturnType<typeof setTimeout> | undefined;
  own: OwnHall = $state.raw() as OwnHall;
  /** Numbers of questions one waited for, whose promised answer came while the page was open. */
  answered: number[] = $state.raw([]);

  constructor(hallId: string, own: OwnHall) {
    this.hallId = hallId;
    this.own = own;
  }

  read(own: OwnHall): void {
    this.own = own;
  }

  follow(event: RoomEvent): void {
    if (event.type === 'own.question' && event.hallId === this.hallId) this.put(event.question);
    if (event.type === 'own.hall' && event.hallId === this.hallId) this.again(0);
    if (event.type === 'own.answered' && event.hallId === this.hallId) {
      this.answered = [...this.answered.filter((one) => one !== event.number), event.number];
      this.again(0);
    }
  }

  put(question: OwnQuestion): void {
    const { questions } = this.own;
    const known = questions.some(({ id }) => id === question.id);
    this.own = {
      ...this.own,
      questions: known
        ? questions.map((one) => (one.id === question.id ? question : one))
        : [question, ...questions],
    };
  }

  mark(number: number, upvoted: boolean): void {
    const others = this.own.upvoted.filter((one) => one !== number);
    this.own = { ...this.own, upvoted: upvoted ? [...others, number] : others };
  }

  /**
   * Asks the server again: what one may do has changed.
   * @param within ms; where thousands hear the same thing, they must not all ask at once
   */
  again(within: number): void {
    clearTimeout(this.pending);
    this.pending = setTimeout(() => void this.fetch(), Math.random() * within);
  }

  async fetch(): Promise<void> {
    try {
      const answer = await fetch(`/api/v1/town-halls/${this.hallId}/me`);
      if (answer.ok) this.own = (await answer.json()) as OwnHall;
    } catch {
      // Without a network the page stays as it is; coming back reads what was missed.
    }
  }
}
