import type { RoomEvent, TallyValues } from '@openhall/contracts/live';
import type {
  AgendaItemView,
  AnnouncementView,
  ByAssurance,
  CaptionView,
  ConsolePoll,
  ConsoleSpeaker,
  ConsoleView,
  HallHead,
  RestrictionView,
} from '@openhall/contracts/townhall';
import type { SpeakersRules } from '@openhall/domain/townhall';
import { withBeginning } from '../question-order.js';
import { questionMap, withQuestion, withUpvotes, type QuestionMap } from './question-map.js';

type ConsoleTally = Extract<TallyValues, { kind: 'console' }>;
const captionsKept = 3;

/** A hall as its moderators see it, moved on by the events of its rooms. */
export class ConsoleStore {
  head: HallHead = $state.raw() as HallHead;
  agenda: readonly AgendaItemView[] = $state.raw([]);
  announcements: readonly AnnouncementView[] = $state.raw([]);
  captions: readonly CaptionView[] = $state.raw([]);
  present: ByAssurance = $state.raw({ guests: 0, signedIn: 0, verified: 0 });
  questions: QuestionMap = $state.raw(questionMap([]));
  fair: readonly number[] = $state.raw([]);
  polls: readonly ConsolePoll[] = $state.raw([]);
  speakers: readonly ConsoleSpeaker[] = $state.raw([]);
  speakersRules: SpeakersRules = $state.raw() as SpeakersRules;
  restrictions: readonly RestrictionView[] = $state.raw([]);
  undoable: ConsoleView['undoable'] = $state.raw([]);
  moderators: ConsoleView['moderators'] = $state.raw([]);

  readonly answering = $derived(
    this.head.answeringId === null ? null : (this.questions.get(this.head.answeringId) ?? null),
  );
  readonly currentItem = $derived(this.agenda.find(({ id }) => id === this.head.currentItemId) ?? null);
  /** Who was called or has the floor. */
  readonly onFloor = $derived(
    this.speakers.find(({ state }) => state === 'called' || state === 'speaking' || state === 'paused') ??
      null,
  );
  /** In the order in which they will be called. */
  readonly inLine = $derived(this.speakers.filter(({ state }) => state === 'waiting'));

  constructor(view: ConsoleView) {
    this.read(view);
  }

  /** Takes in what was read afresh. */
  read({ hall, questions, ...view }: ConsoleView): void {
    this.head = hall.head;
    this.agenda = hall.agenda;
    this.announcements = hall.announcements;
    this.captions = hall.captions;
    this.present = hall.present;
    this.questions = questionMap(questions);
    this.fair = view.fairOrder;
    this.polls = view.polls;
    this.speakers = view.speakers.list;
    this.speakersRules = view.speakers.rules;
    this.restrictions = view.restrictions;
    this.undoable = view.undoable;
    this.moderators = view.moderators;
  }

  /** An event of either room. @returns whether the page has to be read afresh to show it */
  follow(event: RoomEvent): boolean {
    switch (event.type) {
      case 'console.question':
        this.questions = withQuestion(this.questions, event.question);
        return false;
      case 'console.poll':
        this.polls = [...this.polls.filter(({ id }) => id !== event.poll.id), event.poll];
        return false;
      case 'console.poll_gone':
        this.polls = this.polls.filter(({ id }) => id !== event.pollId);
        return false;
      case 'console.speakers':
        this.speakers = event.list;
        return false;
      case 'console.hall':
        this.head = event.head;
        return false;
      case 'console.acts':
        this.undoable = event.undoable;
        return false;
      case 'hall.changed':
        this.head = event.head;
        if (event.agenda) this.agenda = event.agenda;
        return false;
      case 'speakers.changed':
        this.speakersRules = event.speakers.rules;
        return false;
      case 'announcement.posted':
        this.announcements = [
          ...this.announcements.filter(({ id }) => id !== event.announcement.id),
          event.announcement,
        ];
        return false;
      case 'announcement.gone':
        this.announcements = this.announcements.filter(({ id }) => id !== event.announcementId);
        return false;
      case 'caption.added':
        this.captions = [...this.captions, event.caption].slice(-captionsKept);
        return false;
      case 'console.stale':
      case 'hall.planned':
        return true;
      default:
        return false;
    }
  }

  tally(values: ConsoleTally): void {
    this.present = values.present;
    this.moderators = values.moderators;
    if (values.fairOrder) this.fair = withBeginning(values.fairOrder, this.fair);
    this.questions = withUpvotes(this.questions, values.upvotes, values.upvotesBy);
    if (Object.keys(values.polls).length > 0) {
      this.polls = this.polls.map((poll) => ({ ...poll, ...values.polls[poll.id] }));
    }
  }
}
