import { m } from '@openhall/messages/catalogue';
import type { ExportFailure, ExportState } from '@openhall/contracts/exports';

const states: Record<ExportState, () => string> = {
  waiting: m.exports_waiting,
  running: m.exports_running,
  done: m.exports_done,
  failed: m.exports_failed,
  cancelled: m.exports_cancelled,
  expired: m.exports_expired,
};

const failures: Record<ExportFailure, () => string> = {
  totals_differ: m.exports_failure_totals_differ,
  too_many_rows: m.exports_failure_too_many_rows,
  disk_full: m.exports_failure_disk_full,
  gone: m.exports_failure_gone,
  restarted_too_often: m.exports_failure_restarted_too_often,
  unexpected: m.exports_failure_unexpected,
};

const wholes: Record<string, { title: () => string; about: () => string }> = {
  'workbook.xlsx': { title: m.exports_workbook, about: m.exports_workbook_about },
  'package.zip': { title: m.exports_package, about: m.exports_package_about },
  'pack.zip': { title: m.exports_pack, about: m.exports_pack_about },
  'report.pdf': { title: m.exports_report, about: m.exports_report_about },
};

export function stateWords(state: ExportState): string {
  return states[state]();
}

export function failureWords(failure: ExportFailure): string {
  return failures[failure]();
}

/** What a file that holds everything is called, and what it is for. */
export function wholeWords(file: string): { title: string; about: string } {
  const words = wholes[file];
  return { title: words?.title() ?? file, about: words?.about() ?? '' };
}

/** Whether something is still to come. */
export function isUnderWay(state: ExportState): boolean {
  return state === 'waiting' || state === 'running';
}
