import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, ValidateBy, ValidateIf } from 'class-validator';
import { normaliseEmail } from './email-address.js';

/** An e-mail address, normalised. An empty nullable one becomes null. */
export function EmailField({ nullable = false }: { nullable?: boolean } = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      if (nullable && value.trim() === '') return null;
      return normaliseEmail(value) ?? value;
    }),
    ...(nullable ? [ValidateIf((_: object, value: unknown) => value !== null)] : []),
    ValidateBy(
      {
        name: 'email_address',
        validator: {
          validate: (value) => typeof value !== 'string' || normaliseEmail(value) !== null,
          // Without a message the context would be dropped.
          defaultMessage: () => 'not_an_email',
        },
      },
      { context: { code: 'not_an_email' } },
    ),
    IsString(),
  );
}
