import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { CommandAnswer } from '@openhall/contracts/townhall';
import type { HallCommand } from '@openhall/domain/townhall';
import { api, ApiError, type Api } from '../../server/api.js';
import { setFlash } from '../../server/flash.js';
import { idempotencyKey, inWords, text } from '../../server/forms.js';
import { doneWords } from './act-words.js';
import { commandIn } from './command-form.js';
import { consoleQuery } from './console-address.js';
import type { ActDone, ActFailure } from './console-desk.svelte.js';

type Event = RequestEvent<{ id: string }>;
type Outcome = ActDone | ActionFailure<ActFailure>;

const labels = () => ({
  note: m.console_note(),
  answer: m.console_answer_text(),
  owner: m.console_defer_owner(),
  on: m.console_defer_on(),
  reason: m.console_reason(),
  text: m.console_text(),
  name: m.console_name(),
  'poll.question': m.console_poll_question(),
  'poll.options': m.console_poll_options(),
  seconds: m.console_seconds(),
});

/** Fields of a poll stand in the form under plain names. */
const fieldNames: readonly [RegExp, string][] = [
  [/^poll\.options\b.*/, 'options'],
  [/^poll\.scale\.min$/, 'scaleMin'],
  [/^poll\.scale\.max$/, 'scaleMax'],
  [/^poll\.scale\./, ''],
  [/^poll\./, ''],
];

function inField(name: string): string {
  const [pattern, plain] = fieldNames.find(([one]) => one.test(name)) ?? [/^$/, ''];
  return name.replace(pattern, plain);
}

/** What stands in the way, in words that fit a console where others act at the same time. */
function failure(cause: unknown, form: FormData) {
  if (!(cause instanceof ApiError)) throw cause;
  const problem = inWords(cause.problem, labels());
  if (problem.code === 'edited_meanwhile') problem.message = m.console_changed_meanwhile();
  problem.fields = problem.fields.map((field) => ({ ...field, name: inField(field.name) }));
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return fail(cause.problem.status, {
    problem,
    values: { scope: text(form, 'scope'), typed },
  } satisfies ActFailure);
}

/** With JavaScript the page stays and takes the answer in; without it, it is read again where the moderator was. */
function answered(event: Event, form: FormData, outcome: ActDone) {
  if (event.request.headers.get('x-sveltekit-action') === 'true') return outcome;
  setFlash(event, doneWords(outcome.act));
  const next = text(form, 'next');
  const place = text(form, 'place') || (next ? `question-${next}` : 'content');
  const query = consoleQuery(event.url, next ? { question: next } : {});
  redirect(303, `${event.url.pathname}${query}#${place}`);
}

function path({ params }: Event): string {
  return `/desk/town-halls/${encodeURIComponent(params.id)}`;
}

async function carryOut(to: Api, at: string, command: HallCommand, form: FormData): Promise<CommandAnswer> {
  const answer = await to.post<CommandAnswer>(`${at}/commands`, command, idempotencyKey(form));
  if (command.kind !== 'poll.create' || text(form, 'then') !== 'open') return answer;
  const seconds = Number(text(form, 'seconds')) || null;
  const open: HallCommand = { kind: 'poll.open', pollId: command.pollId, version: 1, seconds };
  return to.post<CommandAnswer>(`${at}/commands`, open);
}

/** What moderators do at the console: every act is one form. */
export const consoleActions = {
  act: async (event: Event): Promise<Outcome> => {
    const form = await event.request.formData();
    const command = commandIn(form, idempotencyKey(form).idempotencyKey ?? crypto.randomUUID());
    if (!command)
      return fail(400, {
        problem: { code: 'invalid_request', message: m.error_invalid_request(), fields: [] },
        values: { scope: text(form, 'scope'), typed: {} },
      } satisfies ActFailure);
    let answer: CommandAnswer;
    try {
      answer = await carryOut(api(event), path(event), command, form);
    } catch (cause) {
      return failure(cause, form);
    }
    return answered(event, form, { act: command.kind, undoId: answer.undoId });
  },

  undo: async (event: Event): Promise<Outcome> => {
    const form = await event.request.formData();
    try {
      await api(event).post(`${path(event)}/undo`, { actId: text(form, 'actId') }, idempotencyKey(form));
    } catch (cause) {
      return failure(cause, form);
    }
    return answered(event, form, { act: 'undo', undoId: null });
  },
};
