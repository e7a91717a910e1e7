import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { RoundGate } from '../statements/round-gate.service.js';
import { HallPeopleRepository } from './hall-people.repository.js';
import { HallStates } from './hall-states.service.js';

/** Lets those who are in a hall, its guests among them, answer the statements that are asked about in it. */
@Injectable()
export class HallStatements implements OnModuleInit {
  constructor(
    private readonly rounds: RoundGate,
    private readonly states: HallStates,
    private readonly people: HallPeopleRepository,
  ) {}

  onModuleInit(): void {
    this.rounds.registerHallDoor(async (hallId, participant) => {
      if (!participant || !(await this.people.hasJoined(hallId, participant.id))) return 'hall_not_joined';
      const { state } = await this.states.current(hallId);
      return state.restrictions.get(participant.id)?.kind === 'removed' ? 'hall_removed' : null;
    });
  }
}
