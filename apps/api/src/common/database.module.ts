import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database } from '@openhall/persistence/database';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from './clock.js';

/**
 * Makes the open database injectable: `DataSource` is the reader (read-only on SQLite, so that a stray `save()` is
 * refused), `UnitOfWork` the only way to write.
 */
@Global()
@Module({})
export class DatabaseModule {
  static with(database: Database, clock: Clock): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: Database, useValue: database },
        { provide: DataSource, useValue: database.reader },
        { provide: UnitOfWork, useValue: database.unitOfWork },
        { provide: Clock, useValue: clock },
      ],
      exports: [Database, DataSource, UnitOfWork, Clock],
    };
  }
}
