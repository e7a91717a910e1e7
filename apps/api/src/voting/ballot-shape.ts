import type { BallotContent } from '@openhall/domain/voting';

const mostEntries = 500;

/** A request's `ballot` as one of the forms that ballots have; null for anything else. What it says is judged by the rules. */
export function ballotShape(value: unknown): BallotContent | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const [form, said] = entries[0] ?? [];
  if (entries.length !== 1) return null;
  if (form === 'abstain') return said === true ? { abstain: true } : null;
  if (form === 'picks') return isListOfTexts(said) ? { picks: said } : null;
  if (form === 'ranks') return isListOfTexts(said) ? { ranks: said } : null;
  if (form === 'points') return isRecordOfNumbers(said) ? { points: said } : null;
  return null;
}

function isListOfTexts(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length <= mostEntries && value.every((entry) => typeof entry === 'string')
  );
}

function isRecordOfNumbers(value: unknown): value is Record<string, number> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const numbers = Object.values(value);
  return numbers.length <= mostEntries && numbers.every((number) => Number.isFinite(number));
}
