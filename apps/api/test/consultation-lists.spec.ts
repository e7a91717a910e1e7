import { expect, it } from '@jest/globals';
import type { ConsultationSummary } from '@openhall/contracts/consultations';
import type { Page } from '@openhall/contracts/pages';
import { publishConsultation } from './builders/consultations.js';
import { describeOnEachDatabase } from './harness/application.js';
import { countQueries } from './harness/query-counter.js';

describeOnEachDatabase('lists of consultations', (world) => {
  const list = async (query: string) =>
    (await world().get<Page<ConsultationSummary>>(`/consultations?${query}`)).body;

  it('are open with the soonest end first, coming by their start, closed newest first', async () => {
    const made: Record<string, [number, number]> = {
      'lists-late': [-3, 9],
      'lists-soon': [-1, 2],
      'lists-far': [20, 30],
      'lists-near': [10, 40],
      'lists-long-over': [-40, -30],
      'lists-over': [-20, -10],
    };
    for (const [slug, [opens, closes]] of Object.entries(made))
      await publishConsultation(world(), opens, closes, { slug });
    const slugs = async (status: string) =>
      (await list(`status=${status}&query=lists`)).items.map((item) => item.slug.slice('lists-'.length));
    expect(await slugs('open')).toEqual(['soon', 'late']);
    expect(await slugs('upcoming')).toEqual(['near', 'far']);
    expect(await slugs('closed')).toEqual(['over', 'long-over']);
  });

  it('are found by words without accents or case, in any language', async () => {
    await publishConsultation(world(), -1, 1, {
      slug: 'plaza',
      texts: {
        en: { title: 'Square', summary: '' },
        es: { title: 'La Plaza de las Ñáñigas', summary: '' },
      },
    });
    expect((await list('query=NANIGAS%20plaza')).items.map((item) => item.slug)).toEqual(['plaza']);
    expect((await list('query=nowhere')).items).toEqual([]);
  });

  it('come in pages without gaps or doubles, with as many queries for many as for few', async () => {
    const reader = world().database.reader;
    const few = await countQueries(reader, () => list('query=lists'));
    for (let index = 0; index < 45; index += 1)
      await publishConsultation(world(), -1, 50, { slug: `paged-${index}` });
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`status=open&query=paged&cursor=${cursor}`);
      seen.push(...page.items.map((item) => item.slug));
      cursor = page.next ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
    expect(await countQueries(reader, () => list('query=paged'))).toBe(few);
    expect((await list('cursor=bm9wZQ')) as unknown).toMatchObject({ code: 'cursor_invalid' });
  });
});
