import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TownHall } from '@openhall/persistence/entities';

@Injectable()
export class HallCodesRepository {
  constructor(private readonly reader: DataSource) {}

  find(code: string): Promise<Pick<TownHall, 'id' | 'phase' | 'endedAt'> | null> {
    return this.reader
      .getRepository(TownHall)
      .findOne({ where: { code }, select: { id: true, phase: true, endedAt: true } });
  }
}
