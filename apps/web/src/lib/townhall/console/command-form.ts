import {
  pollKinds,
  type HallCommand,
  type HallCommandKind,
  type PollWriting,
  type RefusalReason,
} from '@openhall/domain/townhall';

/** Reads the fields of an act's form. */
class Fields {
  constructor(private readonly form: FormData) {}

  text(name: string): string {
    const value = this.form.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '';
  }

  textOrNull(name: string): string | null {
    return this.text(name) || null;
  }

  /** NaN where no number was written, which the API refuses at its field. */
  number(name: string): number {
    const value = this.text(name);
    return value === '' ? Number.NaN : Number(value);
  }

  numberOrNull(name: string): number | null {
    return this.text(name) === '' ? null : this.number(name);
  }

  flag(name: string): boolean {
    const value = this.text(name);
    return value === 'on' || value === 'true';
  }

  /** The question as it was seen. */
  question() {
    return { questionId: this.text('questionId'), version: this.number('version') };
  }

  poll() {
    return { pollId: this.text('pollId'), version: this.number('version') };
  }

  speaker() {
    return { speakerId: this.text('speakerId') };
  }
}

type Makers = {
  [K in HallCommandKind]: (
    fields: Fields,
    freshId: string,
  ) => Omit<Extract<HallCommand, { kind: K }>, 'kind'>;
};

const makers: Makers = {
  'hall.open_lobby': () => ({}),
  'hall.start': () => ({}),
  'hall.pause': () => ({}),
  'hall.resume': () => ({}),
  'hall.end': () => ({}),
  'hall.blank': (f) => ({ blanked: f.flag('blanked') }),
  'hall.slow_mode': (f) => ({ seconds: f.numberOrNull('seconds') }),
  'hall.take_questions': (f) => ({ open: f.flag('open') }),
  'agenda.go_to': (f) => ({ itemId: f.textOrNull('itemId') }),
  'question.accept': (f) => f.question(),
  'question.pin': (f) => ({ ...f.question(), pinned: f.flag('pinned') }),
  'question.assign': (f) => ({ ...f.question(), panellistId: f.textOrNull('panellistId') }),
  'question.start_answer': (f) => ({ ...f.question(), replaces: f.textOrNull('replaces') }),
  'question.finish_answer': (f) => ({ ...f.question(), answer: f.textOrNull('answer') }),
  'question.defer': (f) => ({ ...f.question(), owner: f.text('owner'), on: f.text('on') }),
  'question.answer_later': (f) => ({ ...f.question(), answer: f.text('answer') }),
  'question.merge': (f) => ({ ...f.question(), intoId: f.text('otherId') || f.text('intoId') }),
  'question.refuse': (f) => ({
    ...f.question(),
    // An empty one is refused at its field.
    reason: f.text('reason') as RefusalReason,
    note: f.text('note'),
  }),
  'question.restore': (f) => f.question(),
  'question.note': (f) => ({ ...f.question(), note: f.text('note') }),
  'poll.create': (f, pollId) => ({ pollId, poll: pollIn(f) }),
  'poll.edit': (f) => ({ ...f.poll(), poll: pollIn(f) }),
  'poll.discard': (f) => f.poll(),
  'poll.open': (f) => ({ ...f.poll(), seconds: f.numberOrNull('seconds') }),
  'poll.extend': (f) => ({ ...f.poll(), seconds: f.number('seconds') }),
  'poll.close': (f) => f.poll(),
  'poll.show': (f) => ({ ...f.poll(), shown: f.flag('shown') }),
  'poll.show_results': (f) => ({ ...f.poll(), shown: f.flag('shown') }),
  'poll.judge_words': (f) => ({
    pollId: f.text('pollId'),
    wordsId: f.text('wordsId'),
    approved: f.flag('approved'),
  }),
  'speakers.set': (f) => ({
    open: f.flag('open'),
    limitSeconds: f.number('limitSeconds'),
    firstTimeFirst: f.flag('firstTimeFirst'),
    alternation: f.flag('alternation'),
    pointsOfOrder: f.flag('pointsOfOrder'),
  }),
  'speakers.add': (f, speakerId) => ({
    speakerId,
    name: f.text('name'),
    group: f.textOrNull('group'),
    pointOfOrder: f.flag('pointOfOrder'),
  }),
  'speakers.call': (f) => ({ speakerId: f.textOrNull('speakerId'), means: f.textOrNull('means') }),
  'speakers.start': (f) => f.speaker(),
  'speakers.pause': (f) => f.speaker(),
  'speakers.resume': (f) => f.speaker(),
  'speakers.more_time': (f) => ({ ...f.speaker(), seconds: f.number('seconds') }),
  'speakers.finish': (f) => f.speaker(),
  'speakers.move': (f) => ({ ...f.speaker(), place: f.number('place') }),
  'speakers.remove': (f) => f.speaker(),
  'speakers.group': (f) => ({ ...f.speaker(), group: f.textOrNull('group') }),
  'announcement.post': (f, announcementId) => ({
    announcementId,
    text: f.text('text'),
    as: f.text('as') === 'note' ? 'note' : 'announcement',
  }),
  'announcement.remove': (f) => ({ announcementId: f.text('announcementId') }),
  'caption.add': (f, captionId) => ({ captionId, text: f.text('text') }),
  'person.mute': (f) => ({ accountId: f.text('accountId'), reason: f.text('reason') }),
  'person.unmute': (f) => ({ accountId: f.text('accountId') }),
  'person.remove': (f) => ({ accountId: f.text('accountId'), reason: f.text('reason') }),
  'person.readmit': (f) => ({ accountId: f.text('accountId') }),
};

/** A poll as it is written: options one a line; what belongs to another kind is left out. */
function pollIn(f: Fields): PollWriting {
  const kind = pollKinds.find((one) => one === f.text('pollKind')) ?? 'single';
  const lines = f
    .text('options')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const withOptions = kind === 'single' || kind === 'multiple' || kind === 'ranking';
  return {
    kind,
    question: f.text('question'),
    lang: f.text('lang'),
    options: withOptions ? lines.map((label, place) => ({ id: String(place + 1), label })) : [],
    maxPicks: kind === 'multiple' ? f.numberOrNull('maxPicks') : null,
    scale:
      kind === 'scale'
        ? {
            min: f.number('scaleMin'),
            max: f.number('scaleMax'),
            minLabel: f.text('minLabel'),
            maxLabel: f.text('maxLabel'),
          }
        : null,
    hideUntilClosed: f.flag('hideUntilClosed'),
  };
}

/**
 * The command that an act's form asks for; null where it names none.
 * @param freshId for what the command makes: the form's own key, so that sending it twice makes one
 */
export function commandIn(form: FormData, freshId: string): HallCommand | null {
  const kind = form.get('kind');
  if (typeof kind !== 'string' || !Object.hasOwn(makers, kind)) return null;
  const make = makers[kind as HallCommandKind] as (fields: Fields, freshId: string) => object;
  return { kind, ...make(new Fields(form), freshId) } as HallCommand;
}
