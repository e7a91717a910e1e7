import type { RequestHandler } from './$types';
import { signInAddress } from '$lib/server/api.js';

/** The visitor's own data, as a file. */
export const GET: RequestHandler = async (event) => {
  const answer = await event.fetch('/api/v1/account/export');
  if (answer.status === 401)
    return new Response(null, { status: 303, headers: { location: signInAddress(event.url) } });
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      'content-disposition': 'attachment; filename="openhall-account.json"',
      'cache-control': 'no-store',
    },
  });
};
