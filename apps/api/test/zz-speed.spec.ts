import { it } from '@jest/globals';
import { bringIn, imported } from './builders/imported.js';
import { openConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
const words = 'tree lamp bench road river house noise light dog water bus metro school market park bike plan city north south'.split(' ');
const rows = (n: number) => imported(n, (i) => ({ title: `Proposal ${words[i % 20]} ${i}`, body: `**Why** ${Array.from({ length: 120 }, (_, k) => words[(i * 7 + k * k) % 20]).join(' ')}. common ${i % 400 === 3 ? 'rareword' : ''}` , publishedAt: 1e12 + i*1000}));
describeOnEachDatabase('speed', (world) => {
  it('is measured', async () => {
    const small = await openConsultation(world());
    const large = await openConsultation(world());
    await bringIn(world(), small, rows(30));
    let t = performance.now();
    await bringIn(world(), large, rows(12000));
    console.log('import 12000', Math.round(performance.now() - t), 'ms');
    if (world().database.kind === 'postgres') await world().database.reader.query('ANALYZE');
    for (const q of ['', 'seed=5', 'order=newest', 'order=supported', 'query=common', 'query=rareword', 'query=tree%20la', 'query=common&order=newest', 'status=answered']) {
      const times: string[] = [];
      for (const { slug } of [small, large]) {
        const all: number[] = [];
        for (let i = 0; i < 25; i += 1) {
          t = performance.now();
          const a = await world().get(`/consultations/${slug}/proposals?${q}`);
          if (a.status !== 200) throw new Error(JSON.stringify(a.body));
          all.push(performance.now() - t);
        }
        all.sort((x, y) => x - y);
        times.push(all[12]!.toFixed(2));
      }
      console.log(world().database.kind, q, times.join(' / '));
    }
  }, 120000);
});
