import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { ProposalImport } from '@openhall/api/proposals/proposal-import.service';
import type { ProposalPage } from '@openhall/contracts/proposals';
import { bringIn, imported } from './builders/imported.js';
import { openConsultation, propose } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';

describeOnEachDatabase('imported proposals', (world) => {
  it('come in once, numbered on, and say who wrote them', async () => {
    const ana = await world().signIn();
    const consultation = await openConsultation(world());
    await propose(world(), consultation, ana);
    const rows = imported(10);
    expect(await bringIn(world(), consultation, rows, 'elsewhere')).toBe(10);
    expect(await bringIn(world(), consultation, [...rows, ...imported(12).slice(10)], 'elsewhere')).toBe(2);
    expect(await bringIn(world(), consultation, rows, 'elsewhere')).toBe(0);
    const { items, total } = (
      await world().get<ProposalPage>(`/consultations/${consultation.slug}/proposals?order=newest`)
    ).body;
    expect(total).toBe(13);
    expect(items.map((item) => item.number).sort((left, right) => left! - right!)).toEqual(
      Array.from({ length: 13 }, (_, index) => index + 1),
    );
    expect(items.find((item) => item.title === 'Imported proposal 6')).toMatchObject({
      author: { kind: 'imported', name: 'Person 6' },
      counts: { supports: 0, importedSupports: 6 },
      publishedAt: Date.UTC(2016, 1, 1) + 2,
    });
    const ids = await world().database.unitOfWork.write((manager) =>
      world().service(ProposalImport).idsBySourceKey(manager, 'elsewhere', ['3', 'none']),
    );
    expect([...ids.keys()]).toEqual(['3']);
  });

  it('that come twice at the same time come in once', async () => {
    const consultation = await openConsultation(world());
    const source = uuid();
    const counts = await Promise.all(
      [1, 2, 3].map(() => bringIn(world(), consultation, imported(30), source)),
    );
    expect(counts.sort((left, right) => left - right)).toEqual([0, 0, 30]);
  });
});
