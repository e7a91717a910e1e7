import type { INestApplicationContext } from '@nestjs/common';
import { AuditService } from '@openhall/api/audit/audit.service';
import { Clock } from '@openhall/api/common/clock';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import type { NewConsultation } from '@openhall/api/consultations/consultations.service';
import { AnalysisSchedule } from '@openhall/api/statements/analysis-schedule.service';
import { StatementImport } from '@openhall/api/statements/statement-import.service';
import type { ImportedRound } from '@openhall/api/statements/statement-import.service';
import type { Database } from '@openhall/persistence/database';
import { matrixOf } from '../opinions/conversation.js';
import type { Conversation } from '../opinions/conversation.js';
import { existingConsultation } from './existing-consultation.js';

export interface StatementImportRequest {
  slug: string;
  question: string;
  lang: string;
}

export interface StatementImportOutcome {
  consultationCreated: boolean;
  /** False when this conversation was there already: nothing was added. */
  added: boolean;
  roundId: string;
  statements: number;
  participants: number;
  votes: number;
}

const source = 'polis';

/**
 * Brings a conversation of another platform into a consultation, which is made if there is none, as a closed round, and
 * analyses it. A vote that was changed counts once, as its last.
 */
export async function importStatements(
  { app, database }: { app: INestApplicationContext; database: Database },
  conversation: Conversation,
  { slug, question, lang }: StatementImportRequest,
): Promise<StatementImportOutcome> {
  const imports = app.get(StatementImport, { strict: false });
  const now = app.get(Clock, { strict: false }).now();
  const existing = await existingConsultation(app, slug);
  const round = roundOf(conversation, question, lang);
  const counts = {
    statements: round.statements.length,
    participants: round.participants.length,
    votes: round.votes.length,
  };
  const there = existing === null ? null : await imports.find(existing, source, question);
  if (there !== null) return { consultationCreated: false, added: false, roundId: there, ...counts };
  const roundId = await database.unitOfWork.write(async (manager) => {
    const consultationId =
      existing ??
      (await app
        .get(ConsultationsService, { strict: false })
        .create(null, consultationFor(slug, question, lang, round, now)));
    const id = await imports.insert(manager, consultationId, round, now);
    await app.get(AuditService, { strict: false }).record(manager, {
      actorId: null,
      act: 'statements.imported',
      subjectType: 'statement_round',
      subjectId: id,
      detail: { source, statements: round.statements.length, votes: round.votes.length },
    });
    return id;
  });
  await app.get(AnalysisSchedule, { strict: false }).analyse(roundId);
  return { consultationCreated: existing === null, added: true, roundId, ...counts };
}

/** People and statements in the order in which the method goes through them, and the last vote of each on each. */
function roundOf(conversation: Conversation, question: string, lang: string): ImportedRound {
  const { participants, statements: order } = matrixOf(conversation);
  const byId = new Map(conversation.statements.map((statement) => [statement.id, statement]));
  const inOrder = [...conversation.votes].sort((a, b) => a.at - b.at);
  const last = new Map(inOrder.map((vote) => [`${vote.participant} ${vote.statement}`, vote]));
  const first = new Map([...inOrder].reverse().map(({ participant, at }) => [participant, at]));
  const begun = inOrder[0]?.at ?? 0;
  return {
    question,
    lang,
    source,
    statements: order.flatMap((id) => {
      const statement = byId.get(id);
      return statement ? [{ key: id, body: statement.text, kind: statement.kind, at: begun }] : [];
    }),
    participants: participants.map((key) => ({ key, at: first.get(key) ?? begun })),
    votes: [...last.values()],
  };
}

function consultationFor(
  slug: string,
  question: string,
  lang: string,
  { votes }: ImportedRound,
  now: number,
): NewConsultation {
  const instants = votes.map(({ at }) => at);
  const opensAt = instants.reduce((least, at) => Math.min(least, at), now);
  const closesAt = Math.max(
    opensAt + 1,
    instants.reduce((most, at) => Math.max(most, at), 0),
  );
  return {
    slug,
    state: 'published',
    timeZone: 'UTC',
    defaultLocale: lang,
    locales: [lang],
    texts: { [lang]: { title: question, summary: question } },
    phases: [{ kind: 'deliberation', titles: {}, opensAt, closesAt, hideCounts: false }],
    source,
  };
}
