import { m } from '@openhall/messages/catalogue';
import type { ColumnType, Message } from './column.js';

/** What a type of column is called. */
export const typeWords: Record<ColumnType, Message> = {
  text: m.export_type_text,
  integer: m.export_type_integer,
  decimal: m.export_type_decimal,
  yes_no: m.export_type_yes_no,
  instant: m.export_type_instant,
  date: m.export_type_date,
  word: m.export_type_word,
};
