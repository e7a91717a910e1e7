import type { Rational } from '@openhall/domain/voting';

/** A number that JSON readers get exactly; as a text where their floating point would change a digit. */
export type ExactNumber = number | string;

/** From a plain decimal text without trailing zeros, as `7.2501`, or a fraction, as `1/3`. */
export function exactNumber(text: string): ExactNumber {
  const number = Number(text);
  return String(number) === text ? number : text;
}

/** From a fraction; a text such as `1/3` where it has no end as a decimal. */
export function exactFraction(value: Rational): ExactNumber {
  const decimals = decimalsOf(value.denominator);
  if (decimals === null) return value.toString();
  const text = value.toDecimal(decimals);
  return exactNumber(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}

/** How many decimals a fraction with this denominator has; null if they never end. */
function decimalsOf(denominator: bigint): number | null {
  let decimals = 0;
  for (let scale = 1n; scale % denominator !== 0n; scale *= 10n) {
    decimals += 1;
    if (decimals > 30) return null;
  }
  return decimals;
}

/** A table of decimal texts as exact numbers. */
export function exactNumbers(votes: Readonly<Record<string, string>>): Record<string, ExactNumber> {
  return Object.fromEntries(Object.entries(votes).map(([key, text]) => [key, exactNumber(text)]));
}
