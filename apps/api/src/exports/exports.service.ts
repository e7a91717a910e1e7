import { Injectable } from '@nestjs/common';
import { Database } from '@openhall/persistence/database';
import type { Snapshot } from '@openhall/persistence/database';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import type { GateConsultation } from '../consultations/consultation-gate.service.js';
import { commentRow, proposalRow } from './export-rows.js';
import type { ExportContext, ExportFormat, ExportKind, ExportRow } from './export-rows.js';
import { exportText } from './export-text.js';
import { ExportsRepository } from './exports.repository.js';

/** The rows of one consultation at one instant; read one kind to its end before the next. */
export type ExportRows = (kind: ExportKind) => AsyncIterable<ExportRow>;

/** Everything that was contributed to a consultation, as files, in constant memory. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly repository: ExportsRepository,
    private readonly database: Database,
    private readonly gate: ConsultationGate,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The text of one file for a member of staff, piece by piece; who took it is audited.
   * @throws ProblemError `not_found`
   */
  async file(
    consultationId: string,
    kind: ExportKind,
    format: ExportFormat,
    actor: Actor,
  ): Promise<{ slug: string; text: AsyncGenerator<string> }> {
    const consultation = await this.gate.byId(consultationId);
    await this.unitOfWork.write((manager) =>
      this.audit.record(manager, {
        actorId: actor.id,
        act: 'consultation.exported',
        subjectType: 'consultation',
        subjectId: consultationId,
        detail: { kind, format },
      }),
    );
    const context = this.contextOf(consultation);
    return { slug: consultation.slug, text: exportText(kind, format, this.liveRows(kind, context)) };
  }

  /**
   * Runs `fn` over the rows of a consultation as they were at one instant.
   * @throws ProblemError `not_found`
   */
  async atOneInstant<T>(slug: string, fn: (rows: ExportRows) => Promise<T>): Promise<T> {
    const context = this.contextOf(await this.gate.bySlug(slug));
    return this.database.snapshot((snapshot) => fn((kind) => this.rows(snapshot, kind, context)));
  }

  private contextOf(consultation: GateConsultation): ExportContext {
    return {
      consultationId: consultation.id,
      locale: consultation.defaultLocale,
      countsHidden: this.gate.countsHidden(consultation, this.clock.now()),
    };
  }

  private rows(snapshot: Snapshot, kind: ExportKind, context: ExportContext): AsyncGenerator<ExportRow> {
    const { consultationId } = context;
    return kind === 'proposals'
      ? mapped(this.repository.proposals(snapshot, consultationId), (record) => proposalRow(record, context))
      : mapped(this.repository.comments(snapshot, consultationId), (record) => commentRow(record, context));
  }

  /** Opens its snapshot with the first row that is asked for, and closes it when the reader stops. */
  private async *liveRows(kind: ExportKind, context: ExportContext): AsyncGenerator<ExportRow> {
    const statement: Snapshot = { rows: (wanted) => this.database.streamRows(wanted) };
    yield* this.rows(statement, kind, context);
  }
}

async function* mapped<From, To>(rows: AsyncIterable<From>, map: (row: From) => To): AsyncGenerator<To> {
  for await (const row of rows) yield map(row);
}
