import { dirname, relative, resolve } from 'node:path';
import { root } from '../console.mjs';

/** The path of the linted file inside the repository, with forward slashes. */
export function pathOf(context) {
  return relative(root, context.filename).replaceAll('\\', '/');
}

/** The workspace that a path lies in ("libs/domain"), or undefined. */
export function workspaceOf(path) {
  return /^(?:apps|libs)\/[^/]+(?=\/)/.exec(path)?.[0];
}

/** Whether the file tests something, or helps tests. */
export function isTest(path) {
  return /\.spec\.ts$|^apps\/[^/]+\/test\/|^libs\/[^/]+\/(?:test|testing|src\/testing)\/|^(?:e2e|bench|tools)\//.test(
    path,
  );
}

/** Where a relative import leads, inside the repository. */
export function targetOf(path, specifier) {
  return relative(root, resolve(root, dirname(path), specifier)).replaceAll('\\', '/');
}

/** A visitor that calls `check(node, specifier)` for everything that is imported or exported from elsewhere. */
export function eachImport(check) {
  const visit = (node) => {
    if (typeof node.source?.value === 'string') check(node, node.source.value);
  };
  return {
    ImportDeclaration: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    ImportExpression: visit,
  };
}
