import type { IncomingMessage } from 'node:http';
import type { Bootstrap } from '@openhall/contracts/council';
import type { Locale } from '@openhall/messages/catalogue';
import type { InProcessApi } from './lib/server/in-process.js';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** An ErrorCode, where the API gave one. */
      code?: string;
      /** What to tell the council so that the log entry can be found. */
      id?: string;
    }
    interface Locals {
      bootstrap: Bootstrap;
      locale: Locale;
    }
    interface Platform {
      /** The raw request; the API puts itself on it before it hands the request to the web app. */
      req: IncomingMessage & { openhallApi?: InProcessApi };
    }
  }
}

export {};
