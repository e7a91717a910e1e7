import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, ValidateBy, ValidateIf } from 'class-validator';
import { cleanSingleLine, cleanText, isMeaningful } from '@openhall/domain/text';
import type { FieldProblem } from '@openhall/contracts/errors';

type Verdict = Omit<FieldProblem, 'field'>;

function judge(value: string, min: number, max: number, meaningful: boolean): Verdict | null {
  const length = [...value].length;
  if (length === 0 && min > 0) return { code: 'required' };
  if (length < min) return { code: 'too_short', params: { min, length } };
  if (length > max) return { code: 'too_long', params: { max, length } };
  if (meaningful && length > 0 && !isMeaningful(value)) return { code: 'not_meaningful' };
  return null;
}

interface TextFieldOptions {
  min?: number;
  max: number;
  /** Keeps line breaks. */
  multiline?: boolean;
  /** Needs a letter or a number of some script. */
  meaningful?: boolean;
  nullable?: boolean;
}

/**
 * A text that a person wrote: cleaned (NFC, no controls, no direction overrides), trimmed, and measured in code points.
 * An empty nullable text becomes null.
 */
export function TextField(options: TextFieldOptions): PropertyDecorator {
  const { min = 0, max, multiline = false, meaningful = false, nullable = false } = options;
  const clean = multiline ? cleanText : cleanSingleLine;
  const tooLong = (context: object) => ({ context });
  const bounds = (code: Verdict['code'], params: Verdict['params']) =>
    ValidateBy(
      {
        name: `text_${code}`,
        validator: {
          validate: (value) => typeof value !== 'string' || judge(value, min, max, meaningful)?.code !== code,
          // Without a message the context would be dropped.
          defaultMessage: () => String(code),
        },
      },
      tooLong({ code, params }),
    );
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      // Cleaning a text a thousand times too long is work for an attacker's benefit.
      if (value.length > max * 8) return value;
      const cleaned = clean(value);
      return nullable && cleaned === '' ? null : cleaned;
    }),
    ...(nullable ? [ValidateIf((_: object, value: unknown) => value !== null)] : []),
    bounds('required', undefined),
    bounds('too_short', { min }),
    bounds('too_long', { max }),
    bounds('not_meaningful', undefined),
    IsString(),
  );
}
