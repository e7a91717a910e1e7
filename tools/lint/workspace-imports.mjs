import { eachImport, isTest, pathOf, targetOf, workspaceOf } from './paths.mjs';

/** Which workspaces each may import. One way only, so there are no circles. */
const allowed = {
  'apps/web': ['contracts', 'domain', 'messages'],
  'apps/cli': ['api', 'contracts', 'domain', 'persistence', 'messages'],
  'apps/api': ['contracts', 'domain', 'messages', 'persistence'],
  'libs/persistence': ['domain'],
  'libs/contracts': ['domain'],
  'libs/messages': ['contracts'],
  'libs/domain': [],
};

/** Workspaces import one another in one direction, by package name, never by a path across the border. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      direction: '{{from}} may not import @openhall/{{to}}.',
      border: 'A path may not leave {{from}}: import by package name (@openhall/…).',
    },
  },
  create(context) {
    const path = pathOf(context);
    const from = workspaceOf(path);
    if (from === undefined) return {};
    return eachImport((node, specifier) => {
      const to = /^@openhall\/([^/]+)/.exec(specifier)?.[1];
      if (
        to !== undefined &&
        !(allowed[from] ?? []).includes(to) &&
        !(isTest(path) && from.endsWith(`/${to}`))
      ) {
        context.report({ node, messageId: 'direction', data: { from, to } });
      }
      if (specifier.startsWith('.') && !isTest(path) && !targetOf(path, specifier).startsWith(`${from}/`)) {
        context.report({ node, messageId: 'border', data: { from } });
      }
    });
  },
};
