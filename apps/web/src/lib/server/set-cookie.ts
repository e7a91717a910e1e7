export interface SetCookie {
  name: string;
  /** Decoded. */
  value: string;
  options: {
    path: string;
    domain?: string;
    httpOnly: boolean;
    secure: boolean;
    sameSite?: 'lax' | 'strict' | 'none';
    maxAge?: number;
    expires?: Date;
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Reads one `Set-Cookie` line (RFC 6265, 5.2); undefined if it names no cookie. */
export function parseSetCookie(line: string): SetCookie | undefined {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  if (equals < 1) return undefined;
  const options: SetCookie['options'] = { path: '/', httpOnly: false, secure: false };
  for (const attribute of attributes) {
    const [key = '', value = ''] = attribute.split(/=(.*)/s);
    switch (key.toLowerCase()) {
      case 'path':
        options.path = value;
        break;
      case 'domain':
        options.domain = value;
        break;
      case 'httponly':
        options.httpOnly = true;
        break;
      case 'secure':
        options.secure = true;
        break;
      case 'max-age':
        options.maxAge = Number(value);
        break;
      case 'expires':
        options.expires = new Date(value);
        break;
      case 'samesite': {
        const site = value.toLowerCase();
        if (site === 'lax' || site === 'strict' || site === 'none') options.sameSite = site;
        break;
      }
    }
  }
  return { name: pair.slice(0, equals), value: decode(pair.slice(equals + 1)), options };
}
