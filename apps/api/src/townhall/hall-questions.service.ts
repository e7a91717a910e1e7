import { Injectable } from '@nestjs/common';
import type { Page } from '@openhall/contracts/pages';
import type { QuestionView, SimilarQuestion } from '@openhall/contracts/townhall';
import { isPublic, similarTo } from '@openhall/domain/townhall';
import type { QuestionOrder } from '@openhall/domain/townhall';
import { pageOf, readCursor } from '../common/cursor.js';
import { ProblemError } from '../common/problem.js';
import { HallNames } from './hall-names.service.js';
import { HallNumbers } from './hall-numbers.service.js';
import { HallStates } from './hall-states.service.js';
import { peopleOf, questionView } from './public-parts.js';
import { comparePositions, inOrder, positionsIn, questionsPage } from './question-order.js';
import type { QuestionPosition } from './question-order.js';

/** Which of the public questions are asked for. */
export interface QuestionsAsked {
  order: QuestionOrder;
  state?: QuestionView['state'];
  number?: number;
  cursor?: string;
}

/** The public questions of a hall, in pages. */
@Injectable()
export class HallQuestions {
  constructor(
    private readonly states: HallStates,
    private readonly numbers: HallNumbers,
    private readonly names: HallNames,
  ) {}

  /** A page of public questions. @throws ProblemError `not_found`, `cursor_invalid` */
  async page(
    hallId: string,
    { order, state: only, number, cursor }: QuestionsAsked,
  ): Promise<Page<QuestionView>> {
    const { state } = await this.states.current(hallId);
    const numbers = await this.numbers.of(hallId);
    const after = readCursor(cursor, 4);
    if (after && !after.every((value) => typeof value === 'number')) throw new ProblemError('cursor_invalid');
    const position = positionsIn(order, numbers);
    const found = inOrder(state, numbers, order).filter(
      (question) =>
        (only === undefined || question.state === only) &&
        (number === undefined || question.number === number) &&
        (after === null || comparePositions(position(question), after as QuestionPosition) > 0),
    );
    const page = pageOf(found.slice(0, questionsPage + 1), questionsPage, position);
    const names = await this.names.ofPeople(peopleOf(page.items, []));
    return { ...page, items: page.items.flatMap((item) => questionView(state, item, numbers, names) ?? []) };
  }

  /** Public questions that say something like the text. */
  async similar(hallId: string, text: string): Promise<SimilarQuestion[]> {
    const { state } = await this.states.current(hallId);
    const numbers = await this.numbers.of(hallId);
    return similarTo(text, [...state.questions.values()].filter(isPublic)).map(({ candidate: question }) => ({
      id: question.id,
      number: question.number,
      text: question.text,
      lang: question.lang,
      upvotes: numbers.upvotes.get(question.id) ?? 0,
      state: question.state as SimilarQuestion['state'],
    }));
  }
}
