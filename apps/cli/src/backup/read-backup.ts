import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RowTally, type PortableRow, type TableShape, type TableTally } from '@openhall/persistence/copying';
import { Refusal } from '../refusal.js';
import {
  LineDigest,
  type BackupEnd,
  type BackupHeader,
  type BackupLine,
  type KeptFile,
} from './backup-lines.js';
import { opening } from './sealing.js';
import { openMagic, sealedMagic } from './write-backup.js';

/** A backup that was read from its first line to its last and found whole. */
export interface CheckedBackup {
  header: BackupHeader;
  files: KeptFile[];
  tables: Record<string, TableTally>;
}

/** A part of a backup: what stands before the tables, a table with its rows, or the end. */
export type BackupPart =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'file'; kept: KeptFile }
  | { kind: 'table'; shape: TableShape }
  | { kind: 'row'; row: PortableRow }
  | { kind: 'end'; end: BackupEnd; digest: string };

/**
 * Reads a whole backup and compares it with what its last line says.
 * @throws Refusal when it is no backup, needs a key, was made with another, or was cut off or changed
 */
export async function checkBackup(file: string, passphrase: string | null): Promise<CheckedBackup> {
  let header: BackupHeader | undefined;
  const files: KeptFile[] = [];
  const tables: Record<string, TableTally> = {};
  let tally: RowTally | undefined;
  let shape: TableShape | undefined;
  let whole = false;
  const finishTable = (): void => {
    if (shape && tally) tables[shape.table] = tally.total();
  };
  for await (const part of backupParts(file, passphrase)) {
    if (part.kind === 'header') header = part.header;
    else if (part.kind === 'file') files.push(part.kept);
    else if (part.kind === 'row') tally?.add(part.row);
    else if (part.kind === 'table') {
      finishTable();
      shape = part.shape;
      tally = new RowTally();
    } else {
      finishTable();
      whole = part.end.digest === part.digest && JSON.stringify(part.end.tables) === JSON.stringify(tables);
    }
  }
  if (header && whole) return { header, files, tables };
  throw notWhole(file);
}

/** The parts of a backup in order, in constant memory. @throws Refusal as `checkBackup` */
export async function* backupParts(file: string, passphrase: string | null): AsyncGenerator<BackupPart> {
  const digest = new LineDigest();
  const lines = linesOf(file, await contentOf(file, passphrase));
  let before = digest.value();
  for await (const text of lines) {
    const line = parsed(file, text);
    before = 'digest' in line ? digest.value() : before;
    digest.read(text);
    yield partOf(line, before);
  }
}

function partOf(line: BackupLine, digest: string): BackupPart {
  if (Array.isArray(line)) return { kind: 'row', row: line as PortableRow };
  if ('backup' in line) return { kind: 'header', header: line };
  if ('base64' in line) return { kind: 'file', kept: line };
  if ('digest' in line) return { kind: 'end', end: line, digest };
  return { kind: 'table', shape: line as TableShape };
}

function parsed(file: string, text: string): BackupLine {
  try {
    return JSON.parse(text) as BackupLine;
  } catch {
    throw notWhole(file);
  }
}

/** Not `readline`, which does not tell when its source fails. */
async function* linesOf(file: string, content: Readable): AsyncGenerator<string> {
  let kept = '';
  try {
    for await (const chunk of content.setEncoding('utf8')) {
      const lines = `${kept}${String(chunk)}`.split('\n');
      kept = lines.pop() ?? '';
      yield* lines;
    }
  } catch {
    throw notWhole(file);
  }
  if (kept !== '') yield kept;
}

function notWhole(file: string): Refusal {
  return new Refusal(
    `${file} is not whole: it was cut off or changed, or --key is not what it was made with. Try the right key, or an older backup.`,
  );
}

async function contentOf(file: string, passphrase: string | null): Promise<Readable> {
  const magic = await beginningOf(file);
  if (magic !== openMagic && magic !== sealedMagic) throw new Refusal(`${file} is no backup of Openhall.`);
  if (magic === sealedMagic && passphrase === null)
    throw new Refusal(`${file} is encrypted: name the file that holds its key with --key.`);
  const content = new PassThrough();
  const source = createReadStream(file, { start: magic.length });
  // What goes wrong on the way is what whoever reads the content gets to hear.
  if (passphrase !== null && magic === sealedMagic)
    pipeline(source, opening(passphrase), createGunzip(), content).catch(() => undefined);
  else pipeline(source, createGunzip(), content).catch(() => undefined);
  return content;
}

async function beginningOf(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(() => {
    throw new Refusal(`There is no file ${file} that can be read.`);
  });
  try {
    const longest = Math.max(openMagic.length, sealedMagic.length);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longest), 0, longest, 0);
    const text = buffer.subarray(0, bytesRead).toString('latin1');
    return text.startsWith(openMagic) ? openMagic : text;
  } finally {
    await handle.close();
  }
}
