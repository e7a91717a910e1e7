import { Global, Module } from '@nestjs/common';
import { Commands } from './commands.js';
import { IdempotencyRepository } from './idempotency.repository.js';

/** Every module that takes commands needs `Commands`, so it is global. */
@Global()
@Module({ providers: [Commands, IdempotencyRepository], exports: [Commands] })
export class CommandsModule {}
