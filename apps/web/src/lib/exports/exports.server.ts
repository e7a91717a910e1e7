import { redirect, type ActionFailure } from '@sveltejs/kit';
import type { ExportFileView, ExportsView } from '@openhall/contracts/exports';
import { m } from '@openhall/messages/catalogue';
import { api } from '../server/api.js';
import type { PageEvent } from '../server/api.js';
import { setFlash } from '../server/flash.js';
import { failWith, idempotencyKey, text, type FormFailure } from '../server/forms.js';

type LoadEvent = PageEvent & { locals: App.Locals };
type FormEvent = Parameters<typeof setFlash>[0] & PageEvent & { request: Request };

/** What a form that was not taken gets back; one that was taken leads elsewhere. */
type NotAsked = ActionFailure<FormFailure<Record<'file' | 'locale' | 'reason', string>>>;

/** What can be asked for below a path of the API, and what is there. */
export function exportsOf(event: LoadEvent, path: string): Promise<ExportsView> {
  return api(event).get<ExportsView>(`${path}/exports?locale=${event.locals.locale}`);
}

/** Asks for the file whose button was pressed. */
export async function askForFile(event: FormEvent, path: string): Promise<NotAsked> {
  const form = await event.request.formData();
  const values = { file: text(form, 'file'), locale: text(form, 'locale'), reason: text(form, 'reason') };
  const { reason, ...wanted } = values;
  try {
    const body = path.startsWith('/desk') ? { ...wanted, reason } : wanted;
    await api(event).post<ExportFileView>(`${path}/exports`, body, idempotencyKey(form));
  } catch (cause) {
    return failWith(cause, values, { reason: m.exports_reason(), locale: m.exports_language() });
  }
  setFlash(event, m.exports_asked());
  redirect(303, `${event.url.pathname}#files`);
}

/** Calls off the file whose button was pressed. */
export async function callOffFile(event: FormEvent): Promise<NotAsked> {
  const form = await event.request.formData();
  const values = { file: '', locale: '', reason: '' };
  try {
    await api(event).post<ExportFileView>(
      `/desk/exports/${encodeURIComponent(text(form, 'id'))}/cancellation`,
      undefined,
      idempotencyKey(form),
    );
  } catch (cause) {
    return failWith(cause, values);
  }
  setFlash(event, m.exports_called_off());
  redirect(303, `${event.url.pathname}#files`);
}
