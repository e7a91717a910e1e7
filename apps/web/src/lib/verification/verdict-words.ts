import { m } from '@openhall/messages/catalogue';
import type { CheckName, Verdict } from '@openhall/domain/verification';

const checks: Record<CheckName, () => string> = {
  format: m.result_check_format,
  files: m.result_check_files,
  key: m.result_check_key,
  signature: m.result_check_signature,
  leaves: m.result_check_leaves,
  checkpoints: m.result_check_checkpoints,
  consistency: m.result_check_consistency,
  earlier_checkpoints: m.result_check_earlier_checkpoints,
  receipts: m.result_check_receipts,
  openings: m.result_check_openings,
  count: m.result_check_count,
  totals: m.result_check_totals,
  audit: m.result_check_audit,
  statements: m.result_check_statements,
};

/** What a check looks at, as a sentence that holds when it passed. */
export function checkWords(name: CheckName): string {
  return checks[name]();
}

/** What the checks came to. */
export function verdictWords(verdict: Verdict['verdict']): { title: string; text: string } {
  switch (verdict) {
    case 'proved':
      return { title: m.result_verdict_proved(), text: m.result_verdict_proved_text() };
    case 'consistent':
      return { title: m.result_verdict_consistent(), text: m.result_verdict_consistent_text() };
    case 'broken':
      return { title: m.result_verdict_broken(), text: m.result_verdict_broken_text() };
  }
}
