import type { ExportFileView } from '@openhall/contracts/exports';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import type { TestSession, World } from '../harness/application.js';

/** A file that was made, with its bytes. */
export interface MadeFile {
  view: ExportFileView;
  bytes: Buffer;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Asks for a file below a path such as `/consultations/matter`, lets it be made, and takes it. */
export async function exported(
  world: World,
  path: string,
  file: string,
  asked: { as?: TestSession; reason?: string; locale?: string } = {},
): Promise<MadeFile> {
  const view = await made(world, path, file, asked);
  if (view.state !== 'done') throw new Error(`${file}: ${JSON.stringify(view)}`);
  return taken(world, view, asked.as);
}

/** Asks for a file and lets it be made, whatever becomes of it. */
export async function made(
  world: World,
  path: string,
  file: string,
  { as, reason, locale = 'en' }: { as?: TestSession; reason?: string; locale?: string } = {},
): Promise<ExportFileView> {
  const body = { file, locale, ...(reason === undefined ? {} : { reason }) };
  const answer = await world.post(`${path}/exports`, { ...(as ? { as } : {}), body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  await world.service(JobsService).runDue();
  return (await world.get(`/exports/${answer.body.id}`, as ? { as } : {})).body as ExportFileView;
}

/** The bytes of a file that is made. */
export async function taken(world: World, view: ExportFileView, as?: TestSession): Promise<MadeFile> {
  const answer = await world.app.inject({
    method: 'GET',
    url: `/api/v1/exports/${view.id}/file`,
    headers: as ? { cookie: as.cookie } : {},
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { view, bytes: answer.rawPayload, text: answer.body, headers: answer.headers };
}
