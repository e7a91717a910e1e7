import { eachImport, isTest, pathOf } from './paths.mjs';

const impureMembers = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);
const impureGlobals = new Set([
  'process',
  'globalThis',
  'setTimeout',
  'setInterval',
  'fetch',
  'console',
  'Buffer',
  'require',
]);

/** libs/domain counts, ranks and decides from its arguments alone: no clock, no chance, no environment, no packages. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      impure: '{{what}} has no place in libs/domain: let the caller hand it in.',
      dependency: 'libs/domain depends on nothing, so it may not import {{what}}.',
    },
  },
  create(context) {
    const path = pathOf(context);
    if (!path.startsWith('libs/domain/src/') || isTest(path)) return {};
    const report = (node, what) => context.report({ node, messageId: 'impure', data: { what } });
    return {
      ...eachImport((node, specifier) => {
        if (!specifier.startsWith('.'))
          context.report({ node, messageId: 'dependency', data: { what: specifier } });
      }),
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
        const what = `${node.object.name}.${node.property.name}`;
        if (impureMembers.has(what)) report(node, what);
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node, 'new Date()');
      },
      'Program:exit'(node) {
        for (const { identifier } of context.sourceCode.getScope(node).through) {
          if (impureGlobals.has(identifier.name)) report(identifier, identifier.name);
        }
        for (const variable of context.sourceCode.getScope(node).variables) {
          if (variable.defs.length > 0 || !impureGlobals.has(variable.name)) continue;
          for (const { identifier } of variable.references) report(identifier, variable.name);
        }
      },
    };
  },
};
