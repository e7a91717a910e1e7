import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { applyAction, readAgain } from './client.js';
import { unpack } from './packed.js';

/** What `$app/forms` gives in the browser. */
export { applyAction };

/** Reads the answer of a form action. */
export function deserialize(text: string): ActionResult {
  const answer = JSON.parse(text) as ActionResult & { data?: unknown };
  if (typeof answer.data === 'string') answer.data = unpack(JSON.parse(answer.data) as unknown[]) as never;
  return answer;
}

/** Sends a form and gives back what its action answered. A lost network is an answer of the type `error`. */
async function send(
  action: URL,
  data: FormData,
  multipart: boolean,
  signal: AbortSignal,
): Promise<ActionResult> {
  const response = await fetch(action, {
    method: 'POST',
    headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
    cache: 'no-store',
    body: multipart ? data : new URLSearchParams([...data] as [string, string][]),
    signal,
  });
  const result = deserialize(await response.text());
  return result.type === 'error' ? { ...result, status: response.status } : result;
}

/** Lets a form for an action be sent without leaving the page; as SvelteKit's `enhance`, for forms that post. */
export function enhance(form: HTMLFormElement, submit: SubmitFunction = () => {}): { destroy(): void } {
  async function sent(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const button = event.submitter;
    // Not `form.action`: a field may be called that.
    const address = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    const action = new URL(address, location.href);
    const formData = new FormData(form, button);
    const controller = new AbortController();
    let cancelled = false;
    const parts = { action, formData, formElement: form, controller, submitter: button };
    const answered = await submit({ ...parts, cancel: () => (cancelled = true) });
    if (cancelled) return;

    const multipart = form.enctype === 'multipart/form-data';
    let result: ActionResult;
    try {
      result = await send(action, formData, multipart, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return;
      result = { type: 'error', error };
    }
    const update = async ({ reset = true, invalidateAll = true } = {}): Promise<void> => {
      if (result.type === 'success') {
        if (reset) HTMLFormElement.prototype.reset.call(form);
        if (invalidateAll) await readAgain();
      }
      const isHere = action.pathname === location.pathname;
      if (isHere || result.type === 'redirect' || result.type === 'error') await applyAction(result);
    };
    if (answered) await answered({ action, formData, formElement: form, result, update });
    else await update();
  }

  const listener = (event: SubmitEvent) => void sent(event);
  form.addEventListener('submit', listener);
  return { destroy: () => form.removeEventListener('submit', listener) };
}
