import { isTest, pathOf } from './paths.mjs';

/** Where TypeORM may be used outright. */
const homes = [
  /^libs\/persistence\//,
  /^apps\/api\/src\/.*\.repository\.ts$/,
  /^apps\/api\/src\/common\/database\.module\.ts$/,
];

/** Elsewhere the type of what a unit of work hands on may be named, since services pass it to repositories. */
function isEntityManagerType(node) {
  if (node.type !== 'ImportDeclaration') return false;
  return node.specifiers.every(
    (specifier) =>
      specifier.imported?.name === 'EntityManager' &&
      (node.importKind === 'type' || specifier.importKind === 'type'),
  );
}

/** SQL and TypeORM live in repositories and in libs/persistence. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      elsewhere:
        'TypeORM and database drivers belong in *.repository.ts and libs/persistence (the type EntityManager may be imported).',
    },
  },
  create(context) {
    const path = pathOf(context);
    if (isTest(path) || homes.some((home) => home.test(path))) return {};
    return {
      ImportDeclaration(node) {
        if (!['typeorm', '@nestjs/typeorm', 'better-sqlite3', 'pg'].includes(node.source.value)) return;
        if (!isEntityManagerType(node)) context.report({ node, messageId: 'elsewhere' });
      },
    };
  },
};
