import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Areas that are only ever seen together. */
const together: Record<string, string> = {
  comments: 'proposals',
  report: 'proposals',
  'town-halls': 'townhall',
  hall: 'townhall',
  join: 'townhall',
};
/** Areas within another one: what two of them say is said in that one. */
const within: Record<string, string> = { console: 'townhall', projector: 'townhall' };
/** What is on every page. */
const everywhere = 'shared';

const inBrowser = (path: string) =>
  /\.(svelte|ts)$/.test(path) &&
  !/\.server\.ts$|\.spec\.ts$|\+server\.ts$|hooks\.server|\/server\//.test(path);

/** `comments` for `lib/comments/Comment.svelte` and `routes/comments/[id]/+page.svelte`. */
function areaOf(path: string): string {
  const hall = /^(?:lib|routes)\/(?:townhall\/(console|projector)|(desk)\/town-halls)\//.exec(path);
  if (hall) return hall[1] ?? 'console';
  const [, folder = ''] = /^(?:lib|routes)\/([a-z-]+)\//.exec(path) ?? [];
  return folder === 'components' || folder === '' ? everywhere : (together[folder] ?? folder);
}

function areaOfBoth(one: string, other: string): string {
  if (one === other) return one;
  const outer = within[one] ?? one;
  return outer === (within[other] ?? other) ? outer : everywhere;
}

/**
 * Which area of the pages says a message: `{comment_post: 'proposals'}`. What several areas say is said everywhere; what
 * only the server says is left out.
 */
export function areasOfMessages(source: string): Map<string, string> {
  const areas = new Map<string, string>();
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    const path = relative(source, join(entry.parentPath, entry.name));
    if (!entry.isFile() || !inBrowser(path)) continue;
    for (const [, key = ''] of readFileSync(join(source, path), 'utf8').matchAll(/\bm\.([a-z0-9_]+)/g)) {
      const known = areas.get(key);
      const area = areaOf(path);
      areas.set(key, known === undefined ? area : areaOfBoth(known, area));
    }
  }
  return areas;
}
