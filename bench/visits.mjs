import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from '../tools/chromium.mjs';
import { writeDecideMadrid } from './decide-madrid-files.mjs';
import { runOpenhall } from './command-line.mjs';
import { firstVisits } from './first-visit.mjs';
import { inFreshDirectory } from './place.mjs';
import { referenceData, whileServing } from './serving.mjs';
import { row, skipped } from './report.mjs';

export const needs = ['cli', 'web'];

const square = 'greener-market-square';
const budget = { total: 100, script: 60 };

/** The demo's consultations, and beside them one with more comments than anybody reads. */
async function fill(directory) {
  await whileServing(directory, 'demo', async () => undefined);
  const demo = join(directory, 'demo');
  const { proposals, comments } = referenceData();
  const given = existsSync(proposals) && existsSync(comments);
  const files = given
    ? [proposals, comments]
    : [join(directory, 'proposals.csv'), join(directory, 'comments.csv')];
  if (!given) {
    const [proposalsFile, commentsFile] = files;
    writeDecideMadrid({ proposalsFile, commentsFile, first: 1, proposals: 80, comments: 3_000 });
  }
  const from = ['import', 'proposals', files[0], '--comments', files[1]];
  await runOpenhall(demo, [...from, '--preset', 'decide-madrid', '--consultation', 'madrid']);
}

/** The proposal of a consultation that is discussed most. */
async function busiest(address, slug) {
  const answer = await fetch(`${address}/api/v1/consultations/${slug}/proposals?order=discussed`);
  const { items } = await answer.json();
  return `/proposals/${items[0].id}`;
}

/** The votes of the demo: one takes ballots, one was counted. */
async function votePages(address) {
  const answer = await fetch(`${address}/api/v1/consultations/riverside-budget/votes`);
  const votes = await answer.json();
  const idOf = (state) => votes.find((vote) => vote.state === state).id;
  return { 'a vote': `/votes/${idOf('open')}`, 'a result': `/votes/${idOf('closed')}/result` };
}

async function pagesOf(address) {
  return {
    home: '/',
    consultations: '/consultations',
    consultation: `/consultations/${square}`,
    'list of proposals': `/consultations/${square}/proposals`,
    'a proposal': await busiest(address, square),
    'a proposal with hundreds of comments': await busiest(address, 'madrid'),
    'new proposal': `/consultations/${square}/proposals/new`,
    'sign in': '/sign-in',
    help: '/help',
    ...(await votePages(address)),
    'check of a package': '/verify',
  };
}

function rowsFor(name, bytes) {
  const kilobytes = (kind) => ({ name: kind, value: bytes[kind] / 1000, unit: 'kB' });
  const arms = Object.keys(bytes)
    .map(kilobytes)
    .filter(({ value }) => value > 0);
  const result = [weight(`first visit: ${name}`, arms, budget.total)];
  return bytes.script > 0
    ? [...result, weight(`script of ${name}`, [kilobytes('script')], budget.script)]
    : result;
}

/** A row judged by its first arm; the others tell what it is made of. */
function weight(measure, arms, most) {
  return { ...row(measure, arms, { value: most, at: 'most' }), ratio: undefined };
}

/** What a first visit of each public page weighs on the way, against the budget. */
export function measure() {
  const chromium = chromiumPath();
  if (!chromium) return [skipped('first visits', 'Chromium (sudo apt-get install chromium)')];
  return inFreshDirectory(async (directory) => {
    await fill(directory);
    return whileServing(directory, 'demo', async ({ port }) => {
      const address = `http://localhost:${port}`;
      const pages = await pagesOf(address);
      const visits = await firstVisits(
        chromium,
        Object.values(pages).map((path) => address + path),
      );
      return Object.keys(pages).flatMap((name, index) => rowsFor(name, visits[index]));
    });
  });
}
