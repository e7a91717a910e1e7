import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Consultation, Phase } from '@openhall/persistence/entities';

/** What the gate knows of a phase. */
export type GatePhase = Pick<Phase, 'id' | 'kind' | 'opensAt' | 'closesAt' | 'hideCounts' | 'state'>;

/** What decides whether people may take part, and how their contributions are shown. */
export type GateConsultation = Pick<
  Consultation,
  'id' | 'slug' | 'state' | 'timeZone' | 'defaultLocale' | 'locales' | 'supportThreshold' | 'source'
> & { phases: GatePhase[] };

@Injectable()
export class GateRepository {
  constructor(private readonly reader: DataSource) {}

  async find(where: { id: string } | { slug: string }): Promise<GateConsultation | null> {
    const found = await this.reader.getRepository(Consultation).findOneBy(where);
    if (!found) return null;
    const phases = await this.reader
      .getRepository(Phase)
      .find({ where: { consultationId: found.id }, order: { position: 'ASC' } });
    const { id, slug, state, timeZone, defaultLocale, locales, supportThreshold, source } = found;
    return { id, slug, state, timeZone, defaultLocale, locales, supportThreshold, source, phases };
  }
}
