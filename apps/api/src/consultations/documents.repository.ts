import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConsultationDocument, DocumentVersion } from '@openhall/persistence/entities';
import { execute, query, sql } from '@openhall/persistence/sql';

@Injectable()
export class DocumentsRepository {
  /** Adds a document after the others. */
  async insert(manager: EntityManager, id: string, consultationId: string): Promise<void> {
    const position = await manager.countBy(ConsultationDocument, { consultationId });
    await manager.insert(ConsultationDocument, { id, consultationId, position });
  }

  /** Holds the document's row until the unit ends, so that its versions are numbered one at a time. False when it is not there. */
  async lock(manager: EntityManager, id: string, consultationId: string): Promise<boolean> {
    const held = await execute(
      manager,
      sql`UPDATE consultation_document SET position = position WHERE id = ${id} AND consultation_id = ${consultationId}`,
    );
    return held === 1;
  }

  async nextNumber(manager: EntityManager, documentId: string, locale: string): Promise<number> {
    const [row] = await query<{ next: number }>(
      manager,
      sql`SELECT COALESCE(MAX(number), 0) + 1 AS next FROM document_version
          WHERE document_id = ${documentId} AND locale = ${locale}`,
    );
    return row?.next ?? 1;
  }

  async insertVersion(manager: EntityManager, version: DocumentVersion): Promise<void> {
    await manager.insert(DocumentVersion, version);
  }
}
