import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { CaptionView } from '@openhall/contracts/townhall';
import { HallCaption } from '@openhall/persistence/entities';

@Injectable()
export class CaptionsRepository {
  constructor(private readonly reader: DataSource) {}

  /** The last captions of a hall, the earliest first. */
  async last(hallId: string, count: number): Promise<CaptionView[]> {
    const rows = await this.reader
      .getRepository(HallCaption)
      .find({ where: { townhallId: hallId }, order: { at: 'DESC', id: 'DESC' }, take: count });
    return rows.reverse().map(viewOf);
  }

  async byIds(ids: readonly string[]): Promise<Map<string, CaptionView>> {
    const rows = await this.reader.getRepository(HallCaption).findBy({ id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, viewOf(row)]));
  }
}

function viewOf({ id, text, lang, at }: HallCaption): CaptionView {
  return { id, text, lang, at };
}
