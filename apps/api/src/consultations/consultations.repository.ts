import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import {
  Consultation,
  ConsultationDocument,
  ConsultationText,
  DocumentVersion,
  Phase,
  PhaseExtension,
} from '@openhall/persistence/entities';

/** A consultation with its phases and its words; in lists, of the words only title and summary. */
export interface ConsultationParts {
  consultation: Consultation;
  texts: Record<string, ConsultationText>;
  phases: Phase[];
  extensions: PhaseExtension[];
}

export interface DocumentParts {
  id: string;
  /** Newest first. */
  versions: DocumentVersion[];
}

/** Reads consultations whole: a fixed number of queries, however many they are. */
@Injectable()
export class ConsultationsRepository {
  constructor(private readonly reader: DataSource) {}

  /** Consultations in the order of `ids`, for lists. */
  summaries(ids: string[]): Promise<ConsultationParts[]> {
    return this.parts(ids, { consultationId: true, locale: true, title: true, summary: true });
  }

  /** One consultation with all that it says, or null. */
  async find(id: string): Promise<ConsultationParts | null> {
    return (await this.parts([id]))[0] ?? null;
  }

  async documents(consultationId: string): Promise<DocumentParts[]> {
    const documents = await this.reader
      .getRepository(ConsultationDocument)
      .find({ where: { consultationId }, order: { position: 'ASC', id: 'ASC' } });
    if (documents.length === 0) return [];
    const versions = await this.reader.getRepository(DocumentVersion).find({
      where: { documentId: In(documents.map((document) => document.id)) },
      order: { publishedAt: 'DESC', number: 'DESC', locale: 'ASC' },
    });
    return documents.map(({ id }) => ({
      id,
      versions: versions.filter((version) => version.documentId === id),
    }));
  }

  async counts(id: string): Promise<{ proposalCount: number; commentCount: number } | null> {
    return this.reader
      .getRepository(Consultation)
      .findOne({ where: { id }, select: { proposalCount: true, commentCount: true } });
  }

  private async parts(
    ids: string[],
    select?: Partial<Record<keyof ConsultationText, true>>,
  ): Promise<ConsultationParts[]> {
    if (ids.length === 0) return [];
    const [consultations, texts, phases] = await Promise.all([
      this.reader.getRepository(Consultation).findBy({ id: In(ids) }),
      this.reader.getRepository(ConsultationText).find({ where: { consultationId: In(ids) }, select }),
      this.reader
        .getRepository(Phase)
        .find({ where: { consultationId: In(ids) }, order: { position: 'ASC' } }),
    ]);
    const extensions = await this.reader.getRepository(PhaseExtension).find({
      where: { phaseId: In(phases.map((phase) => phase.id)) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const byId = new Map(consultations.map((consultation) => [consultation.id, consultation]));
    return ids.flatMap((id) => {
      const consultation = byId.get(id);
      if (!consultation) return [];
      const own = phases.filter((phase) => phase.consultationId === id);
      return [
        {
          consultation,
          texts: Object.fromEntries(
            texts.filter((text) => text.consultationId === id).map((text) => [text.locale, text]),
          ),
          phases: own,
          extensions: extensions.filter((extension) => own.some((phase) => phase.id === extension.phaseId)),
        },
      ];
    });
  }
}
