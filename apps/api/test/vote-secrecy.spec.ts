import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, it } from '@jest/globals';
import type { Receipt, VoteView } from '@openhall/contracts/voting';
import { query, sql } from '@openhall/persistence/sql';
import { accessTable } from './access-table.js';
import { made, taken, type MadeFile } from './builders/exported.js';
import { cast, close, minutesPass, openVote, type TestVote } from './builders/votes.js';
import { describeOnEachDatabase } from './harness/application.js';
import { Listener } from './harness/listener.js';
import type { Answer, TestSession } from './harness/application.js';

const counted = 17;

/** Hears every line that the logger writes, and prints none. */
function listenToLog(log: object, heard: string[]): void {
  const holder = [log, Object.getPrototypeOf(log) as object]
    .flatMap((each) => Object.getOwnPropertySymbols(each).map((symbol) => ({ each, symbol })))
    .find(({ symbol }) => symbol.description === 'pino.stream');
  if (!holder) throw new Error('the logger has no stream');
  const stream = (holder.each as Record<symbol, { write(line: string): boolean }>)[holder.symbol]!;
  stream.write = (line) => heard.push(line) > 0;
}

describeOnEachDatabase('an open vote', (world, kind) => {
  let officer: TestSession;
  let administrator: TestSession;
  let people: TestSession[];
  let vote: TestVote;
  const receipts: string[] = [];
  const logged: string[] = [];

  /** What was cast, as nobody may see it: pseudonyms, nonces, ballots with their options. */
  const secrets = async (): Promise<string[]> => {
    const pseudonyms = await query<{ pseudonym: string; leaf_id: string }>(
      world().database.reader,
      sql`SELECT pseudonym, leaf_id FROM ballot WHERE vote_id = ${vote.id}`,
    );
    const leaves = await query<{ nonce: string; content: string }>(
      world().database.reader,
      sql`SELECT nonce, content FROM ballot_leaf WHERE vote_id = ${vote.id}`,
    );
    return [
      ...pseudonyms.flatMap(({ pseudonym, leaf_id: leaf }) => [pseudonym, leaf]),
      ...leaves.flatMap(({ nonce, content }) => [nonce, content, content.replaceAll('"', '\\"')]),
    ];
  };
  const found = (text: string, hidden: readonly string[]) => hidden.filter((secret) => text.includes(secret));

  /** A file of an export, once the server that runs beside the test has made it. */
  const fileOf = async (
    path: string,
    file: string,
    asked: { as?: TestSession; reason?: string } = {},
  ): Promise<MadeFile> => {
    let view = await made(world(), path, file, asked);
    while (view.state === 'waiting' || view.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const answer = await world().get(`/exports/${view.id}`, asked.as ? { as: asked.as } : {});
      view = answer.body as typeof view;
    }
    return taken(world(), view, asked.as);
  };

  /** Every route that reads, as everybody may call it, with what really exists in place of its parameters. */
  const everyAnswer = async (as: TestSession | null): Promise<[string, Answer][]> => {
    const answers: [string, Answer][] = [];
    for (const [method, path] of accessTable) {
      if (method !== 'GET' || path.includes('*')) continue;
      const rooms = [`vote:${vote.id}`, `consultation:${vote.consultationId}`];
      // Files of open data must have been made, or their answer waits for them.
      const files = path.includes('/feeds/')
        ? ['news.atom', 'proposals.atom', 'decisions.atom']
        : ['votes.json', 'vote_options.json'];
      const variants = path.includes(':room')
        ? rooms.map((room) => path.replace(':room', encodeURIComponent(room)))
        : path.includes(':file')
          ? files.map((file) => path.replace(':file', file))
          : [path];
      for (const variant of variants) {
        const isOfConsultation = variant.includes('consultations/:id');
        const url = variant
          .replace(':id', isOfConsultation ? vote.consultationId : vote.id)
          .replace(':slug', vote.slug)
          .replace(':code', receipts[0] ?? '')
          .replace(/:\w+/g, vote.id);
        const query_ = url.endsWith('/consistency')
          ? `?from=${counted + 1}&to=${counted + 1}`
          : url.includes('/rooms/')
            ? '?after=0'
            : '';
        answers.push([url, await world().get(`/${url}${query_}`, { as })]);
      }
    }
    return answers;
  };

  beforeAll(async () => {
    const { log } = world().app.getHttpAdapter().getInstance();
    listenToLog(log, logged);
    log.level = 'trace';
    log.trace('listening');
    officer = await world().signIn('officer');
    administrator = await world().signIn('administrator');
    people = [];
    for (let i = 0; i < counted; i += 1) people.push(await world().signIn());
    vote = await openVote(world(), officer);
  });

  it('shows nothing of what was cast: no route, room or log line', async () => {
    const address = await world().listen();
    const listener = await Listener.connect(address);
    await listener.join(`vote:${vote.id}`);
    await listener.join(`consultation:${vote.consultationId}`);
    for (const [i, as] of people.entries()) {
      const ballot = { picks: [vote.optionIds[i % 5 === 0 ? 0 : 1]] };
      receipts.push((await cast(world(), vote, { as }, ballot)).code);
    }
    await cast(world(), vote, { as: people[0] }, { abstain: true });
    await world().put(`/votes/${vote.id}/ballot`, {
      as: people[1],
      body: { ballot: { picks: ['x'] }, code: null },
    });
    await minutesPass(world());
    await listener.until(() => listener.tallies.length > 0 && listener.events.length > 0);
    const hidden = await secrets();
    expect(hidden).toHaveLength(2 * counted + 3 * (counted + 1));
    const leaks: string[] = [];
    for (const file of ['votes.json', 'vote_options.json']) await fileOf(`/consultations/${vote.slug}`, file);
    // The last one has not voted: their own ballot is theirs to see.
    for (const as of [null, await world().signIn(), officer, administrator]) {
      const answers = await everyAnswer(as);
      const reached = answers.filter(([url, { status }]) => status === 200 && url.includes('/votes'));
      // What was refused would hide nothing: these must really have answered.
      expect(reached.map(([url]) => url.replace(/.*\/votes/, '').replaceAll(vote.id, 'ID'))).toEqual(
        expect.arrayContaining([
          '',
          '/ID',
          '/ID/checkpoints',
          '/ID/consistency',
          `/ID/receipts/${receipts[0]}`,
        ]),
      );
      for (const [url, { body }] of answers) {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        leaks.push(...found(text, hidden).map((secret) => `${url}: ${secret}`));
        leaks.push(...perOption(body, vote.optionIds).map((place) => `${url}: ${place}`));
      }
    }
    expect(leaks).toEqual([]);
    const told = JSON.stringify([listener.events, listener.tallies]);
    expect(found(told, [...hidden, ...vote.optionIds])).toEqual([]);
    const tallies = listener.tallies.filter(({ room }) => room === `vote:${vote.id}`);
    expect(tallies.length).toBeGreaterThan(0);
    for (const { values } of tallies) expect(Object.keys(values).sort()).toEqual(['kind', 'turnout']);
    expect(logged.join('')).toContain('"listening"');
    expect(found(logged.join('\n'), [...hidden, ...vote.optionIds])).toEqual([]);
    listener.close();
  });

  it('shows nothing in any file that is taken away, by officers either', async () => {
    const hidden = await secrets();
    const leaks: string[] = [];
    const places = [
      { path: `/consultations/${vote.slug}`, asked: {} },
      { path: `/desk/consultations/${vote.consultationId}`, asked: { as: officer, reason: 'To see' } },
    ];
    for (const { path, asked } of places) {
      const { bytes } = await fileOf(path, 'package.zip', asked);
      const files = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);
      const rows = await fileOf(path, 'vote_options.json', asked);
      expect(files.map(([name]) => name)).toEqual(expect.arrayContaining([expect.stringMatching(/votes/)]));
      for (const [name, text] of [...files, ['vote_options.json', rows.text] as const])
        leaks.push(...found(text, hidden).map((secret) => `${path} ${name}: ${secret}`));
      leaks.push(...perOption(JSON.parse(rows.text), vote.optionIds).map((place) => `${path}: ${place}`));
      const [row] = JSON.parse((await fileOf(path, 'votes.json', asked)).text) as object[];
      expect(row).toMatchObject({ ballots: null, abstentions: null });
    }
    expect(leaks).toEqual([]);
    expect(found(logged.join('\n'), [...hidden, ...vote.optionIds])).toEqual([]);
  }, 60_000);

  it('answers each voter their own ballot, and nobody else’s', async () => {
    const own = (await world().get(`/votes/${vote.id}`, { as: people[5] })).body as VoteView;
    expect(own.own.ballot).toEqual({ picks: [vote.optionIds[0]] });
    const stranger = (await world().get(`/votes/${vote.id}`, { as: await world().signIn() }))
      .body as VoteView;
    expect(stranger.own).toEqual({ mayVote: true, voted: false, ballot: null });
  });

  it('keeps nothing of a cast beside the ballot: no event, no audit entry, no command, no time', async () => {
    const tables = ['event', 'audit', 'idempotency', 'job', 'outgoing_mail'];
    const before = await Promise.all(tables.map((table) => rowsOf(world().database.reader, table)));
    const as = await world().signIn();
    await world().put(`/votes/${vote.id}/ballot`, {
      as,
      key: '0190a1b2-0000-4000-8000-000000000009',
      body: { ballot: { picks: [vote.optionIds[2]] }, code: null },
    });
    const after = await Promise.all(tables.map((table) => rowsOf(world().database.reader, table)));
    expect(after).toEqual(before);
  });

  if (kind === 'sqlite') {
    it('keeps ballots in tables without an order of their own', async () => {
      const tables = await query<{ name: string; wr: number }>(
        world().database.reader,
        sql`SELECT name, wr FROM pragma_table_list WHERE name IN ('ballot', 'ballot_leaf')`,
      );
      expect(tables).toHaveLength(2);
      expect(tables.every(({ wr }) => wr === 1)).toBe(true);
      const columns = await query<{ name: string }>(
        world().database.reader,
        sql`SELECT name FROM pragma_table_info('ballot_leaf') UNION SELECT name FROM pragma_table_info('ballot')`,
      );
      expect(columns.filter(({ name }) => /_at$|time|date|account|seq/.test(name))).toEqual([]);
    });
  }

  it('comes to the same result and root when half of the accounts are erased', async () => {
    const twin = await openVote(world(), officer);
    const receipts: Receipt[] = [];
    for (const [i, as] of people.entries())
      receipts.push(await cast(world(), twin, { as }, { picks: [twin.optionIds[i % 3]] }));
    await minutesPass(world());
    const checkpoint = ((await world().get(`/votes/${twin.id}`)).body as VoteView).checkpoint;
    for (const as of people.filter((_, i) => i % 2 === 0))
      expect((await world().delete('/account', { as })).status).toBe(204);
    expect(((await world().get(`/votes/${twin.id}`)).body as VoteView).checkpoint).toBe(checkpoint);
    await close(world(), twin);
    const { result } = (await world().get(`/votes/${twin.id}`)).body as VoteView;
    expect(result).toMatchObject({ ballots: counted, winners: [twin.optionIds[0]] });
    const notes = (await world().get(`/votes/${twin.id}/checkpoints`)).body as string[];
    expect(notes[0]).toBe(checkpoint);
    for (const { code } of receipts)
      expect((await world().get(`/votes/${twin.id}/receipts/${code}`)).body).toMatchObject({
        state: 'included',
      });
  });
});

async function rowsOf(reader: Parameters<typeof query>[0], table: string): Promise<number> {
  const { raw } = await import('@openhall/persistence/sql');
  const rows = await query<{ n: number }>(reader, raw(`SELECT CAST(count(*) AS integer) AS n FROM ${table}`));
  return rows[0]!.n;
}

/** Places in an answer where a number stands beside an option's id, other than its cost and its place. */
function perOption(value: unknown, ids: readonly string[], path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => perOption(each, ids, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const here = `${path}.${key}`;
    if (ids.includes(key)) return [here];
    const isCounted = ids.includes(String((value as { id?: unknown }).id)) && typeof member === 'number';
    const isPlan = key === 'cost' || key === 'position';
    return [...(isCounted && !isPlan ? [here] : []), ...perOption(member, ids, here)];
  });
}
