import { v7 as uuid } from 'uuid';
import type { Answer, TestSession, World } from '../harness/application.js';

/** Letters that no other text has. Digits would be taken for a phone number now and then. */
export function unlike(): string {
  return uuid().replace(/[\d-]/g, (sign) => 'ghijklmnop'[Number(sign)] ?? '');
}

type Type = 'proposal' | 'comment' | 'profile';

/** What moderators and residents do about contributions, as the tests say it. */
export class Desk {
  constructor(
    private readonly world: World,
    readonly moderator: TestSession,
  ) {}

  decide(
    subjectType: Type,
    subjectId: string,
    act: string,
    more: object = {},
    as = this.moderator,
  ): Promise<Answer> {
    const reasoned = { reason: 'insult', note: 'Against the rules of conduct' };
    return this.world.post('/desk/decisions', {
      as,
      body: { subjectType, subjectId, act, ...reasoned, ...more },
    });
  }

  report(as: TestSession, subjectType: Type, subjectId: string, reason = 'spam'): Promise<Answer> {
    return this.world.post('/reports', { as, body: { subjectType, subjectId, reason, note: null } });
  }

  one(subjectType: Type, subjectId: string, as = this.moderator): Promise<Answer> {
    return this.world.get(`/desk/reports/${subjectType}/${subjectId}`, { as });
  }

  async ids(query: string): Promise<string[]> {
    const { body } = await this.world.get(`/desk/reports?${query}`, { as: this.moderator });
    return body.items.map((item: { subjectId: string }) => item.subjectId);
  }

  claim(subjectType: Type, subjectId: string, as = this.moderator): Promise<Answer> {
    return this.world.put(`/desk/reports/${subjectType}/${subjectId}/claim`, { as });
  }

  async statements(as: TestSession): Promise<Answer['body'][]> {
    return (await this.world.get('/account/statements', { as })).body.items;
  }
}
