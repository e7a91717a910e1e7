/** Digits with what people put between them; no slash and no comma, which belong to dates and sums. */
const run = /(?:\+|\b00)?\(?\d(?:[\d .()-]{4,20})\d/gu;
const cue =
  /\b(?:tel|telf|tfno|tlf|telefono|phone|call|ring|text|mobile|cell|movil|celular|whatsapp|llama|llamad|llamame|llamadme|numero|telephone|appelez|anrufen|nummer)\b[^\d]{0,25}$/u;
const unitBehind =
  /^\s*(?:€|\$|£|%|eur|dol|libras|pounds|millon|million|people|personas|habit|votes|votos|m2|kg|km)/u;
const unitBefore = /[€$£]\s*$/u;

/** Whether a folded text seems to hold a phone number. Sums, years, dates and times are not taken for one. */
export function holdsPhone(folded: string): boolean {
  for (const found of folded.matchAll(run)) {
    const before = folded.slice(0, found.index);
    const behind = folded.slice(found.index + found[0].length);
    if (unitBehind.test(behind) || unitBefore.test(before) || /[\d/:,][\d/:,]?$/u.test(before)) continue;
    if (isPhone(found[0], cue.test(before))) return true;
  }
  return false;
}

function isPhone(written: string, afterCue: boolean): boolean {
  const digits = written.replace(/\D/gu, '');
  if (isYearsOrDate(written)) return false;
  if (/^(?:\+|00)/u.test(written)) return digits.length >= 8 && digits.length <= 15;
  if (afterCue) return digits.length >= 7 && digits.length <= 12;
  // Spain: nine digits; 3-3-3, 3-2-2-2, 2-3-2-2 or in one.
  if (/^[6-9]\d{8}$/u.test(digits)) return /^[\d]+$|^\d{2,3}(?:[ .-]\d{2,3}){2,3}$/u.test(written);
  // North America: 3-3-4 with something between.
  if (/^\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/u.test(written)) return true;
  // Britain, France, Germany …: a nought in front.
  return /^0[1-9]\d{8,10}$/u.test(digits);
}

function isYearsOrDate(written: string): boolean {
  const groups = written.split(/[ .()-]+/u).filter((group) => group !== '');
  if (groups.every((group) => /^(?:19|20)\d{2}$/u.test(group))) return true;
  return /^\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$|^\d{4}-\d{2}-\d{2}\b/u.test(written);
}
