import type { HallPage, HallPlanView, HallSummary } from '@openhall/contracts/townhall';
import type { HallCommand } from '@openhall/domain/townhall';
import { Refusal } from '../refusal.js';
import { eveningPlan } from './texts/plan.js';
import { Refused, Visitor } from './visitor.js';

/** The demo that runs on this machine, and the two who moderate there. */
export interface DemoServer {
  moderator: Visitor;
  /** Officers may moderate too. */
  officer: Visitor;
}

const local = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Signs in as the demo's moderator and officer.
 * @throws Refusal when the server is not on this machine, not there, or no demo
 */
export async function enterDemo(address: URL, signal: AbortSignal): Promise<DemoServer> {
  if (!local.includes(address.hostname))
    throw new Refusal(
      `${address.origin} is not on this machine: the scripted hall is for a local demo only.`,
    );
  const enter = async (role: 'moderator' | 'officer'): Promise<Visitor> => {
    const visitor = new Visitor(address.origin, role === 'moderator' ? 'Marta' : 'Tom', signal);
    await visitor.send('POST', '/demo/sessions', { as: role });
    return visitor;
  };
  try {
    return { moderator: await enter('moderator'), officer: await enter('officer') };
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof Refused)
      throw new Refusal(`The server at ${address.origin} is no demo. Start one with "npx openhall demo".`);
    throw new Refusal(`Nothing answers at ${address.origin}. Start the demo first: "npx openhall demo".`);
  }
}

/** Finds a hall in which the session is on or about to be, or makes one; its session is on afterwards. */
export async function liveHall(
  { moderator, officer }: DemoServer,
  now: number,
): Promise<{ id: string; title: string; isNew: boolean }> {
  const { items } = await moderator.send<HallPage>('GET', '/town-halls?when=coming');
  const found = ['live', 'paused', 'lobby'].flatMap((phase) =>
    items.filter((hall) => hall.phase === phase),
  )[0];
  const { id, title } =
    found ?? (await officer.send<HallPlanView>('POST', '/desk/town-halls', eveningPlan(now)));
  for (const command of wayToLive(found?.phase ?? 'scheduled'))
    await moderator.send('POST', `/desk/town-halls/${id}/commands`, command);
  return { id, title, isNew: found === undefined };
}

function wayToLive(phase: HallSummary['phase']): HallCommand[] {
  if (phase === 'scheduled') return [{ kind: 'hall.open_lobby' }, { kind: 'hall.start' }];
  if (phase === 'lobby') return [{ kind: 'hall.start' }];
  return phase === 'paused' ? [{ kind: 'hall.resume' }] : [];
}
