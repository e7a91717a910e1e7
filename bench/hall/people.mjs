import { openDatabase } from '@openhall/persistence/database';
import { Account, Session } from '@openhall/persistence/entities';
import { insertIgnoreMany } from '@openhall/persistence/sql';
import { randomUUID as uuid } from 'node:crypto';
import { environmentOf, signedIn } from '../../apps/api/test/crash/content.mjs';
import { HttpLine } from '../crowd/http-line.mjs';

const hourMs = 3_600_000;

/** A fresh database with people who are signed in, an officer and a moderator. */
export async function prepareHall(directory, count) {
  const now = Date.now();
  const residents = signedIn(count, 'resident', now);
  const [officer] = signedIn(1, 'officer', now);
  const [moderator] = signedIn(1, 'moderator', now);
  const all = [...residents, officer, moderator];
  const database = await openDatabase(environmentOf(directory).database);
  await database.migrate();
  await database.unitOfWork.write(async (manager) => {
    for (let from = 0; from < all.length; from += 500) {
      const some = all.slice(from, from + 500);
      await insertIgnoreMany(
        manager,
        Account,
        some.map(({ account }) => account),
      );
      await insertIgnoreMany(
        manager,
        Session,
        some.map(({ session }) => session),
      );
    }
  });
  await database.close();
  return {
    cookies: residents.map(({ cookie }) => cookie),
    ids: residents.map(({ account }) => account.id),
    officer: officer.cookie,
    moderator: moderator.cookie,
  };
}

const plan = (now) => ({
  title: 'Market square: the evening',
  summary: 'What becomes of the square.',
  description: 'Come and ask. The council answers.',
  lang: 'en',
  timeZone: 'Europe/Madrid',
  startsAt: now,
  endsAt: now + 2 * hourMs,
  consultationId: null,
  proposalIds: [],
  agenda: ['Welcome', 'Traffic', 'Trees and shade', 'Costs', 'What comes next'].map((title) => ({
    ...{ id: null, title, description: '', plannedMinutes: 24, proposalId: null },
  })),
  panellists: ['Ada Mayor', 'Luis Ortega', 'Mei Chen'].map((name) => ({ id: null, name, role: 'Panel' })),
  streamUrl: null,
  rules: {
    whoMayAsk: 'anyone',
    anonymousQuestions: true,
    questionsOpen: 'ahead',
    questionsShown: 'at_once',
    upvotes: true,
  },
  speakers: { limitSeconds: 120, firstTimeFirst: true, alternation: false, pointsOfOrder: false },
});

/** A hall at a running server, in which the session is on, and everybody has joined. */
export class BenchHall {
  constructor(port, people, id) {
    Object.assign(this, { port, people, id, path: `/town-halls/${id}`, room: `townhall:${id}` });
    this.moderator = new HttpLine(port, people.moderator);
  }

  static async open(port, people) {
    const officer = new HttpLine(port, people.officer);
    const { id } = await officer.ask('POST', '/desk/town-halls', plan(Date.now()));
    officer.close();
    const hall = new BenchHall(port, people, id);
    await hall.command({ kind: 'hall.open_lobby' });
    await hall.command({ kind: 'hall.start' });
    await hall.#everybodyJoins();
    return hall;
  }

  command(command) {
    return this.moderator.ask('POST', `/desk${this.path}/commands`, command);
  }

  caption(text) {
    return this.command({ kind: 'caption.add', captionId: uuid(), text });
  }

  /** A line of the nth person. */
  line(person) {
    return new HttpLine(this.port, this.people.cookies[person]);
  }

  /** So many questions, each from another person; returns `{id, number}` of each. */
  async ask(count, words) {
    const asked = [];
    for (let person = 0; person < count; person += 1) {
      const line = this.line(person);
      const text = `${words} ${person + 1}: who pays for street ${(person * 7) % 997}?`;
      asked.push(
        await line.ask('POST', `${this.path}/questions`, {
          text,
          lang: 'en',
          anonymous: false,
          itemId: null,
        }),
      );
      line.close();
    }
    return asked;
  }

  /** The last sequence of the public room. */
  async head() {
    return (await this.moderator.ask('GET', this.path)).seq;
  }

  close() {
    this.moderator.close();
  }

  async #everybodyJoins() {
    const waiting = this.people.cookies.map((_, person) => person);
    const joinInTurn = async () => {
      for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
        const line = this.line(person);
        await line.ask('POST', `${this.path}/participants`, { name: null });
        line.close();
      }
    };
    await Promise.all(Array.from({ length: 32 }, joinInTurn));
  }
}
