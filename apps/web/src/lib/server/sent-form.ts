import type { RequestEvent } from '@sveltejs/kit';
import type { SentForm } from '../sent-form.js';

/**
 * The form that this request brings, in case that it can't be taken: plain fields only, since a page can hand back no file.
 * Undefined where a script sent it, which keeps what was typed by itself.
 */
export async function sentForm({ request, url }: RequestEvent): Promise<SentForm | undefined> {
  const plain = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  if (request.method !== 'POST' || !plain || request.headers.has('x-sveltekit-action')) return undefined;
  const form = await request.clone().formData();
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
  return { action: url.pathname + url.search, fields };
}
