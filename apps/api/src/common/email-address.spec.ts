import { describe, expect, it } from '@jest/globals';
import { normaliseEmail } from './email-address.js';

describe('an e-mail address', () => {
  it.each([
    ['  Ana.Ruiz@Example.ORG ', 'ana.ruiz@example.org'],
    ['ana+hall@example.org', 'ana+hall@example.org'],
    ['JOSÉ@example.org', 'josé@example.org'],
    ['jose\u0301@example.org', 'josé@example.org'],
    ['info@münchen.example', 'info@xn--mnchen-3ya.example'],
    ['info@MÜNCHEN.example', 'info@xn--mnchen-3ya.example'],
    ['ana@ｅxample.org', 'ana@example.org'],
    ['o’hara@example.org', 'o’hara@example.org'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normaliseEmail(typed)).toBe(kept);
  });

  it.each([
    '',
    'ana',
    '@example.org',
    'ana@',
    'ana@localhost',
    'ana@127.0.0.1',
    'ana@[127.0.0.1]',
    'a@b@example.org',
    'ana@example.org, bob@example.org',
    'Ana <ana@example.org>',
    'ana@example.org\r\nBcc: bob@example.org',
    'ana\nbcc:bob@example.org',
    'a na@example.org',
    'ana..ruiz@example.org',
    '.ana@example.org',
    'ana@-example.org',
    'ana\u202E@example.org',
    'ana\u0000@example.org',
    `${'a'.repeat(65)}@example.org`,
    `ana@${'a'.repeat(250)}.org`,
  ])('%j is none', (typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });

  it('stays what it is when normalised again', () => {
    const kept = normaliseEmail('İnci@MÜNCHEN.example');
    expect(kept).not.toBeNull();
    expect(normaliseEmail(kept ?? '')).toBe(kept);
  });
});
