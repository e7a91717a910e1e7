import type { HallRecord } from './record.js';

type RecordedQuestion = HallRecord['questions'][number];

/**
 * A frozen record as it reads later: answers that were owed stand where they came, and who is gone since has no name in it.
 * Nothing else of the hall as it is now (`current`) enters.
 */
export function settledRecord(frozen: HallRecord, current: HallRecord): HallRecord {
  const questions = new Map(current.questions.map((question) => [question.number, question]));
  const speakers = new Map(current.speakers.map((speaker) => [speakerKey(speaker), speaker.name]));
  return {
    ...frozen,
    questions: frozen.questions.map((question) => settledQuestion(question, questions.get(question.number))),
    speakers: frozen.speakers.map((speaker) => ({
      ...speaker,
      name: speakers.get(speakerKey(speaker)) ? speaker.name : '',
    })),
  };
}

function settledQuestion(frozen: RecordedQuestion, current: RecordedQuestion | undefined): RecordedQuestion {
  const askerName = current?.askerName == null ? null : frozen.askerName;
  if (frozen.outcome !== 'deferred' || current?.outcome !== 'answered_later') return { ...frozen, askerName };
  const { outcome, answer, answeredAt, panellist } = current;
  return { ...frozen, askerName, outcome, answer, answeredAt, panellist, owed: null };
}

function speakerKey({ startedAt, inRoom }: HallRecord['speakers'][number]): string {
  return `${startedAt} ${inRoom}`;
}
