import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runOpenhall } from './command-line.mjs';
import { inFreshDirectory } from './place.mjs';
import { row, skipped } from './report.mjs';
import { referenceData } from './serving.mjs';

export const needs = ['cli'];

/** Import and export of the Madrid set by the command line: rows per second and the most memory, as it says itself. */
export function measure() {
  const { folder, proposals, comments } = referenceData();
  if (!existsSync(proposals) || !existsSync(comments)) {
    return [skipped('Madrid: import and export', `no data in ${folder} (OPENHALL_REFERENCE_DATA)`)];
  }
  return inFreshDirectory(async (directory) => {
    const source = ['import', 'proposals', proposals, '--comments', comments];
    const target = ['--preset', 'decide-madrid', '--consultation', 'madrid', '--json'];
    const imported = await runOpenhall(directory, [...source, ...target]);
    const exported = await runOpenhall(directory, ['export', 'madrid', join(directory, 'out'), '--json']);
    return [
      row(`Madrid: import of ${imported.proposals.read + imported.comments.read} rows`, [speedOf(imported)]),
      row('Madrid: most memory of the import', [memoryOf(imported)]),
      row(`Madrid: export of ${exported.proposals + exported.comments} rows, as CSV, JSON and JSON Lines`, [
        speedOf(exported),
      ]),
      row('Madrid: most memory of the export', [memoryOf(exported)]),
    ];
  });
}

const speedOf = ({ rowsPerSecond }) => ({ name: 'with start and end', value: rowsPerSecond, unit: 'rows/s' });
const memoryOf = ({ peakMemoryMB }) => ({ name: 'resident', value: peakMemoryMB, unit: 'MB' });
