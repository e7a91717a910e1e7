import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { openDatabase } from '@openhall/persistence/database';
import {
  Account,
  Consultation,
  ConsultationText,
  Phase,
  Proposal,
  Session,
} from '@openhall/persistence/entities';
import { insertIgnoreMany } from '@openhall/persistence/sql';

const day = 86_400_000;

/** The environment of a server over the database of a directory, on any free port. */
export function environmentOf(directory) {
  return {
    mode: 'production',
    port: 0,
    publicUrl: new URL('http://localhost:3000'),
    dataDirectory: directory,
    database: { kind: 'sqlite', file: databaseFile(directory) },
    smtpUrl: null,
    mailFrom: 'no-reply@localhost',
    trustedProxies: [],
    logLevel: 'error',
  };
}

/** Where the database of a directory is. */
export function databaseFile(directory) {
  return join(directory, 'openhall.sqlite');
}

/** People who are signed in, as rows and as the cookies that their browsers hold. */
export function signedIn(count, role, now) {
  return Array.from({ length: count }, (_, index) => {
    const id = uuid();
    const secret = randomBytes(32).toString('base64url');
    return {
      cookie: `__Host-openhall=${secret}`,
      account: {
        id,
        email: `${id}@example.org`,
        displayName: `${role} ${index + 1}`,
        locale: 'en',
        role,
        state: 'active',
        createdAt: now,
        verifiedAt: now,
      },
      session: {
        idHash: createHash('sha256').update(secret).digest('base64url'),
        id: uuid(),
        accountId: id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + 30 * day,
        userAgent: 'rig',
      },
    };
  });
}

/** A published consultation with a phase that is open for ten days around `now`, as rows. */
export function openConsultation(slug, proposalCount, now) {
  const id = uuid();
  const consultation = {
    id,
    slug,
    state: 'published',
    timeZone: 'Europe/Madrid',
    defaultLocale: 'en',
    locales: ['en'],
    createdAt: now - 5 * day,
    publishedAt: now - 5 * day,
    proposalCount,
  };
  const text = { consultationId: id, locale: 'en', title: `What becomes of ${slug}` };
  const phase = {
    id: uuid(),
    consultationId: id,
    kind: 'proposals',
    position: 0,
    titles: {},
    opensAt: now - 5 * day,
    closesAt: now + 5 * day,
    state: 'open',
  };
  return { consultation, text, phase };
}

/** Published proposals of a consultation by one author, numbered from 1, as rows. */
export function publishedProposals(consultationId, count, authorId, now) {
  return Array.from({ length: count }, (_, index) => ({
    id: uuid(),
    consultationId,
    number: index + 1,
    authorId,
    state: 'published',
    title: `Proposal ${index + 1}: more shade for street ${(index * 7) % 997}`,
    body: `Trees on street ${(index * 7) % 997}, and a bench below each. They cool the street and people can rest.`,
    lang: 'en',
    shuffle: (index * 2_654_435_761) % 2_147_483_647,
    createdAt: now - count + index,
    publishedAt: now - count + index,
  }));
}

/**
 * A fresh database with people, an officer and open proposals, written without the product's services: in a directory, or
 * where `settings` say.
 */
export async function fillDatabase(
  directory,
  { people, proposals, settings = environmentOf(directory).database },
) {
  const now = Date.now();
  const residents = signedIn(people, 'resident', now);
  const [officer] = signedIn(1, 'officer', now);
  const { consultation, text, phase } = openConsultation('square', proposals, now);
  const rows = publishedProposals(consultation.id, proposals, officer.account.id, now);
  const database = await openDatabase(settings);
  await database.migrate();
  await database.unitOfWork.write(async (manager) => {
    const insert = (entity, values) => insertIgnoreMany(manager, entity, values);
    await insert(
      Account,
      [...residents, officer].map(({ account }) => account),
    );
    await insert(
      Session,
      [...residents, officer].map(({ session }) => session),
    );
    await insert(Consultation, [consultation]);
    await insert(ConsultationText, [text]);
    await insert(Phase, [phase]);
    await insert(Proposal, rows);
  });
  await database.close();
  return {
    slug: consultation.slug,
    residents: residents.map(({ account, cookie }) => ({ id: account.id, cookie })),
    officer: { id: officer.account.id, cookie: officer.cookie },
    proposals: rows.map(({ id }) => id),
  };
}
