import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { exported } from './builders/exported.js';
import { answer, openRound, statementIds } from './builders/rounds.js';
import { describeOnEachDatabase } from './harness/application.js';
import { readConversation } from '../../cli/src/opinions/read-conversation.js';

describeOnEachDatabase('exports of statements', (world) => {
  it('have the shape of Polis, each person’s last answer alone, and only once the round is over', async () => {
    const round = await openRound(world(), ['=More trees', 'More, and better, benches', 'Fewer cars']);
    const [ana, ben] = [await world().signIn('resident', 'Ana'), await world().signIn('resident', 'Ben')];
    const ids = (await statementIds(world(), round.id, ana)) as [string, string, string];
    await answer(world(), ana, ids[0], 'disagree');
    await answer(world(), ana, ids[0], 'agree');
    await answer(world(), ana, ids[1], 'pass');
    await answer(world(), ben, ids[0], 'disagree');
    const file = `polis-${round.id}.zip`;
    const path = `/consultations/${round.slug}`;
    expect((await world().post(`${path}/exports`, { body: { file, locale: 'en' } })).status).toBe(400);
    const closed = await world().post(`/desk/statement-rounds/${round.id}/closing`, { as: round.officer });
    expect(closed.status).toBe(200);
    expect((await world().get(`${path}/exports`)).body.rounds).toMatchObject([{ file }]);
    const { bytes } = await exported(world(), path, file);
    const directory = await mkdtemp(join(tmpdir(), 'openhall-polis-'));
    try {
      for (const [name, content] of Object.entries(unzipSync(bytes)))
        await writeFile(join(directory, name), content);
      const { statements, votes } = await readConversation(directory);
      expect(statements.map(({ id, text }) => [id, text])).toEqual([
        ['1', "'=More trees"],
        ['2', 'More, and better, benches'],
        ['3', 'Fewer cars'],
      ]);
      const given = votes.map(({ statement, stance }) => `${statement} ${stance}`).sort();
      expect(given).toEqual(['1 agree', '1 disagree', '2 pass']);
      expect(new Set(votes.map(({ participant }) => participant)).size).toBe(2);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
