import type { RoomEvent, TallyValues } from '@openhall/contracts/live';
import type {
  AgendaItemView,
  AnnouncementView,
  ByAssurance,
  CaptionView,
  HallHead,
  HallView,
  PollView,
  QuestionView,
  SpeakersView,
} from '@openhall/contracts/townhall';
import * as lists from './question-list.js';

/** What the page read. */
export interface HallRead {
  hall: HallView;
  /** The questions of this page, the one being answered among them. */
  questions: QuestionView[];
  next: string | null;
  /** Which list it is: order and page. */
  list: string;
}

type Tally = Extract<TallyValues, { kind: 'townhall' }>;
const captionsKept = 20;

const questionsRead = ({ hall, questions, next, list }: HallRead): lists.QuestionsRead => ({
  name: list,
  order: hall.order,
  fair: hall.fairOrder,
  questions,
  next,
});

/**
 * A hall as one page shows it. What moves by itself never moves the list: questions keep their place, and new ones wait,
 * until the reader asks for it (`settle`).
 */
export class HallStore {
  head: HallHead = $state.raw() as HallHead;
  agenda: AgendaItemView[] = $state.raw([]);
  polls: PollView[] = $state.raw([]);
  speakers: SpeakersView = $state.raw() as SpeakersView;
  announcements: AnnouncementView[] = $state.raw([]);
  captions: CaptionView[] = $state.raw([]);
  present: ByAssurance = $state.raw({ guests: 0, signedIn: 0, verified: 0 });
  minutesPublished = $state(false);
  /** What is said about the hall itself has changed. */
  planned = $state(false);
  /** The last thing that happened, for screen readers. */
  latest: { kind: 'announcement' | 'answering' | 'poll' | 'phase'; text: string } | null = $state.raw(null);
  private list: lists.QuestionList = $state.raw() as lists.QuestionList;
  /** The question that was last said to be answered. */
  private told: string | null = null;

  /** The questions on the page, where they stand; those that are gone keep their place. */
  readonly questions = $derived(lists.standing(this.list));
  readonly answering = $derived(lists.questionById(this.list, this.head.answeringId));
  readonly currentItem = $derived(this.agenda.find(({ id }) => id === this.head.currentItemId) ?? null);
  /** Those that came and wait to be shown. */
  readonly waiting = $derived(lists.waitingQuestions(this.list));
  readonly moved = $derived(lists.isMoved(this.list));
  readonly next = $derived(this.list.next);

  constructor(read: HallRead) {
    this.list = lists.freshList(questionsRead(read));
    this.takeIn(read.hall);
    this.told = read.hall.head.answeringId;
  }

  /** Takes in what was read afresh. */
  read(read: HallRead): void {
    this.list = lists.readAgain(this.list, questionsRead(read));
    this.takeIn(read.hall);
  }

  /** Puts everything that came into the list, and the list in order. */
  settle(): void {
    this.list = lists.settled(this.list);
  }

  /** The next page, below what stands there. */
  append(questions: readonly QuestionView[], next: string | null): void {
    this.list = lists.withMore(this.list, questions, next);
  }

  /** Numbers that the server has just told. */
  upvotes(counts: Readonly<Record<string, number>>, by: lists.UpvotesBy = {}): void {
    this.list = lists.withUpvotes(this.list, counts, by);
  }

  follow(event: RoomEvent): void {
    switch (event.type) {
      case 'hall.changed':
        if (event.head.phase !== this.head.phase) this.latest = { kind: 'phase', text: event.head.phase };
        this.head = event.head;
        this.agenda = event.agenda ?? this.agenda;
        this.tellAnswering();
        return;
      case 'hall.planned':
        this.planned = true;
        return;
      case 'question.changed':
        this.list = lists.withQuestion(this.list, event.question);
        this.tellAnswering();
        return;
      case 'question.gone':
        this.list = lists.withoutQuestion(this.list, event.number);
        return;
      case 'poll.changed':
        this.putPoll(event.poll);
        return;
      case 'speakers.changed':
        this.speakers = event.speakers;
        return;
      case 'announcement.posted': {
        const { announcement } = event;
        const others = this.announcements.filter(({ id }) => id !== announcement.id);
        this.announcements = [announcement, ...others];
        this.latest = { kind: 'announcement', text: announcement.text };
        return;
      }
      case 'announcement.gone':
        this.announcements = this.announcements.filter(({ id }) => id !== event.announcementId);
        return;
      case 'caption.added':
        this.captions = [...this.captions, event.caption].slice(-captionsKept);
        return;
      case 'minutes.published':
        this.minutesPublished = true;
    }
  }

  tally({ present, upvotes, upvotesBy, polls, fairOrder }: Tally): void {
    this.present = present;
    this.upvotes(upvotes, upvotesBy);
    if (fairOrder) this.list = lists.withFairOrder(this.list, fairOrder);
    if (Object.keys(polls).length > 0) {
      this.polls = this.polls.map((poll) => (polls[poll.id] ? { ...poll, ...polls[poll.id] } : poll));
    }
  }

  private takeIn(hall: HallView): void {
    this.head = hall.head;
    this.agenda = hall.agenda;
    this.polls = hall.polls;
    this.speakers = hall.speakers;
    this.announcements = hall.announcements;
    this.captions = hall.captions;
    this.present = hall.present;
    this.minutesPublished = hall.minutesPublished;
    this.planned = false;
  }

  private putPoll(poll: PollView): void {
    const before = this.polls.find(({ id }) => id === poll.id);
    if (poll.state === 'open' && before?.state !== 'open') {
      this.latest = { kind: 'poll', text: poll.question };
    }
    this.polls = before ? this.polls.map((one) => (one.id === poll.id ? poll : one)) : [poll, ...this.polls];
  }

  private tellAnswering(): void {
    const question = this.answering;
    if (question && question.id !== this.told) this.latest = { kind: 'answering', text: question.text };
    if (question) this.told = question.id;
  }
}
