import { Injectable } from '@nestjs/common';
import { BudgetFiles } from './budget-files.service.js';
import { RoundFiles } from './round-files.service.js';

/** Single answers of people, in the formats that research has for them. */
@Injectable()
export class BallotFiles {
  constructor(
    readonly budgets: BudgetFiles,
    readonly rounds: RoundFiles,
  ) {}
}
