import { SMTPServer } from 'smtp-server';

export interface Letter {
  to: string[];
  /** Headers and body as they came over the wire. */
  text: string;
}

/** A real SMTP server that keeps what it receives. */
export class Mailbox {
  readonly letters: Letter[] = [];

  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  static async open(): Promise<Mailbox> {
    const received: Letter[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            text: Buffer.concat(chunks).toString('utf8'),
          });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    if (address === null || typeof address === 'string') throw new Error('the mail server does not listen');
    const mailbox = new Mailbox(server, `smtp://127.0.0.1:${address.port}`);
    Object.assign(mailbox, { letters: received });
    return mailbox;
  }

  /** The newest sign-in code sent to an address after `already` letters; waits for it. */
  async codeFor(email: string, already: number): Promise<string> {
    for (let tries = 0; tries < 200; tries += 1) {
      const letter = this.letters.slice(already).findLast(({ to }) => to.includes(email));
      const code = letter && /\b\d{6}\b/.exec(letter.text.slice(letter.text.indexOf('\r\n\r\n')));
      if (code) return code[0];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no code came for ${email}`);
  }

  /** The newest letter to an address, as readable text; waits for it. */
  async letterTo(email: string): Promise<string> {
    for (let tries = 0; tries < 200; tries += 1) {
      const letter = this.letters.findLast(({ to }) => to.includes(email));
      if (letter) return letter.text.replaceAll('=\r\n', '').replaceAll('=3D', '=');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no letter came for ${email}`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
