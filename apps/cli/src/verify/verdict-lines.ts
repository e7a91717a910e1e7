import type { PackagedVote, Verdict, CheckName } from '@openhall/domain/verification';

/** Places that are named one by one; of more than these only their number is said. */
const mostPlaces = 20;

const asked: Record<CheckName, string> = {
  format: 'the files can be read',
  files: 'every file is as it was listed, and none is missing or added',
  key: 'the key is the one whose fingerprint you gave',
  signature: 'the list of files is signed with this key',
  leaves: 'the list of ballots is well formed',
  checkpoints: 'every checkpoint is signed and fits the ballots and the rules',
  consistency: 'every checkpoint continues the one before it',
  earlier_checkpoints: 'the checkpoints that you kept are the beginning of this vote',
  receipts: 'the ballots of your receipts are there',
  openings: 'every ballot is the one that was committed to, and the rules allow it',
  count: 'counting the ballots again gives the published result',
  totals: 'the totals agree',
  audit: 'the records of what officers did are unchanged',
  statements: 'scrutineers signed that they counted the ballots to this result',
};

const why: Record<CheckName, string> = {
  format: '',
  files: '',
  key: 'give --key with the fingerprint that the council published elsewhere; a key inside the package proves nothing',
  signature: '',
  leaves: '',
  checkpoints: '',
  consistency: '',
  earlier_checkpoints: 'give --checkpoint if you kept one while the vote ran',
  receipts: 'give --receipt if you have one',
  openings: 'the ballots of this vote are open to its scrutineers alone',
  count: 'the ballots of this vote are open to its scrutineers alone',
  totals: 'the ballots of this vote are open to its scrutineers alone',
  audit: '',
  statements: 'no scrutineer has signed yet, or this vote needs none',
};

const last: Record<Verdict['verdict'], string> = {
  proved: 'PROVED: everything holds, and the council’s published key signed it.',
  consistent: 'CONSISTENT: the package agrees with itself. What was not checked above is not proved.',
  broken: 'BROKEN: this package is not what was cast and signed. The places are named above.',
};

/** A verdict in words, check by check. */
export function verdictLines({ verdict, checks, fingerprint }: Verdict, vote: PackagedVote | null): string[] {
  return [
    ...(vote ? [`${vote.question} (${vote.council})`, `Vote: ${vote.origin}`] : []),
    ...(fingerprint === null ? [] : [`Key in the package: ${fingerprint}`]),
    ...(vote?.rehearsal ? ['This was a rehearsal with pretend ballots.'] : []),
    '',
    ...checks.flatMap(({ name, outcome, places }) => {
      if (outcome === 'passed') return [`  holds     ${asked[name]}`];
      if (outcome === 'not_asked')
        return why[name] === '' ? [] : [`  not asked ${asked[name]} (${why[name]})`];
      return [`  FAILS     ${asked[name]}:`, ...placeLines(places)];
    }),
    '',
    last[verdict],
  ];
}

function placeLines(places: readonly string[]): string[] {
  const more = places.length - mostPlaces;
  return [
    ...places.slice(0, mostPlaces).map((place) => `              ${place}`),
    ...(more > 0 ? [`              and ${more} more`] : []),
  ];
}
