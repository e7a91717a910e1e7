import databaseAccess from './database-access.mjs';
import fileNames from './file-names.mjs';
import moduleRanks from './module-ranks.mjs';
import pureDomain from './pure-domain.mjs';
import workspaceImports from './workspace-imports.mjs';

/** The rules of this house that no published plugin has. Each has a pair of fixtures in tools/lint/fixtures. */
export const openhall = {
  meta: { name: 'openhall', version: '1' },
  rules: {
    'database-access': databaseAccess,
    'file-names': fileNames,
    'module-ranks': moduleRanks,
    'pure-domain': pureDomain,
    'workspace-imports': workspaceImports,
  },
};
