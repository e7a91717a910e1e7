import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { row, skipped } from './report.mjs';
import { referenceData } from './serving.mjs';

export const needs = ['libs'];

const labelsFile = join(import.meta.dirname, 'similar/labels.json');
/** As many as the page shows. */
const shown = 3;

/** How good the similar proposals are that people see while they write: the labelled drafts against Decide Madrid. */
export async function measure() {
  const { folder, proposals: proposalsFile } = referenceData();
  if (!existsSync(proposalsFile))
    return [skipped('similar proposals', `no data in ${folder} (OPENHALL_REFERENCE_DATA)`)];
  const { likest } = await import('@openhall/domain/similar');
  const proposals = parse(readFileSync(proposalsFile), { columns: true, bom: true }).map(
    ({ id, title, summary, text }) => ({ id, title, body: `${summary}\n${text}` }),
  );
  const labels = JSON.parse(readFileSync(labelsFile, 'utf8'));
  return ['tune', 'report'].flatMap((part) =>
    rowsOf(part, labels[part], (draft) => likest(draft, proposals, shown)),
  );
}

function rowsOf(part, drafts, find) {
  const answers = drafts.map((draft) => ({ draft, ids: find(draft).map(({ candidate }) => candidate.id) }));
  const repeating = answers.filter(({ draft }) => draft.similar.length > 0);
  const others = answers.filter(({ draft }) => draft.similar.length === 0);
  const hit = repeating.filter(({ draft, ids }) => ids.some((id) => draft.similar.includes(id)));
  const first = repeating.filter(({ draft, ids }) => draft.similar.includes(ids[0]));
  const foundOf = repeating.map(
    ({ draft, ids }) =>
      draft.similar.filter((id) => ids.includes(id)).length / Math.min(shown, draft.similar.length),
  );
  const right = repeating.map(({ draft, ids }) =>
    ids.length === 0 ? 1 : ids.filter((id) => draft.similar.includes(id)).length / ids.length,
  );
  const quiet = others.filter(({ ids }) => ids.length === 0);
  const percent = (count, all) => (all === 0 ? 100 : (100 * count) / all);
  const mean = (values) => (100 * values.reduce((sum, value) => sum + value, 0)) / values.length;
  for (const { draft, ids } of repeating.filter((each) => !hit.includes(each)))
    if (part === 'tune') console.log(`  not found: ${draft.title} (shown: ${ids.join(', ') || 'nothing'})`);
  const name =
    part === 'tune' ? 'similar proposals, the part tuned on' : 'similar proposals, the part reported';
  return [
    row(`${name}: a right one among ${shown}`, [
      { name: `of ${repeating.length} drafts`, value: percent(hit.length, repeating.length), unit: '%' },
    ]),
    row(`${name}: the first is right`, [
      { name: `of ${repeating.length} drafts`, value: percent(first.length, repeating.length), unit: '%' },
    ]),
    row(`${name}: found of what is there`, [{ name: 'mean', value: mean(foundOf), unit: '%' }]),
    row(`${name}: right of what is shown`, [{ name: 'mean', value: mean(right), unit: '%' }]),
    row(`${name}: nothing shown where there is nothing`, [
      { name: `of ${others.length} drafts`, value: percent(quiet.length, others.length), unit: '%' },
    ]),
  ];
}
