import { eachImport, isTest, pathOf, targetOf } from './paths.mjs';

/** The modules of the server. A module imports those of lower ranks; within rank 0, those named before it. */
const ranks = [
  ['audit', 'jobs', 'search', 'settings', 'mail', 'identity', 'live', 'documents'],
  ['consultations', 'moderation'],
  ['proposals', 'statements'],
  ['comments', 'townhall', 'voting'],
  ['notifications', 'exports'],
  ['demo', 'serving'],
];
/** Folders that every module may import, and that import no module. */
const ground = ['common', 'config'];

const home = 'apps/api/src/';

function folderOf(path) {
  return /^apps\/api\/src\/([^/]+)\//.exec(path)?.[1];
}

function mayImport(from, to) {
  const [rankFrom, rankTo] = [from, to].map((folder) => ranks.findIndex((rank) => rank.includes(folder)));
  if (rankFrom === 0 && rankTo === 0) return ranks[0].indexOf(to) < ranks[0].indexOf(from);
  return rankTo < rankFrom;
}

/** The modules of the server import one another downwards only, and only each other's module, service and events. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unknown: 'The module "{{folder}}" has no rank: give it one in tools/lint/module-ranks.mjs.',
      rank: '{{from}} may not import {{to}}: modules import those of a lower rank.',
      ground: '{{from}} is what modules stand on; it may not import {{to}}.',
      inside: 'Of another module only *.module, *.service and *.events may be imported.',
    },
  },
  create(context) {
    const path = pathOf(context);
    const from = folderOf(path);
    if (from === undefined || isTest(path)) return {};
    const known = [...ground, ...ranks.flat()];
    return {
      Program(node) {
        if (!known.includes(from)) context.report({ node, messageId: 'unknown', data: { folder: from } });
      },
      ...eachImport((node, specifier) => {
        if (!specifier.startsWith('.')) return;
        const target = targetOf(path, specifier);
        const to = folderOf(target);
        if (!target.startsWith(home) || to === from || ground.includes(to)) {
          return;
        }
        const data = { from, to: to ?? target.slice(home.length) };
        if (ground.includes(from)) context.report({ node, messageId: 'ground', data });
        else if (to === undefined || !mayImport(from, to)) context.report({ node, messageId: 'rank', data });
        else if (!/\.(?:module|service|events)\.js$/.test(target))
          context.report({ node, messageId: 'inside' });
      }),
    };
  },
};
