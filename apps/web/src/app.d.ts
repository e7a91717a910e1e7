import type { IncomingMessage } from 'node:http';
import type { Bootstrap } from '@openhall/contracts/council';
import type { Locale } from '@openhall/messages/catalogue';
import type { InProcessApi } from './lib/server/in-process.js';
import type { SentForm } from './lib/sent-form.js';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** An ErrorCode, where the API gave one. */
      code?: string;
      /** What to tell the council so that the log entry can be found. */
      id?: string;
      /** What a form without JavaScript sent when its writer was not signed in any more. */
      sent?: SentForm;
    }
    interface Locals {
      bootstrap: Bootstrap;
      locale: Locale;
      /** An address that this answer may show in a frame, because its reader asked for it. */
      frames?: string | undefined;
      /** Other sites may show this answer in a frame: it only lets read. */
      embeddable?: boolean;
      /** The form that a visitor without an account has just sent. */
      sent?: SentForm;
    }
    interface Platform {
      /** The raw request; the API puts itself on it before it hands the request to the web app. */
      req: IncomingMessage & { openhallApi?: InProcessApi };
    }
  }
}

export {};
