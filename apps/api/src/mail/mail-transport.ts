import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import { cleanSingleLine, cleanText } from '@openhall/domain/text';
import type { OutgoingMail } from '@openhall/persistence/entities';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';

/** One mail server that hangs must not hold up the other jobs for long. */
const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** A mail server that did not take a mail. The message names what failed, never the address, the text or a password. */
export class DeliveryError extends Error {
  /** The server's code where it refuses the receiver for good: trying again is of no use. */
  readonly refusedForGood: string | null;

  constructor(error: unknown) {
    const { code, command, responseCode } = (error ?? {}) as Record<string, unknown>;
    const parts = [code, command, responseCode].filter(
      (part) => typeof part === 'string' || typeof part === 'number',
    );
    super(`the mail server did not take it (${parts.join(', ') || 'no reason given'})`);
    const isForGood = command === 'RCPT TO' && Number(responseCode) >= 550 && Number(responseCode) <= 559;
    this.refusedForGood = isForGood ? String(responseCode) : null;
  }
}

/** Hands mails to the server of `SMTP_URL`. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transporter: Transporter | null;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    this.transporter = environment.smtpUrl ? createTransport({ url: environment.smtpUrl, ...waits }) : null;
  }

  get configured(): boolean {
    return this.transporter !== null;
  }

  /** @throws DeliveryError */
  async deliver(mail: OutgoingMail, senderName: string): Promise<void> {
    try {
      await this.transporter?.sendMail({
        from: { name: cleanSingleLine(senderName), address: this.environment.mailFrom },
        // An object is taken as one address; a text would be read as a list of them.
        to: { name: '', address: mail.recipient },
        subject: cleanSingleLine(mail.subject),
        text: cleanText(mail.body),
        // A retry after a crash sends it again under the same id, which mail programs fold into one.
        messageId: `<${mail.id}@${this.environment.publicUrl.hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribeUrl) },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw new DeliveryError(error);
    }
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}

/** One click of the receiver's mail program ends such mails (RFC 2369, RFC 8058). */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (url === null) return {};
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
