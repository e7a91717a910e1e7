import type { Cookies } from '@sveltejs/kit';

export interface Flash {
  id: string;
  text: string;
  tone: 'success' | 'info' | 'warning';
}

const name = 'flash';

/** Leaves a notice that the next page shows once, e.g. before a redirect. */
export function setFlash(event: { cookies: Cookies }, text: string, tone: Flash['tone'] = 'success'): void {
  const flash: Flash = { id: crypto.randomUUID(), text, tone };
  event.cookies.set(name, JSON.stringify(flash), { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 });
}

/** Reads the notice and forgets it. */
export function takeFlash(event: { cookies: Cookies }): Flash | null {
  const left = event.cookies.get(name);
  if (!left) return null;
  event.cookies.delete(name, { path: '/' });
  try {
    return JSON.parse(left) as Flash;
  } catch {
    return null;
  }
}
