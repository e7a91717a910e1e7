import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import { toldValue } from '../tables/cells.js';
import type { Column, Value } from '../tables/column.js';

/** What Excel takes at most in a cell (UTF-16 units) and on a sheet. */
const mostText = 32_767;
export const mostRows = 1_048_576;

/** Places in the list of formats of `stylesXml`. */
const styles = { plain: 0, head: 1, instant: 2, date: 3, integer: 4 } as const;

/** Of 1970-01-01 in the count of days that Excel keeps (1900-01-00 is 0, and 1900 a leap year). */
const epochDay = 25_569;
const dayMs = 86_400_000;

export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
`;

/** The beginning of a sheet whose first row stays in sight. Widths are in characters. */
export function sheetStart(widths: readonly number[]): string {
  const columns = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
}

export const sheetEnd = '</sheetData></worksheet>';

/** A row of cells; those without a value are left out. */
export function rowXml(number: number, cells: readonly string[]): string {
  const placed = cells.map((cell, i) =>
    cell === '' ? '' : `<c r="${columnLetters(i)}${number}"${cell.slice(2)}`,
  );
  return `<row r="${number}">${placed.join('')}</row>`;
}

/** `A` … `Z`, `AA` … */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

export function headCell(text: string): string {
  return textCell(text, styles.head);
}

/** Text is written as text and never as a formula, whatever it begins with. */
export function textCell(text: string, style: number = styles.plain): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** A value with its type: numbers, dates and truth values are what they are, so that they sort and add up. */
export function valueCell(column: Column, value: Value | undefined, locale: Locale): string {
  if (value === null || value === undefined) return '';
  if (column.type === 'instant') return instantCell(Number(value));
  if (column.type === 'date') return dateCell(String(value));
  const told = toldValue(column, value, locale);
  if (typeof told === 'boolean') return `<c t="b"><v>${Number(told)}</v></c>`;
  if (typeof told === 'number') {
    return `<c s="${column.type === 'integer' ? styles.integer : styles.plain}"><v>${told}</v></c>`;
  }
  return textCell(fitting(String(told), locale));
}

function instantCell(at: number): string {
  // Earlier dates have no number that all programs agree on.
  if (at < Date.UTC(1900, 2, 1)) return textCell(new Date(at).toISOString());
  return `<c s="${styles.instant}"><v>${at / dayMs + epochDay}</v></c>`;
}

function dateCell(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || at < Date.UTC(1900, 2, 1)) return textCell(day);
  return `<c s="${styles.date}"><v>${at / dayMs + epochDay}</v></c>`;
}

function fitting(text: string, locale: Locale): string {
  if (text.length <= mostText) return text;
  const note = m.export_cut({}, { locale });
  const kept = text.slice(0, mostText - note.length);
  // Never half a character.
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}${note}`;
}

/**
 * Text as XML. Characters that XML cannot hold are written `_x0001_`, as the format says (ECMA-376, ST_Xstring), and what
 * looks like that already has its underscore written so.
 */
export function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase();
      return `_x${code.padStart(4, '0')}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
