import { Matches } from 'class-validator';

/** The language that something is written in: a BCP 47 tag such as `es` or `pt-BR`. */
export function LanguageField(): PropertyDecorator {
  return Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { context: { code: 'not_a_language' } });
}
