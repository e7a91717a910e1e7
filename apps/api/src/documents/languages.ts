const rightToLeft = /^(ar|he|fa|ur|yi|ps|dv|ckb|sd|ug)(-|$)/;

/** Whether a language is written from right to left. */
export function isRightToLeft(lang: string): boolean {
  return rightToLeft.test(lang.toLowerCase());
}
