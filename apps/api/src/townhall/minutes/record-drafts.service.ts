import { Injectable } from '@nestjs/common';
import { draftRecord, upvoteRoots } from '@openhall/domain/townhall';
import type { Assurance, HallRecord, HallState, PollResults } from '@openhall/domain/townhall';
import { HallNames } from '../hall-names.service.js';
import { HallNumbersRepository } from '../hall-numbers.repository.js';
import { HallNumbers } from '../hall-numbers.service.js';
import { HallPeopleRepository } from '../hall-people.repository.js';
import type { LoadedHall } from '../hall-states.repository.js';
import { peopleOf } from '../public-parts.js';
import { countedBy, nobody } from '../upvotes-by.js';

const nothing: PollResults = {
  answers: 0,
  counts: {},
  firsts: null,
  words: null,
  by: nobody,
};

/** What happened in a hall, as far as it was public, from its state and its rows. */
@Injectable()
export class RecordDrafts {
  constructor(
    private readonly people: HallPeopleRepository,
    private readonly names: HallNames,
    private readonly numbers: HallNumbers,
    private readonly marks: HallNumbersRepository,
  ) {}

  async of({ state }: LoadedHall, now: number): Promise<HallRecord> {
    const { id } = state.hall;
    const participants = await this.people.joined(id);
    const names = await this.names.ofPeople(
      peopleOf([...state.questions.values()], [...state.speakers.values()]),
    );
    const { polls } = await this.numbers.of(id);
    const upvoters = await this.upvotersOf(state);
    return draftRecord(
      state,
      {
        participants,
        nameOf: (accountId) => names.get(accountId) ?? null,
        upvotesOf: (questionId) => upvoters.get(questionId)?.size ?? 0,
        upvotesByOf: (questionId) => countedBy(upvoters.get(questionId)?.values() ?? []),
        resultsOf: (pollId) => polls.get(pollId)?.results ?? nothing,
      },
      now,
    );
  }

  /** Different people over a question and those merged into it, as the rows have them. */
  private async upvotersOf(state: HallState): Promise<Map<string, Map<string, Assurance>>> {
    const roots = upvoteRoots(state);
    const upvoters = new Map<string, Map<string, Assurance>>();
    for (const { questionId, accountId, assurance } of await this.marks.upvoters([...roots.keys()])) {
      const root = roots.get(questionId) ?? questionId;
      upvoters.set(root, (upvoters.get(root) ?? new Map<string, Assurance>()).set(accountId, assurance));
    }
    return upvoters;
  }
}
