import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';

/** Leads to the API's own answer, which streams whatever the size; a call in process would hold the whole file. */
export const GET: RequestHandler = (event) => {
  requireRole(event, 'officer');
  const { id, file } = event.params;
  redirect(307, `/api/v1/desk/consultations/${encodeURIComponent(id)}/export/${encodeURIComponent(file)}`);
};
