import { randomUUID } from 'node:crypto';

/** What clients sent, and what the server said about it. A command whose answer never came is still open. */
export class Ledger {
  /** By `proposal account`: `{path, as, acknowledged}`. */
  supports = new Map();
  /** By key: `{path, as, body, key, acknowledged}`; `acknowledged` is the id that was answered. */
  comments = new Map();
  /** By proposal: `{path, as, body, key, acknowledged}`. */
  responses = new Map();

  constructor(content, random) {
    this.content = content;
    this.random = random;
  }

  /** A command that was not sent before: supports and comments about half each, now and then an official response. */
  next() {
    const dice = this.random();
    if (dice < 0.04) {
      const response = this.#response();
      if (response) return response;
    }
    return (dice < 0.52 && this.#support()) || this.comment();
  }

  #pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  #support() {
    const proposal = this.#pick(this.content.proposals);
    const as = this.#pick(this.content.residents);
    const pair = `${proposal} ${as.id}`;
    if (this.supports.has(pair)) return null;
    const command = {
      method: 'PUT',
      path: `/proposals/${proposal}/support`,
      as,
      proposal,
      acknowledged: null,
    };
    this.supports.set(pair, command);
    return command;
  }

  /** A comment whose words hold its key, so that doubles can be seen. */
  comment() {
    const proposal = this.#pick(this.content.proposals);
    const key = randomUUID();
    const parents = [...this.comments.values()].slice(-50);
    const parent = this.random() < 0.3 ? this.#pick(parents) : undefined;
    const command = {
      method: 'POST',
      path: `/proposals/${parent?.acknowledged ? parent.proposal : proposal}/comments`,
      as: this.#pick(this.content.residents),
      proposal: parent?.acknowledged ? parent.proposal : proposal,
      key,
      body: {
        parentId: parent?.acknowledged ?? null,
        alignment: this.#pick(['for', 'neutral', 'against']),
        body: `Comment ${inLetters(key)}`,
        lang: 'en',
      },
      acknowledged: null,
    };
    this.comments.set(key, command);
    return command;
  }

  /** Audited: the office's answer to a proposal that has none yet. */
  #response() {
    const proposal = this.content.proposals.find((id) => !this.responses.has(id));
    if (proposal === undefined) return null;
    const command = {
      method: 'PUT',
      path: `/proposals/${proposal}/response`,
      as: this.content.officer,
      key: randomUUID(),
      body: {
        version: 0,
        status: 'under_review',
        reasons: 'We are looking into what it costs.',
        authorName: 'The office',
        department: 'Streets',
        answeredOn: '2026-03-01',
        nextStep: null,
        nextStepOn: null,
        lang: 'en',
        correctionNote: null,
      },
      acknowledged: null,
    };
    this.responses.set(proposal, command);
    return command;
  }

  /** Writes down an answer. Throws on one that no command should get. */
  note(command, { status, body }) {
    if (status >= 300) {
      throw new Error(`${command.method} ${command.path} was answered ${status}: ${JSON.stringify(body)}`);
    }
    command.acknowledged = body?.id ?? true;
  }

  all() {
    return [...this.supports.values(), ...this.comments.values(), ...this.responses.values()];
  }

  open() {
    return this.all().filter(({ acknowledged }) => acknowledged === null);
  }

  acknowledged() {
    return this.all().length - this.open().length;
  }
}

/** The same key without digits, which could be taken for a phone number, so that the comment would wait. */
function inLetters(key) {
  return key.replaceAll('-', '').replace(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}
