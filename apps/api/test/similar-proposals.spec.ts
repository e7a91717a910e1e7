import { beforeAll, expect, it } from '@jest/globals';
import type { ProposalSummary } from '@openhall/contracts/proposals';
import { openConsultation, propose } from './builders/proposals.js';
import type { TestConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('similar proposals', (world) => {
  let author: TestSession;
  let square: TestConsultation;

  beforeAll(async () => {
    author = await world().signIn();
    square = await openConsultation(world());
    const other = await openConsultation(world());
    await propose(world(), other, author, { title: 'Carril bici por la avenida' });
    for (const title of [
      'Carril bici por la Castellana',
      'Más árboles en la plaza',
      'Bibliotecas abiertas de noche',
    ])
      await propose(world(), square, author, {
        title,
        body: 'Lo pedimos desde hace muchos años en el barrio.',
      });
  });

  const similar = async (title: string, body = '') => {
    const query = new URLSearchParams({ title, body });
    const answer = await world().get<ProposalSummary[]>(
      `/consultations/${square.slug}/similar-proposals?${query}`,
    );
    return answer.status === 200 ? answer.body.map((proposal) => proposal.title) : answer.status;
  };

  it('are found in other forms, without accents and with slips, in the same consultation alone', async () => {
    expect(await similar('carriles bicis')).toEqual(['Carril bici por la Castellana']);
    expect(await similar('mas arboless en plazas')).toEqual(['Más árboles en la plaza']);
    expect(await similar('Estudiar', 'una biblioteca que abra de noche')).toEqual([
      'Bibliotecas abiertas de noche',
    ]);
  });

  it('are none for what nobody has proposed, for nothing, and for what looks like a query', async () => {
    expect(await similar('Una piscina cubierta')).toEqual([]);
    expect(await similar('')).toEqual([]);
    for (const odd of [`" OR * NEAR(`, `'; DROP TABLE proposal --`, 'a & b | !c:*', '\\', '🙂🙂'])
      expect(await similar(odd)).toEqual([]);
  });

  it('are none of a withdrawn proposal', async () => {
    const { id } = await propose(world(), square, author, { title: 'Una fuente con peces' });
    expect(await similar('fuente de peces')).toEqual(['Una fuente con peces']);
    await world().post(`/proposals/${id}/withdrawal`, { as: author });
    expect(await similar('fuente de peces')).toEqual([]);
  });
});
