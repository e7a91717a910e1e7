import { Injectable } from '@nestjs/common';
import type { HallView } from '@openhall/contracts/townhall';
import { safeHtml } from '../common/markdown.js';
import { HallLists } from './hall-lists.service.js';
import { HallNames } from './hall-names.service.js';
import type { LoadedHall } from './hall-states.repository.js';
import { agendaOf, headOf, panellistsOf } from './public-parts.js';

/** A hall without what moves in it. */
export type Frame = Omit<
  HallView,
  | 'questions'
  | 'order'
  | 'fairOrder'
  | 'polls'
  | 'speakers'
  | 'announcements'
  | 'captions'
  | 'present'
  | 'now'
  | 'seq'
>;

/** What stands around questions, polls and speakers. */
@Injectable()
export class HallFrames {
  constructor(
    private readonly lists: HallLists,
    private readonly names: HallNames,
  ) {}

  async of({ state, extras }: LoadedHall): Promise<Frame> {
    const { id, title, lang, phase, timeZone, rules } = state.hall;
    const { code, summary, description, startsAt, endsAt, consultationId, streamUrl, proposalIds } = extras;
    const row = { id, title, summary, lang, phase, startsAt, endsAt, timeZone, consultationId };
    const [about] = await this.lists.summaries([row]);
    const titles = await this.names.ofProposals([
      ...proposalIds,
      ...[...state.agenda.values()].flatMap(({ proposalId }) => proposalId ?? []),
    ]);
    return {
      ...(about as Frame),
      ...{ description, code, rules },
      descriptionHtml: safeHtml(description),
      head: headOf(state),
      stream: streamUrl === null ? null : { url: streamUrl, host: new URL(streamUrl).host },
      agenda: agendaOf(state, titles),
      panellists: panellistsOf(state),
      proposals: proposalIds.flatMap((proposalId) => {
        const proposalTitle = titles.get(proposalId);
        return proposalTitle === undefined ? [] : { id: proposalId, title: proposalTitle };
      }),
    };
  }
}
