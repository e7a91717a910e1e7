import { beforeAll, expect, it } from '@jest/globals';
import type { ProposalPage } from '@openhall/contracts/proposals';
import { openConsultation, propose, writing } from './builders/proposals.js';
import type { TestConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('the search', (world) => {
  let ana: TestSession;
  let square: TestConsultation;
  const found = async (query: string) =>
    (
      await world().get<ProposalPage>(
        `/consultations/${square.slug}/proposals?query=${encodeURIComponent(query)}`,
      )
    ).body;
  const titles = async (query: string) => (await found(query)).items.map((item) => item.title).sort();

  beforeAll(async () => {
    ana = await world().signIn();
    square = await openConsultation(world());
    await propose(world(), square, ana, {
      title: 'Más árboles en la Plaza Mayor',
      body: 'Sombra en verano, por favor.',
    });
    await propose(world(), square, ana, {
      title: 'A cycle lane on Long Street',
      body: 'See https://example.org/bike-lanes for e5-routes.',
    });
    await propose(world(), square, ana, { title: 'Straßenbäume für alle', body: 'Ein Baum je Haus.' });
    await propose(world(), square, ana, { title: '更多的树木和长椅', body: '广场需要树木，还有长椅。' });
  });

  it('finds words without regard to accents and case', async () => {
    expect(await titles('ARBOLES')).toEqual(['Más árboles en la Plaza Mayor']);
    expect(await titles('árboles plaza')).toEqual(['Más árboles en la Plaza Mayor']);
    expect(await titles('strassenbaume')).toEqual(['Straßenbäume für alle']);
    expect(await titles('更多')).toEqual(['更多的树木和长椅']);
  });

  it('finds half a last word, in titles and in texts, and needs all words', async () => {
    expect(await titles('plaza somb')).toEqual(['Más árboles en la Plaza Mayor']);
    expect(await titles('somb plaza')).toEqual([]);
    expect(await titles('e5')).toEqual(['A cycle lane on Long Street']);
    expect(await titles('example.org bike-lanes')).toEqual(['A cycle lane on Long Street']);
    expect(await titles('cycle sombra')).toEqual([]);
  });

  it('takes operators and quotes for words', async () => {
    for (const query of [
      '"',
      "'",
      'title:',
      'a OR',
      'NEAR(',
      '-',
      '*',
      '!& |',
      ':*',
      "x' | 'y",
      '(plaza',
      '^mayor',
      '\\',
      '{title}',
    ]) {
      expect(await found(query)).toHaveProperty('items');
    }
    expect(await titles('(plaza')).toEqual(['Más árboles en la Plaza Mayor']);
    expect(await found('🎉')).toMatchObject({ items: [], total: 0 });
    expect(
      (await world().get(`/consultations/${square.slug}/proposals?query=${'x'.repeat(300)}`)).status,
    ).toBe(400);
  });

  it('finds a new text and not the old one after an edit', async () => {
    const made = await propose(world(), square, ana, { title: 'A fountain with goldfish' });
    expect(await titles('goldfish')).toEqual(['A fountain with goldfish']);
    await world().put(`/proposals/${made.id}`, {
      as: ana,
      body: { ...writing({ title: 'A fountain with herons' }), version: made.version },
    });
    expect(await titles('goldfish')).toEqual([]);
    expect(await titles('herons')).toEqual(['A fountain with herons']);
  });

  it('finds withdrawn ones among the withdrawn', async () => {
    const made = await propose(world(), square, ana, { title: 'An observatory on the hill' });
    await world().post(`/proposals/${made.id}/withdrawal`, { as: ana });
    expect(await titles('observatory')).toEqual([]);
    const path = `/consultations/${square.slug}/proposals?status=withdrawn&query=observatory`;
    expect((await world().get(path)).body).toMatchObject({ items: [{ id: made.id }], total: 1 });
  });

  it('finds no drafts, and nothing of other consultations', async () => {
    await propose(world(), square, ana, { title: 'Secret zeppelin harbour', draft: true });
    await propose(world(), await openConsultation(world()), ana, { title: 'Public zeppelin harbour' });
    expect(await titles('zeppelin')).toEqual([]);
  });
});
