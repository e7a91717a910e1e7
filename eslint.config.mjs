import eslint from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { openhall } from './tools/lint/plugin.mjs';

const typed = ['libs/*/src/**/*.ts', 'apps/api/src/**/*.ts', 'apps/cli/src/**/*.ts'];
const tests = [
  '**/*.spec.ts',
  'apps/*/test/**/*.ts',
  'libs/*/test/**/*.ts',
  'libs/*/{src/,}testing/**/*.ts',
  'e2e/**/*.ts',
];
const scripts = ['**/*.mjs', '**/*.cjs', '**/*.js'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/build/',
      '**/.svelte-kit/',
      'var/',
      'libs/messages/src/generated/',
      'tools/lint/fixtures/',
      'e2e/pictures/',
      'bench/results/',
    ],
  },
  {
    // Nobody switches a rule off from inside a file.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  eslint.configs.recommended,
  tseslint.configs.strict,
  {
    plugins: { openhall, 'import-x': importX },
    languageOptions: { globals: globals.node },
    rules: {
      'openhall/database-access': 'error',
      'openhall/file-names': 'error',
      'openhall/module-ranks': 'error',
      'openhall/pure-domain': 'error',
      'openhall/workspace-imports': 'error',
      'max-lines': ['error', 300],
      'max-params': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@nestjs/common', importNames: ['forwardRef'], message: 'Modules form no circles.' },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'The environment is read in apps/api/src/config only.',
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'import-x/no-default-export': 'error',
      'import-x/no-mutable-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/max-params': ['error', { max: 7 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: typed,
    ignores: tests,
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Interfaces of the house are asynchronous where one implementation happens not to wait.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['apps/*/src/**/*.ts'],
    ignores: ['apps/web/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels in apps: import from the file itself.' },
      ],
    },
  },
  {
    files: [
      'apps/api/src/config/**',
      'libs/persistence/src/testing/**',
      'tools/**',
      'bench/**',
      ...tests,
      ...scripts,
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: [...scripts, '**/*.config.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      'import-x/no-default-export': 'off',
    },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: tests,
    // A test that finds nothing there fails at that line, which is all that is wanted of it.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['apps/api/test/harness/world.ts'],
    // Answers are as loosely typed as the wire; each test says with its expectations what they must be.
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  svelte.configs.recommended,
  {
    files: ['apps/web/**/*.svelte', 'apps/web/**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['apps/web/**'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'import-x/no-default-export': 'off',
      // Addresses in these pages are plain: the site is never served below a path.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    // The one place that shows HTML: what the server has made of Markdown and cleaned.
    files: ['apps/web/src/lib/components/Markdown.svelte'],
    rules: { 'svelte/no-at-html-tags': 'off' },
  },
);
