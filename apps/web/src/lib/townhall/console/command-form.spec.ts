import { describe, expect, it } from '@jest/globals';
import { commandIn } from './command-form.js';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('the command in an act’s form', () => {
  it('is none where the form names none', () => {
    expect(commandIn(formOf({}), 'k')).toBeNull();
    expect(commandIn(formOf({ kind: 'hall.destroy' }), 'k')).toBeNull();
    expect(commandIn(formOf({ kind: 'toString' }), 'k')).toBeNull();
  });

  it('carries the version that the moderator saw', () => {
    const form = formOf({ kind: 'question.accept', questionId: 'q', version: '4', scope: 'x' });
    expect(commandIn(form, 'k')).toEqual({ kind: 'question.accept', questionId: 'q', version: 4 });
  });

  it('takes an empty answer for a spoken one', () => {
    const form = formOf({ kind: 'question.finish_answer', questionId: 'q', version: '1', answer: '  ' });
    expect(commandIn(form, 'k')).toMatchObject({ answer: null });
  });

  it('reads the options of a poll line by line and gives it the form’s key', () => {
    const form = formOf({
      kind: 'poll.create',
      pollKind: 'multiple',
      question: 'Which days?',
      lang: 'en',
      options: 'Saturday\r\n\r\n Sunday \r\n',
      maxPicks: '',
      scaleMin: '1',
      scaleMax: '5',
    });
    expect(commandIn(form, 'key')).toEqual({
      kind: 'poll.create',
      pollId: 'key',
      poll: {
        kind: 'multiple',
        question: 'Which days?',
        lang: 'en',
        options: [
          { id: '1', label: 'Saturday' },
          { id: '2', label: 'Sunday' },
        ],
        maxPicks: null,
        scale: null,
        hideUntilClosed: false,
      },
    });
  });

  it('leaves the options out of a scale', () => {
    const form = formOf({
      kind: 'poll.create',
      pollKind: 'scale',
      question: 'How safe?',
      options: 'left over',
      scaleMin: '1',
      scaleMax: '5',
      minLabel: 'not at all',
      hideUntilClosed: 'on',
    });
    expect(commandIn(form, 'key')).toMatchObject({
      poll: {
        options: [],
        scale: { min: 1, max: 5, minLabel: 'not at all', maxLabel: '' },
        hideUntilClosed: true,
      },
    });
  });

  it('calls the next speaker when none is named', () => {
    expect(commandIn(formOf({ kind: 'speakers.call', means: ' Room 2 ' }), 'k')).toEqual({
      kind: 'speakers.call',
      speakerId: null,
      means: 'Room 2',
    });
  });
});
