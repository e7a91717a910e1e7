import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { publishConsultation } from './builders/consultations.js';
import { describeOnEachDatabase } from './harness/application.js';
import { Listener } from './harness/listener.js';

const day = 24 * 3_600_000;

describeOnEachDatabase('the room of a consultation', (world) => {
  let listener: Listener;
  let address = '';

  beforeAll(async () => {
    address = await world().listen();
    listener = await Listener.connect(address);
  });

  afterAll(() => {
    listener.close();
  });

  it('is for everybody once the consultation is published, and for officers before', async () => {
    const id = await publishConsultation(world(), -1, 1, { state: 'draft' });
    expect(await listener.join(`consultation:${id}`)).toMatchObject({ ok: false });
    const ofOfficer = await Listener.connect(address, { as: await world().signIn('officer') });
    expect(await ofOfficer.join(`consultation:${id}`)).toMatchObject({ ok: true });
    ofOfficer.close();
    expect(await listener.join('consultation:nobody')).toMatchObject({ ok: false });
  });

  it('hears that a phase closed, and the counts as they move', async () => {
    const id = await publishConsultation(world(), -1, 1);
    const room = `consultation:${id}`;
    expect(await listener.join(room)).toMatchObject({ ok: true, seq: 0 });
    const service = world().service(ConsultationsService);
    await world().database.unitOfWork.write(async (manager) => {
      await service.countProposals(manager, id, 2);
      await service.countComments(manager, id, 3);
    });
    await listener.until(() => listener.tallies.some((packet) => packet.room === room));
    expect(listener.tallies.at(-1)?.values).toEqual({
      kind: 'consultation',
      proposalCount: 2,
      commentCount: 3,
    });
    world().clock.advance(day);
    await world().service(JobsService).runDue();
    await listener.until(() => listener.events.some((event) => event.room === room));
    expect(listener.events.at(-1)).toMatchObject({ room, seq: 1, type: 'phase.changed', consultationId: id });
  });
});
