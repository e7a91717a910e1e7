import type { Problem } from '@openhall/contracts/errors';
import type { RegisterImport } from '@openhall/contracts/voting';
import { ApiError, type PageEvent } from '../../server/api.js';

/** Hands a CSV file on as the new register. Throws ApiError where it is refused. */
export async function replaceRegister(
  event: PageEvent,
  csv: string,
  claimed: 'keep' | 'remove',
): Promise<RegisterImport> {
  const answer = await event.fetch(`/api/v1/desk/register?claimed=${claimed}`, {
    method: 'PUT',
    headers: { 'content-type': 'text/csv' },
    body: csv,
  });
  if (!answer.ok) throw new ApiError((await answer.json()) as Problem);
  return (await answer.json()) as RegisterImport;
}
