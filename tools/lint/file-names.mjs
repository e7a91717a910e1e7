import { basename } from 'node:path';
import { pathOf } from './paths.mjs';

/** Names that say nothing about what is inside, and so collect everything. */
const emptyAlone = new Set(['data', 'info', 'manager']);
const emptyAnywhere = new Set(['util', 'utils', 'helper', 'helpers', 'misc']);

/** A file is named after what is in it. */
export default {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { empty: '"{{name}}" does not say what is inside: name the file after that.' },
  },
  create(context) {
    const name = basename(pathOf(context));
    const parts = name.split('.').slice(0, -1);
    const [first] = parts;
    const words = parts.flatMap((part) => part.split(/[-_]/));
    return {
      Program(node) {
        if (emptyAlone.has(first) || words.some((word) => emptyAnywhere.has(word)))
          context.report({ node, messageId: 'empty', data: { name } });
      },
    };
  },
};
