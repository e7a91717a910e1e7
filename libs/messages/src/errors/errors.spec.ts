import { describe, expect, it } from '@jest/globals';
import { errorCodes, fieldErrorCodes } from '@openhall/contracts/errors';
import { locales } from '../catalogue/index.js';
import { errorMessage, fieldErrorMessage } from './index.js';

const bounds = { min: 5, max: 150 };
/** Every parameter that a problem's sentence may name. */
const problemParams = { max: 3, line: 12, name: 'Ada', minutes: 5, count: 2 };

describe.each(locales)('error sentences in %s', (locale) => {
  it.each([...errorCodes])('%s has a sentence of its own', (code) => {
    const sentence = errorMessage(code, problemParams, locale);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toContain('undefined');
    expect(sentence).not.toBe(errorMessage('no_such_code' as never, {}, locale));
  });

  it.each([...fieldErrorCodes])('field error %s has a sentence with its bounds filled in', (code) => {
    const sentence = fieldErrorMessage(code, bounds, locale);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toContain('undefined');
  });
});

describe('unknown codes', () => {
  it('get a general sentence instead of an exception', () => {
    expect(errorMessage('from_the_future' as never, {}, 'en')).toBe(
      'This did not work. Please try again in a moment.',
    );
  });
});
