import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { upvoteSources } from '@openhall/domain/townhall';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { JobsService } from '../jobs/jobs.service.js';
import { LiveService } from '../live/live.service.js';
import { HallActs } from './hall-acts.service.js';
import { answeredJob, tickJob } from './hall-consequences.service.js';
import { HallNumbersRepository } from './hall-numbers.repository.js';
import { HallStates } from './hall-states.service.js';
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
    private readonly marks: HallNumbersRepository,
    private readonly live: LiveService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.jobs.register(tickJob, (payload) => this.acts.tick((payload as { hallId: string }).hallId));
    this.jobs.register(answeredJob, (payload) =>
      this.tellAnswered(payload as { hallId: string; questionId: string }),
    );
  }

  /** The asker and everybody who upvoted hear that an answer that was put off has come. */
  private async tellAnswered({ hallId, questionId }: { hallId: string; questionId: string }): Promise<void> {
    const { state } = await this.states.current(hallId);
    const sources = upvoteSources(state, questionId);
    const upvoters = await this.marks.upvoters(sources);
    const askers = sources.flatMap((id) => state.questions.get(id)?.askerId ?? []);
    const people = [...new Set([...askers, ...upvoters.map(({ accountId }) => accountId)])];
    for (let from = 0; from < people.length; from += batch) {
      await this.unitOfWork.write(async (manager) => {
        for (const id of people.slice(from, from + batch))
          await this.live.append(manager, ownRoom(id), 'own.answered', { hallId, questionId });
      });
    }
  }
}
