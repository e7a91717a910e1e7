import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { TermChange, Terms } from '@openhall/contracts/council';
import { languageName } from '$lib/format/language-name.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text, type FormFailure } from '$lib/server/forms.js';

const prefix = 'names.';

function namesIn(form: FormData): Record<string, string> {
  const fields = [...form.keys()].filter((key) => key.startsWith(prefix));
  return Object.fromEntries(fields.map((key) => [key.slice(prefix.length), text(form, key)]));
}

type TermFailure = ActionFailure<FormFailure<{ id: string; names: Record<string, string> }>>;

type TermActions = {
  /** Adds a term, or with an `id` renames one. */
  save: (event: RequestEvent) => Promise<TermFailure>;
  archive: (event: RequestEvent) => Promise<TermFailure>;
};

/** What administrators do with one of the council's lists: add a term, rename it, archive it, bring it back. */
export function termActions(list: keyof Terms): TermActions {
  const here = `/desk/settings/${list}`;

  async function send(
    event: RequestEvent,
    id: string,
    form: FormData,
    change: TermChange,
  ): Promise<TermFailure> {
    const labels = Object.fromEntries(
      Object.keys(change.names).map((tag) => [prefix + tag, languageName(tag)]),
    );
    try {
      if (id === '') await api(event).post(`/${list}`, change, idempotencyKey(form));
      else await api(event).put(`/${list}/${encodeURIComponent(id)}`, change);
    } catch (cause) {
      return failWith(cause, { id, names: change.names }, labels);
    }
    setFlash(event, m.common_saved());
    redirect(303, here);
  }

  return {
    save: async (event: RequestEvent) => {
      const form = await event.request.formData();
      return send(event, text(form, 'id'), form, { names: namesIn(form) });
    },
    archive: async (event: RequestEvent) => {
      const form = await event.request.formData();
      const archived = text(form, 'archived') === 'true';
      return send(event, text(form, 'id'), form, { names: namesIn(form), archived });
    },
  };
}
