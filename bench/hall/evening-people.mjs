import { randomUUID as uuid } from 'node:crypto';
import { LiveSocket } from '../crowd/live-socket.mjs';

/** Everybody of a hall through an evening: carries out the acts of a programme and counts what the first person's data are. */
export class EveningPeople {
  bytes = { live: 0, page: 0, acts: 0 };
  packets = { events: 0, tallies: 0 };
  refused = {};
  #sockets = new Map();
  #lines = new Map();
  #questions = [];
  #answering = null;
  #items = [];
  #speaker = null;

  constructor(hall) {
    this.hall = hall;
  }

  async do(act) {
    try {
      await this[act.does](act);
    } catch (error) {
      const what = `${act.does}: ${String(error.message ?? error).slice(0, 90)}`;
      this.refused[what] = (this.refused[what] ?? 0) + 1;
    }
  }

  /** Closes everything and adds up what the first person was sent. */
  end() {
    for (const person of [...this.#sockets.keys()]) this.go({ person });
    this.bytes.acts = this.#lines.get(0)?.bytes ?? 0;
    for (const line of this.#lines.values()) line.close();
  }

  async come({ person }) {
    const { port, people, room } = this.hall;
    const socket = new LiveSocket({ port, cookie: people.cookies[person] });
    this.#sockets.set(person, socket);
    await socket.opened;
    await socket.join(room);
    if (person > 0) return;
    await socket.join(`account:${people.ids[0]}`);
    this.seq = await this.#read('page', `${this.hall.path}`);
    await this.#read('page', `${this.hall.path}/me`);
  }

  go({ person }) {
    const socket = this.#sockets.get(person);
    this.#sockets.delete(person);
    if (person === 0 && socket) {
      this.bytes.live += socket.bytes;
      this.packets.events += socket.events;
      this.packets.tallies += socket.messages - socket.events;
    }
    socket?.cut();
  }

  /** The measured phone sleeps for a minute of the evening, comes back, and reads what it missed. */
  async nap({ rest }) {
    this.go({ person: 0 });
    await rest(60);
    const after = this.seq;
    await this.come({ person: 0 });
    await this.#read('page', `/rooms/${encodeURIComponent(this.hall.room)}/events?after=${after}`);
  }

  async ask({ person, at }) {
    const text = `Question of minute ${Math.floor(at / 60)}: what becomes of the ${person}th tree on the square?`;
    const body = { text, lang: 'en', anonymous: false, itemId: null };
    const { id, state } = await this.#send(person, 'POST', `${this.hall.path}/questions`, body);
    if (state === 'accepted') this.#questions.push({ id, version: 1 });
  }

  async upvote({ person, dice }) {
    if (this.#questions.length === 0) return;
    const question = this.#questions[Math.floor(dice ** 2 * this.#questions.length)];
    await this.#send(person, 'PUT', `${this.hall.path}/questions/${question.id}/upvote`);
  }

  async caption({ text }) {
    await this.hall.command({ kind: 'caption.add', captionId: uuid(), text });
  }

  async item({ item }) {
    if (this.#items.length === 0) this.#items = (await this.hall.moderator.ask('GET', this.hall.path)).agenda;
    await this.hall.command({ kind: 'agenda.go_to', itemId: this.#items[item].id });
  }

  /** The one that is being answered is done, and the next is taken. */
  async answer() {
    const done = this.#answering;
    this.#answering = null;
    if (done)
      await this.hall.command({
        kind: 'question.finish_answer',
        questionId: done.id,
        version: done.version,
        answer: null,
      });
    const next = this.#questions.shift();
    if (!next) return;
    await this.hall.command({ kind: 'question.start_answer', questionId: next.id, version: next.version });
    this.#answering = { ...next, version: next.version + 1 };
  }

  async refuse() {
    const question = this.#questions.pop();
    if (!question) return;
    const { id: questionId, version } = question;
    await this.hall.command({ kind: 'question.refuse', questionId, version, reason: 'off_topic', note: '' });
  }

  async poll({ pollId, poll, rest }) {
    await this.hall.command({ kind: 'poll.create', pollId, poll });
    await rest(20);
    await this.hall.command({ kind: 'poll.open', pollId, version: 1, seconds: 120 });
    await this.hall.command({ kind: 'poll.show_results', pollId, version: 2, shown: true });
  }

  async vote({ person, pollId, option }) {
    await this.#send(person, 'PUT', `${this.hall.path}/polls/${pollId}/answer`, { options: [option] });
  }

  async close({ pollId }) {
    await this.hall.command({ kind: 'poll.close', pollId, version: 3 });
  }

  async hand({ person }) {
    await this.#send(person, 'PUT', `${this.hall.path}/hand`, { pointOfOrder: false });
  }

  async speak() {
    await this.hall.command({ kind: 'speakers.call', speakerId: null, means: 'Room 2, please' });
    this.#speaker = (await this.hall.moderator.ask('GET', this.hall.path)).speakers.current?.id ?? null;
    if (this.#speaker) await this.hall.command({ kind: 'speakers.start', speakerId: this.#speaker });
  }

  async spoken() {
    if (this.#speaker) await this.hall.command({ kind: 'speakers.finish', speakerId: this.#speaker });
    this.#speaker = null;
  }

  async announce() {
    const text = 'The stream has a delay of a few seconds; the room opens its doors again at nine.';
    await this.hall.command({ kind: 'announcement.post', announcementId: uuid(), text, as: 'announcement' });
  }

  /** Each person has one connection. */
  #send(person, method, path, body) {
    const line = this.#lines.get(person) ?? this.hall.line(person);
    this.#lines.set(person, line);
    return line.ask(method, path, body);
  }

  async #read(kind, path) {
    const line = this.hall.line(0);
    const { seq } = await line.ask('GET', path);
    this.bytes[kind] += line.bytes;
    line.close();
    return seq;
  }
}
