import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Environment } from './environment.js';

/** A built web app: answers pages on the raw Node request. */
export type WebHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Header in which the web app reads the client's address; overwritten on every request, so nobody can claim one. */
export const clientAddressHeader = 'x-openhall-client-address';

/**
 * Loads the built web app. It reads its origin from the environment when imported; without one it takes https for granted
 * and refuses every plain form.
 */
export async function loadWebApp(environment: Environment): Promise<WebHandler> {
  process.env['ORIGIN'] = environment.publicUrl.origin;
  process.env['ADDRESS_HEADER'] = clientAddressHeader;
  // A register is the largest file that a form sends; the web app lets other pages have much less.
  process.env['BODY_SIZE_LIMIT'] = '21M';
  const specifier: string = '@openhall/web/handler';
  const { handler } = (await import(specifier)) as { handler: WebHandler };
  return handler;
}
