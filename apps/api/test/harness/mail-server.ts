import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real mail server on this machine that keeps what it is given. */
export class MailServer {
  /** Whole mails, headers first, as they came. */
  readonly received: { to: string[]; text: string }[] = [];
  /** An answer to every mail instead of taking it, e.g. 451. */
  refuseWith: number | null = null;
  /** A receiver that is refused for good. */
  unknown: string | null = null;
  port = 0;
  private server: SMTPServer | null = null;

  /** Listens, on the port of before if there was one. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onRcptTo: ({ address }, _session, done) => {
        if (address !== this.unknown) return done();
        done(Object.assign(new Error('no such user'), { responseCode: 550 }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (this.refuseWith !== null)
            return done(Object.assign(new Error('not now'), { responseCode: this.refuseWith }));
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.received.push({ to, text: Buffer.concat(chunks).toString() });
          done();
        });
      },
    });
    server.on('error', () => undefined);
    const listening = server.listen(this.port, '127.0.0.1');
    await once(listening, 'listening');
    this.port = (listening.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
