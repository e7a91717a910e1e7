import { Comment, Proposal } from '@openhall/persistence/entities';
import type { Answer, TestSession, World } from '../harness/application.js';
import { openConsultation, propose } from './open-consultation.js';
import type { OpenConsultation } from './open-consultation.js';

/** A proposal that two residents comment on and a moderator watches. */
export class Discussion {
  private constructor(
    private readonly world: World,
    readonly place: OpenConsultation,
    readonly proposalId: string,
    /** Ana, who proposed it. */
    readonly author: TestSession,
    /** Luis */
    readonly reader: TestSession,
    readonly moderator: TestSession,
  ) {}

  static async open(world: World, options: { hideCounts?: boolean } = {}): Promise<Discussion> {
    const place = await openConsultation(world, options);
    const author = await world.signIn('resident', 'Ana');
    const reader = await world.signIn('resident', 'Luis');
    const moderator = await world.signIn('moderator');
    return new Discussion(world, place, await propose(world, place.slug, author), author, reader, moderator);
  }

  /** Posts a comment of Ana's unless told otherwise. */
  write(body: object, as = this.author, key?: string): Promise<Answer> {
    return this.world.post(`/proposals/${this.proposalId}/comments`, {
      as,
      body: { parentId: null, alignment: 'neutral', body: 'A thought', lang: 'en', ...body },
      ...(key ? { key } : {}),
    });
  }

  /** Posts one and returns its id. */
  async post(body: object, as = this.author): Promise<string> {
    return (await this.write(body, as)).body.id as string;
  }

  page(query = '', as?: TestSession): Promise<Answer> {
    return this.world.get(`/proposals/${this.proposalId}/comments${query}`, as ? { as } : {});
  }

  decide(subjectId: string, act: 'hide' | 'restore'): Promise<Answer> {
    const body = {
      subjectType: 'comment',
      subjectId,
      act,
      reason: 'insult',
      note: 'Against the rules of conduct',
    };
    return this.world.post('/desk/decisions', { as: this.moderator, body });
  }

  stored(commentId: string): Promise<Comment> {
    return this.world.database.reader.getRepository(Comment).findOneByOrFail({ id: commentId });
  }

  /** The proposal's row, for its counters. */
  counters(): Promise<Proposal> {
    return this.world.database.reader.getRepository(Proposal).findOneByOrFail({ id: this.proposalId });
  }
}
