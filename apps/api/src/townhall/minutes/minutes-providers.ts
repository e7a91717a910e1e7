import { DeskMinutesController } from './desk-minutes.controller.js';
import { MinutesContents } from './minutes-contents.service.js';
import { MinutesFiles } from './minutes-files.service.js';
import { MinutesWrites } from './minutes-writes.service.js';
import { MinutesController } from './minutes.controller.js';
import { MinutesRepository } from './minutes.repository.js';
import { Minutes } from './minutes.service.js';
import { RecordDrafts } from './record-drafts.service.js';
import { TranscriptsRepository } from './transcripts.repository.js';
import { Transcripts } from './transcripts.service.js';

/** The part of the town halls' module that begins when a hall is over. */
export const minutesControllers = [MinutesController, DeskMinutesController];
export const minutesProviders = [
  MinutesRepository,
  TranscriptsRepository,
  RecordDrafts,
  MinutesContents,
  MinutesWrites,
  Minutes,
  MinutesFiles,
  Transcripts,
];
