import { Injectable } from '@nestjs/common';
import { draftRecord } from '@openhall/domain/townhall';
import type { HallRecord, PollResults } from '@openhall/domain/townhall';
import { HallNames } from '../hall-names.service.js';
import { HallNumbers } from '../hall-numbers.service.js';
import { HallPeopleRepository } from '../hall-people.repository.js';
import type { LoadedHall } from '../hall-states.repository.js';
import { peopleOf } from '../public-parts.js';

const nothing: PollResults = {
  answers: 0,
  counts: {},
  firsts: null,
  words: null,
  by: { guests: 0, signedIn: 0, verified: 0 },
};

/** What happened in a hall, as far as it was public, from its state and its rows. */
@Injectable()
export class RecordDrafts {
  constructor(
    private readonly people: HallPeopleRepository,
    private readonly names: HallNames,
    private readonly numbers: HallNumbers,
  ) {}

  async of({ state }: LoadedHall, now: number): Promise<HallRecord> {
    const { id } = state.hall;
    const participants = await this.people.joined(id);
    const names = await this.names.ofPeople(
      peopleOf([...state.questions.values()], [...state.speakers.values()]),
    );
    const { upvotes, polls } = await this.numbers.of(id);
    return draftRecord(
      state,
      {
        participants,
        nameOf: (accountId) => names.get(accountId) ?? null,
        upvotesOf: (questionId) => upvotes.get(questionId) ?? 0,
        resultsOf: (pollId) => polls.get(pollId)?.results ?? nothing,
      },
      now,
    );
  }
}
