import { Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import type { ProjectorView } from '@openhall/contracts/townhall';
import { currentSpeaker, shownPoll } from '@openhall/domain/townhall';
import type { HallState } from '@openhall/domain/townhall';
import type { JsonOf } from '../common/json-of.js';
import { SharedAnswers } from '../live/shared-answers.service.js';
import { CaptionsRepository } from './captions.repository.js';
import { HallAddress } from './hall-address.service.js';
import { HallNames } from './hall-names.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import type { Numbers } from './hall-numbers.service.js';
import { HallStates } from './hall-states.service.js';
import type { LoadedHall } from './hall-states.repository.js';
import { PresenceService } from './presence.service.js';
import {
  agendaItem,
  announcementView,
  headOf,
  panellistsOf,
  peopleOf,
  pollView,
  questionView,
  speakerView,
} from './public-parts.js';
import { positionsIn, comparePositions } from './question-order.js';
import { projectorRoom } from './rooms.js';
import { nobody } from './upvotes-by.js';

const nextShown = 3;
/** An announcement leaves the screen after a while (ms); it stays on the page. */
const announcementShownMs = 120_000;
const captionShownMs = 20_000;

type Screen = Pick<
  ProjectorView,
  'item' | 'question' | 'panellist' | 'next' | 'poll' | 'speaker' | 'announcement' | 'caption' | 'present'
>;

/** What the hall's screen shows: approved things only, and nothing at all while it is blanked. */
@Injectable()
export class Projector {
  constructor(
    private readonly states: HallStates,
    private readonly numbers: HallNumbers,
    private readonly names: HallNames,
    private readonly captions: CaptionsRepository,
    private readonly presence: PresenceService,
    private readonly shared: SharedAnswers,
    private readonly place: HallAddress,
  ) {}

  /** @throws ProblemError `not_found` */
  async json(hallId: string): Promise<JsonOf<ProjectorView>> {
    const { token } = await this.states.current(hallId);
    const { version } = await this.numbers.of(hallId);
    return this.shared.json(projectorRoom(hallId), `${token} ${version}`, async (seq) => ({
      ...(await this.screen(hallId)),
      qr: qrOf(this.place.joinUrl((await this.states.current(hallId)).extras.code)),
      now: this.place.now(),
      seq,
    }));
  }

  /** As events carry it. */
  async screen(hallId: string): Promise<Omit<ProjectorView, 'seq' | 'qr' | 'now'>> {
    const loaded = await this.states.current(hallId);
    const { hall } = loaded.state;
    return {
      ...{ id: hall.id, title: hall.title, lang: hall.lang, code: loaded.extras.code },
      joinUrl: this.place.joinUrl(loaded.extras.code),
      head: hall.blanked ? blankHead(loaded.state) : headOf(loaded.state),
      ...(hall.blanked ? blank : await this.shown(loaded)),
    };
  }

  private async shown({ state }: LoadedHall): Promise<Screen> {
    const { hall } = state;
    const numbers = await this.numbers.of(hall.id);
    const speaker = currentSpeaker(state);
    const question = state.questions.get(hall.answeringId ?? '');
    const next = nextOf(state, numbers);
    const names = await this.names.ofPeople(
      peopleOf([...(question ? [question] : []), ...next], speaker ? [speaker] : []),
    );
    const item = state.agenda.get(hall.currentItemId ?? '');
    const titles = await this.names.ofProposals(item?.proposalId ? [item.proposalId] : []);
    const now = this.place.now();
    const announcement = [...state.announcements.values()]
      .filter(({ kind }) => kind === 'announcement')
      .at(-1);
    const [caption] = await this.captions.last(hall.id, 1);
    return {
      item: item ? agendaItem(state, item, titles) : null,
      question: questionView(state, question, numbers, names),
      panellist: panellistsOf(state).find(({ id }) => id === question?.panellistId) ?? null,
      next: next.flatMap((each) => questionView(state, each, numbers, names) ?? []),
      poll: pollView(shownPoll(state) ?? undefined, numbers),
      speaker: speaker && speakerView(speaker, names),
      announcement:
        announcement && now - announcement.at < announcementShownMs ? announcementView(announcement) : null,
      caption: caption && now - caption.at < captionShownMs ? caption : null,
      present: this.presence.present(hall.id),
    };
  }
}

const blank: Screen = {
  item: null,
  question: null,
  panellist: null,
  next: [],
  poll: null,
  speaker: null,
  announcement: null,
  caption: null,
  present: nobody,
};

function blankHead(state: HallState): ProjectorView['head'] {
  return { ...headOf(state), currentItemId: null, answeringId: null, pollId: null };
}

/** The questions that come next: pinned ones, then in the fair order. */
function nextOf(state: HallState, numbers: Numbers) {
  const position = positionsIn('fair', numbers);
  return [...state.questions.values()]
    .filter(({ state: is }) => is === 'accepted')
    .sort((a, b) => comparePositions(position(a), position(b)))
    .slice(0, nextShown);
}

const drawn = new Map<string, ProjectorView['qr']>();

/** The QR code as one path of unit squares, with a quiet zone of four around it. */
export function qrOf(text: string): ProjectorView['qr'] {
  const known = drawn.get(text);
  if (known) return known;
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const quiet = 4;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!data[row * size + column]) continue;
      let end = column;
      while (end < size && data[row * size + end]) end += 1;
      path += `M${column + quiet} ${row + quiet}h${end - column}v1h-${end - column}z`;
      column = end;
    }
  }
  const qr = { size: size + 2 * quiet, path };
  if (drawn.size > 100) drawn.clear();
  drawn.set(text, qr);
  return qr;
}
