import { readFile, stat } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';

/** What a package may hold: enough for a million ballots, little enough for a desk computer. */
const most = { archive: 512_000_000, unpacked: 1_000_000_000, file: 400_000_000, files: 100_000 };

/** The files of a package, and the names of those that are no text or are there twice. */
export interface PackageZip {
  files: Map<string, string>;
  unreadable: string[];
}

/** The files of an archive as they are, and the names in its list, those that are there twice too. */
export interface ZipEntries {
  entries: Readonly<Record<string, Uint8Array>>;
  names: readonly string[];
}

/**
 * Reads an archive into memory; nothing is written anywhere. A file is never unpacked beyond the size that the archive
 * announces, and sizes are looked at first.
 * @throws Refusal for no such file, no ZIP, or one that is too large
 */
export async function readZip(path: string): Promise<ZipEntries> {
  const bytes = await bytesOf(path, most.archive);
  const names: string[] = [];
  let unpacked = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize: size }) => {
        unpacked += size;
        if (names.length >= most.files || size > most.file || unpacked > most.unpacked)
          throw new Refusal(`${path}: unpacked, this is larger than any results package.`, 2);
        if (name.endsWith('/')) return false;
        names.push(name);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${path}: this is not a ZIP file, or it is damaged.`, 2);
  }
  return { entries, names };
}

/** A results package out of an archive. */
export function packageOf({ entries, names }: ZipEntries): PackageZip {
  const files = new Map<string, string>();
  const unreadable = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  for (const [name, content] of Object.entries(entries)) {
    const text = textOf(content);
    if (text === null) unreadable.add(name);
    files.set(name, text ?? '');
  }
  return { files, unreadable: [...unreadable] };
}

/** A file's text. @throws Refusal where there is none */
export async function readText(path: string): Promise<string> {
  const text = textOf(await bytesOf(path, most.file));
  if (text === null) throw new Refusal(`${path}: this is not UTF-8 text.`, 2);
  return text;
}

async function bytesOf(path: string, largest: number): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > largest) throw new Refusal(`${path}: the file is too large.`, 2);
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new Refusal(`${path} cannot be read (${code}).`, 2);
  }
}

/** Strictly, so that no two contents read as the same text: a byte order mark stays. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
