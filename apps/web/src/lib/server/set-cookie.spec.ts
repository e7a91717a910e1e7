import { describe, expect, it } from '@jest/globals';
import { parseSetCookie } from './set-cookie.js';

describe('a Set-Cookie line', () => {
  it('is read with all its attributes', () => {
    const line = '__Host-session=a%20b=c; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax';
    expect(parseSetCookie(line)).toEqual({
      name: '__Host-session',
      value: 'a b=c',
      options: { path: '/', maxAge: 3600, httpOnly: true, secure: true, sameSite: 'lax' },
    });
  });

  it('keeps the date that ends a cookie', () => {
    const cookie = parseSetCookie('session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/');
    expect(cookie?.value).toBe('');
    expect(cookie?.options.expires?.getTime()).toBe(0);
  });

  it('survives a value that is not percent-encoded properly', () => {
    expect(parseSetCookie('a=100%')?.value).toBe('100%');
  });

  it('without a name is nothing', () => {
    expect(parseSetCookie('=x; Path=/')).toBeUndefined();
  });
});
