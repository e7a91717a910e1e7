import { beforeAll, expect, it, jest } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createApplication, prepare } from '@openhall/api/application';
import { ConsultationGate } from '@openhall/api/consultations/consultation-gate.service';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import type { Consultation, ConsultationDraft, PhaseDraft } from '@openhall/contracts/consultations';
import type { PhaseKind } from '@openhall/domain/phases';
import { instantOf } from '@openhall/domain/phases';
import { AuditEntry, Phase } from '@openhall/persistence/entities';
import { openConsultation, propose } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import { Listener } from './harness/listener.js';
import { countQueries } from './harness/query-counter.js';
import type { TestSession } from './harness/application.js';

const hour = 3_600_000;

describeOnEachDatabase('phases', (world) => {
  let officer: TestSession;

  beforeAll(async () => {
    officer = await world().signIn('officer');
  });

  const phase = (kind: PhaseKind, opensIn: number, closesIn: number, hideCounts = false): PhaseDraft => {
    const now = world().clock.now();
    return { kind, titles: {}, opensAt: now + opensIn * hour, closesAt: now + closesIn * hour, hideCounts };
  };

  async function publishedWith(phases: PhaseDraft[], timeZone = 'Europe/Madrid'): Promise<string> {
    return world()
      .service(ConsultationsService)
      .create(null, {
        slug: `c-${uuid()}`,
        state: 'published',
        timeZone,
        defaultLocale: 'en',
        locales: ['en'],
        texts: { en: { title: 'Phases', summary: 'About phases' } },
        phases,
      });
  }

  const desk = async (id: string) =>
    (await world().get<ConsultationDraft>(`/desk/consultations/${id}`, { as: officer })).body;
  const recorded = async (id: string) => {
    const phases = await world()
      .database.reader.getRepository(Phase)
      .find({ where: { consultationId: id }, order: { position: 'ASC' } });
    return phases.map(({ state }) => state);
  };
  const happened = async (id: string) => {
    const { body } = await world().get(`/rooms/consultation:${id}/events?after=0`, { as: officer });
    return (body.events as { type: string }[]).filter((event) => event.type === 'phase.changed').length;
  };
  const audited = async (id: string) => {
    const entries = await world()
      .database.reader.getRepository(AuditEntry)
      .find({ where: { subjectType: 'phase' }, order: { seq: 'ASC' } });
    return entries.filter((entry) => entry.detail['consultationId'] === id).map((entry) => entry.act);
  };
  const runJobs = () => world().service(JobsService).runDue();

  it('open and close by themselves, each recorded once', async () => {
    const id = await publishedWith([phase('information', -1, 2), phase('proposals', 2, 4)]);
    expect(await recorded(id)).toEqual(['open', 'upcoming']);
    world().clock.advance(2 * hour);
    await Promise.all([runJobs(), runJobs()]);
    expect(await recorded(id)).toEqual(['closed', 'open']);
    world().clock.advance(2 * hour);
    await runJobs();
    await runJobs();
    expect(await recorded(id)).toEqual(['closed', 'closed']);
    expect(await happened(id)).toBe(3);
    expect(await audited(id)).toEqual(['phase.closed', 'phase.opened', 'phase.closed']);
  });

  it('let people act exactly until they close, whatever has been recorded', async () => {
    const id = await publishedWith([phase('proposals', -1, 1)]);
    const gate = world().service(ConsultationGate);
    const closesAt = world().clock.now() + hour;
    const consultation = await gate.byId(id);
    expect(gate.closesAt(consultation, world().clock.now())).toBe(closesAt);
    expect(gate.refusal(consultation, 'support', closesAt - 1)).toBeNull();
    expect(gate.refusal(consultation, 'support', closesAt)).toBe('phase_closed');
  });

  it('are known to the gate without a query, and anew right after a change', async () => {
    const id = await publishedWith([phase('proposals', -1, 1)]);
    const gate = world().service(ConsultationGate);
    const { slug, phases } = await gate.byId(id);
    await gate.bySlug(slug);
    const queries = await countQueries(world().database.reader, async () => {
      for (let index = 0; index < 10; index += 1) await Promise.all([gate.byId(id), gate.bySlug(slug)]);
    });
    expect(queries).toBe(0);
    const closesAt = phases[0]!.closesAt + hour;
    const path = `/desk/consultations/${id}/phases/${phases[0]!.id}/extensions`;
    await world().post(path, { as: officer, body: { closesAt, note: 'One more hour' } });
    expect((await gate.byId(id)).phases[0]!.closesAt).toBe(closesAt);
    await expect(gate.byId('nobody')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that came while the server was off are caught up with when it is on again', async () => {
    const id = await publishedWith([
      phase('information', 1, 2),
      phase('proposals', 2, 3),
      phase('results', 3, 30),
    ]);
    world().clock.advance(10 * hour);
    const restarted = await createApplication(world().environment, world().database, {
      clock: world().clock,
    });
    await prepare(restarted);
    try {
      await restarted.get(JobsService, { strict: false }).runDue();
    } finally {
      // Closing the application would close the database that both share.
      await restarted.getHttpAdapter().getInstance().close();
    }
    expect(await recorded(id)).toEqual(['closed', 'closed', 'open']);
    expect(await audited(id)).toEqual([
      'phase.opened',
      'phase.closed',
      'phase.opened',
      'phase.closed',
      'phase.opened',
    ]);
  });

  it('follow the wall clock of their zone through the change to summer time', async () => {
    world().clock.set(instantOf('2026-03-28T12:00', 'Europe/Madrid')!);
    const opensAt = world().clock.now();
    const closesAt = instantOf('2026-03-29T12:00', 'Europe/Madrid')!;
    expect(closesAt - opensAt).toBe(23 * hour);
    const id = await publishedWith([{ kind: 'proposals', titles: {}, opensAt, closesAt, hideCounts: false }]);
    world().clock.advance(23 * hour - 1);
    await runJobs();
    expect(await recorded(id)).toEqual(['open']);
    world().clock.advance(1);
    await runJobs();
    expect(await recorded(id)).toEqual(['closed']);
  });

  it('that kept counts back show them to open pages of proposals as soon as they end', async () => {
    const address = await world().listen();
    const consultation = await openConsultation(world(), { hideCounts: true });
    const resident = await world().signIn();
    const { id } = await propose(world(), consultation, resident);
    await world().put(`/proposals/${id}/support`, { as: resident });
    // Not found by looking every two seconds.
    const dataVersion = jest.spyOn(world().database, 'dataVersion').mockResolvedValue(1);
    const listener = await Listener.connect(address);
    await listener.join(`proposal:${id}`);
    world().clock.set(consultation.closesAt);
    await runJobs();
    await listener.until(() => listener.tallies.length > 0);
    expect(listener.tallies[0]).toMatchObject({ values: { counts: { supports: 1 } } });
    listener.close();
    dataVersion.mockRestore();
  });

  it('keep counts back until they end', async () => {
    const id = await publishedWith([phase('proposals', -1, 1, true), phase('deliberation', 1, 2)]);
    const { slug } = await desk(id);
    const hidden = async () => (await world().get<Consultation>(`/consultations/${slug}`)).body.countsHidden;
    expect(await hidden()).toBe(true);
    world().clock.advance(hour);
    expect(await hidden()).toBe(false);
  });

  it('are extended with a public note, later only and not into the next', async () => {
    const id = await publishedWith([phase('proposals', -1, 2), phase('results', 5, 9)]);
    const [open] = (await desk(id)).phases;
    const now = world().clock.now();
    const extend = (closesAt: number, note = 'Holidays in between') =>
      world().post(`/desk/consultations/${id}/phases/${open!.id}/extensions`, {
        as: officer,
        body: { closesAt, note },
      });
    expect((await extend(open!.closesAt)).body.code).toBe('extension_not_later');
    expect((await extend(now + 6 * hour)).body.code).toBe('phase_order_invalid');
    expect((await extend(now + 4 * hour, '!')).status).toBe(400);
    const answers = await Promise.all([extend(now + 4 * hour), extend(now + 4 * hour)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
    const { phases } = (await world().get<Consultation>(`/consultations/${(await desk(id)).slug}`)).body;
    expect(phases[0]!.extensions).toEqual([
      { previousClosesAt: open!.closesAt, closesAt: now + 4 * hour, note: 'Holidays in between', at: now },
    ]);
    world().clock.advance(2 * hour);
    await runJobs();
    expect(await recorded(id)).toEqual(['open', 'upcoming']);
    world().clock.advance(2 * hour);
    await runJobs();
    expect(await recorded(id)).toEqual(['closed', 'upcoming']);
    expect((await extend(now + 5 * hour)).body.code).toBe('phase_closed');
  });

  it('that have opened keep their dates when the consultation is edited, those to come may move', async () => {
    const id = await publishedWith([phase('information', -1, 2), phase('proposals', 2, 4)]);
    const save = async (edit: (phases: PhaseDraft[]) => PhaseDraft[]) => {
      const { state: _state, id: _id, missing: _missing, documents: _documents, ...draft } = await desk(id);
      const phases = draft.phases.map(({ state: _, extensions: __, ...one }) => one);
      return world().put(`/desk/consultations/${id}`, {
        as: officer,
        body: { ...draft, phases: edit(phases) },
      });
    };
    expect(
      (await save(([first, second]) => [{ ...first!, closesAt: first!.closesAt - 1 }, second!])).body.code,
    ).toBe('phase_already_open');
    expect((await save(([, second]) => [second!])).body.code).toBe('phase_already_open');
    expect(
      (await save(([first, second]) => [{ ...first! }, { ...second!, opensAt: second!.opensAt - 1 }])).body
        .code,
    ).toBe('phase_order_invalid');
    const swapped = await save(([first, second]) => [
      first!,
      {
        ...second!,
        opensAt: second!.opensAt + hour,
        closesAt: second!.closesAt + hour,
        titles: { en: 'Your ideas' },
      },
      phase('results', 5, 6),
    ]);
    expect(swapped.status).toBe(200);
    world().clock.advance(2 * hour);
    await runJobs();
    expect(await recorded(id)).toEqual(['closed', 'upcoming', 'upcoming']);
    world().clock.advance(hour);
    await runJobs();
    expect(await recorded(id)).toEqual(['closed', 'open', 'upcoming']);
  });
});
