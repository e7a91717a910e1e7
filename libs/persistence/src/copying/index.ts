export { portableRows, type PortableRow } from './portable-rows.js';
export { RowTally, type TableTally } from './row-tally.js';
export type { FilledTable } from './table-filling.js';
export { tableShapes, type ColumnKind, type TableShape } from './table-shapes.js';
