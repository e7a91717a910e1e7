import { instant, integer, key, numberKey, text } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const minutes: TablePlan = {
  name: 'townhall_minutes',
  columns: [
    key('townhall_id'),
    text('opening'),
    text('closing'),
    text('record', { nullable: true }),
    integer('version', { default: '1' }),
    instant('published_at', { nullable: true }),
    text('corrections'),
    integer('transcript_offset_ms', { default: '0' }),
  ],
  foreignKeys: [foreignKey('fk_townhall_minutes_hall', 'townhall_id', 'townhall', 'CASCADE')],
};

const transcriptSegment: TablePlan = {
  name: 'townhall_transcript_segment',
  columns: [
    key('townhall_id'),
    numberKey('position'),
    integer('start_ms'),
    integer('end_ms'),
    text('speaker', { nullable: true }),
    text('text'),
    text('folded'),
  ],
  foreignKeys: [foreignKey('fk_townhall_transcript_segment_hall', 'townhall_id', 'townhall', 'CASCADE')],
};

/** In the order in which they are created. */
export const hallAfterwardsTables: TablePlan[] = [minutes, transcriptSegment];
