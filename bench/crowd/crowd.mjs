import { Group } from './group.mjs';
import { burst } from './burst.mjs';
import { comingBack, missingOf } from './coming-back.mjs';

/** The load client: groups of people at several servers. Asked `{task, group, …}`, it answers `{answer}` or `{error}`. */
const groups = new Map();
let cpu = process.cpuUsage();
let since = performance.now();
let kept = [];

const tasks = {
  async come({ group: name, count, ...where }) {
    const group = groups.get(name) ?? new Group(where);
    groups.set(name, group);
    await group.come(count);
  },
  /** Begins to count; `keep` has the first person's messages kept as they are. */
  count({ group: name, keep = false }) {
    const group = groups.get(name);
    group.reset();
    kept = [];
    group.sockets[0].onMessage = keep ? (message) => void kept.push(message.toString()) : null;
    cpu = process.cpuUsage();
    since = performance.now();
  },
  /** Waits until everybody has so many events, then tells what was counted and which part of its core this took. */
  async counted({ group: name, events, patience = 20_000 }) {
    const group = groups.get(name);
    await group.until('events', events, patience);
    const used = process.cpuUsage(cpu);
    const share = (used.user + used.system) / 1000 / (performance.now() - since);
    return { ...group.totals(), share, kept };
  },
  burst: ({ group, ...options }) => burst(groups.get(group), options),
  comingBack: ({ group, ...options }) => comingBack(groups.get(group), options),
  missing: ({ group, ...options }) => missingOf(groups.get(group), options),
  totals: ({ group }) => groups.get(group).totals(),
  leave({ group }) {
    groups.get(group)?.leave();
    groups.delete(group);
  },
};

process.on('message', ({ task, ...options }) => {
  Promise.resolve(tasks[task](options)).then(
    (answer) => process.send({ answer: answer ?? null }),
    (error) => process.send({ error: String(error?.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send('ready');
