import type { TieReport } from '@openhall/domain/voting';

const stakes: Record<TieReport['about'], string> = {
  election: 'to be elected',
  elimination: 'to be eliminated',
  selection: 'to be chosen',
  ranking: 'for the order',
};

const rules: Record<TieReport['brokenBy'], string> = {
  'previous-rounds': 'by the earlier rounds',
  'option-order': 'by the order of the options',
  lot: 'by lot',
  undeclared: 'by the order of the options, for want of a declared rule that decides',
};

/** Every tie in words: who, what for, how it was broken, and whether it mattered. */
export function tieLines(ties: readonly TieReport[]): string[] {
  if (ties.length === 0) return ['Ties: none'];
  return ['Ties:', ...ties.map(tieLine)];
}

function tieLine({ round, about, options, chosen, brokenBy, decisive }: TieReport): string {
  const mattered =
    decisive === null
      ? ''
      : decisive
        ? ' It decided who won.'
        : ' Another choice would have changed no winner.';
  return `  ${round}: ${options.join('; ')} were equal ${stakes[about]}; ${chosen.join('; ')} taken ${rules[brokenBy]}.${mattered}`;
}
