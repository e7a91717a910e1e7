import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { JobsService } from '../jobs/jobs.service.js';
import { LiveService } from '../live/live.service.js';
import { HallActs } from './hall-acts.service.js';
import { answeredJob, tickJob } from './hall-consequences.service.js';
import type { AnsweredLater } from './hall-consequences.service.js';
import { HallStates } from './hall-states.service.js';
import { HallWaiting } from './hall-waiting.service.js';
import { ownRoom } from './rooms.js';

/** So many people are told in one unit of work. */
const batch = 200;

/** What happens in halls without anybody acting: polls close when their time is over, people are told what they waited for. */
@Injectable()
export class HallClock implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly acts: HallActs,
    private readonly states: HallStates,
    private readonly waiting: HallWaiting,
    private readonly live: LiveService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.jobs.register(tickJob, (payload) => this.acts.tick((payload as { hallId: string }).hallId));
    this.jobs.register(answeredJob, (payload) => this.tellAnswered(payload as AnsweredLater));
  }

  /** The asker and everybody who upvoted hear that an answer that was put off has come. */
  private async tellAnswered({ hallId, questionId }: AnsweredLater): Promise<void> {
    const { state } = await this.states.current(hallId);
    const { people } = await this.waiting.of(state, questionId);
    for (let from = 0; from < people.length; from += batch) {
      await this.unitOfWork.write(async (manager) => {
        for (const id of people.slice(from, from + batch))
          await this.live.append(manager, ownRoom(id), 'own.answered', { hallId, questionId });
      });
    }
  }
}
