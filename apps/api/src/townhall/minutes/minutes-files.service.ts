import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { minutesFiles } from '@openhall/contracts/townhall';
import type { MinutesFile } from '@openhall/contracts/townhall';
import { slugOf } from '@openhall/domain/text';
import { ProblemError } from '../../common/problem.js';
import { Documents } from '../../documents/documents.service.js';
import { HallStates } from '../hall-states.service.js';
import { MinutesContents } from './minutes-contents.service.js';
import { minutesDocument } from './minutes-document.js';
import type { MinutesContent } from './minutes-document.js';
import { MinutesRepository } from './minutes.repository.js';
import { questionsTable } from './minutes-table.js';

const mediaTypes: Record<MinutesFile, string> = {
  'minutes.pdf': 'application/pdf',
  'minutes.html': 'text/html; charset=utf-8',
  'minutes.md': 'text/markdown; charset=utf-8',
  'minutes.csv': 'text/csv; charset=utf-8; header=present',
  'minutes.json': 'application/json; charset=utf-8',
};

/** A file, made when its bytes are asked for. */
export interface OfferedFile {
  type: string;
  /** For those who save it. */
  name: string;
  /** Of what it says. */
  etag: string;
  bytes: () => Promise<Buffer>;
}

const mostKept = 20;

/** Published minutes as files. */
@Injectable()
export class MinutesFiles {
  /** PDFs by what they say: a hall full of people asks for the same one. */
  private readonly pdfs = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly states: HallStates,
    private readonly repository: MinutesRepository,
    private readonly contents: MinutesContents,
    private readonly documents: Documents,
  ) {}

  /** @throws ProblemError `not_found`, `minutes_not_published` */
  async file(hallId: string, name: string): Promise<OfferedFile> {
    const file = minutesFiles.find((known) => known === name);
    if (file === undefined) throw new ProblemError('not_found');
    const loaded = await this.states.current(hallId);
    const stored = await this.repository.of(hallId);
    const content = await this.contents.published(loaded, stored);
    // The moment of asking is no part of what published minutes say.
    const said = JSON.stringify([file, { ...content, now: 0 }, stored.opening, stored.closing]);
    const hash = createHash('sha1').update(said).digest('base64url');
    return {
      type: mediaTypes[file],
      name: `${slugOf(content.record.hall.title, 'town-hall')}-${file}`,
      etag: `"${hash}"`,
      bytes: () => this.bytes(file, content, stored, hash),
    };
  }

  private async bytes(
    file: MinutesFile,
    content: MinutesContent,
    { opening, closing }: { opening: string; closing: string },
    hash: string,
  ): Promise<Buffer> {
    const { record, corrections, publishedAt, address } = content;
    switch (file) {
      case 'minutes.pdf':
        return this.pdf(content, hash);
      case 'minutes.html':
        return Buffer.from(this.documents.html(minutesDocument(content)));
      case 'minutes.md':
        return Buffer.from(this.documents.markdown(minutesDocument(content)));
      case 'minutes.csv':
        return Buffer.from(questionsTable(record));
      case 'minutes.json': {
        const all = { address, publishedAt, corrections, opening, closing, record };
        return Buffer.from(`${JSON.stringify(all, null, 2)}\n`);
      }
    }
  }

  private pdf(content: MinutesContent, hash: string): Promise<Buffer> {
    const kept = this.pdfs.get(hash) ?? this.documents.pdf(minutesDocument(content));
    this.pdfs.delete(hash);
    this.pdfs.set(hash, kept);
    if (this.pdfs.size > mostKept) this.pdfs.delete(this.pdfs.keys().next().value ?? '');
    kept.catch(() => this.pdfs.delete(hash));
    return kept;
  }
}
