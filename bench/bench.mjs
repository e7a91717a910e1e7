import { build } from '../tools/build.mjs';
import { run, Stop } from '../tools/console.mjs';
import { install } from '../tools/install.mjs';
import { keep, print } from './report.mjs';

/** `npm run bench [-- NAME [COUNT]]`: what can be measured, in the order of a whole run. */
const known = {
  supports: () => import('./supports.mjs'),
  lists: () => import('./lists.mjs'),
  madrid: () => import('./madrid.mjs'),
  exports: () => import('./exports.mjs'),
  opinions: () => import('./opinions.mjs'),
  'opinion-requests': () => import('./opinion-requests.mjs'),
  similar: () => import('./similar.mjs'),
  votes: () => import('./votes.mjs'),
  ballots: () => import('./ballots.mjs'),
  hall: () => import('./hall.mjs'),
  start: () => import('./start.mjs'),
  visits: () => import('./visits.mjs'),
  crash: () => import('./crash.mjs'),
};
const names = Object.keys(known);

await run(async () => {
  const [name = 'all', count] = process.argv.slice(2);
  if (name !== 'all' && !names.includes(name)) {
    throw new Stop(`There is no measurement "${name}"; there are ${names.join(', ')} and all.`);
  }
  if (count !== undefined && !(Number.isInteger(Number(count)) && Number(count) > 0)) {
    throw new Stop(`The count must be a whole number above 0, but is "${count}".`);
  }
  const wanted = name === 'all' ? names : [name];
  const measurements = await Promise.all(wanted.map((each) => known[each]()));
  await install();
  await build({ only: [...new Set(measurements.flatMap(({ needs }) => needs))] });
  const rows = [];
  for (const [index, { measure }] of measurements.entries()) {
    console.log(`Measuring ${wanted[index]} …`);
    rows.push(...(await measure({ count: count === undefined ? undefined : Number(count) })));
  }
  print(rows);
  console.log(`\nKept in ${keep(rows)}`);
  if (rows.some(({ met }) => met === false)) throw new Stop('A goal was missed.');
});
