/**
 * Three suites, run with NODE_OPTIONS=--experimental-vm-modules (tools/test.mjs sets it):
 * unit (no database), database (SQLite and PostgreSQL), browser (a real Chromium).
 */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^@openhall/(domain|contracts|messages|persistence)/(.+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^@openhall/api/(.+)$': '<rootDir>/apps/api/src/$1.ts',
    '^\\$lib/(.*)\\.js$': '<rootDir>/apps/web/src/lib/$1',
    '^\\$lib/(.*)$': '<rootDir>/apps/web/src/lib/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^(cookie|content-disposition)$': '<rootDir>/tools/jest/$1.cjs',
  },
  transform: {
    '/tools/jest/(cookie|content-disposition)\\.cjs$': '<rootDir>/tools/jest/es-package-as-commonjs.cjs',
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/(apps|libs)/[^/]+/(dist|build)/', '<rootDir>/var/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

/** Specs beside sources that open databases belong to the database suite; they are named so. */
const databaseSpecs = ['<rootDir>/libs/persistence/', '\\.database\\.spec\\.ts$'];

export default {
  rootDir: import.meta.dirname,
  testTimeout: 30_000,
  // ES modules of a finished test file stay in memory: a worker that has become this big makes room for a new one.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/libs/*/{src,test}/**/*.spec.ts',
        '<rootDir>/apps/*/src/**/*.spec.ts',
        '<rootDir>/tools/**/*.spec.ts',
        '<rootDir>/docker/*.spec.ts',
      ],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, ...databaseSpecs],
    },
    {
      ...shared,
      displayName: 'database',
      testMatch: [
        '<rootDir>/libs/persistence/{src,test}/**/*.spec.ts',
        '<rootDir>/apps/*/src/**/*.database.spec.ts',
        '<rootDir>/apps/*/test/**/*.spec.ts',
      ],
      globalSetup: '<rootDir>/libs/persistence/testing/postgres-global-setup.mjs',
      globalTeardown: '<rootDir>/libs/persistence/testing/postgres-global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/e2e/**/*.spec.ts'],
      globalSetup: '<rootDir>/libs/persistence/testing/postgres-global-setup.mjs',
      globalTeardown: '<rootDir>/libs/persistence/testing/postgres-global-teardown.mjs',
    },
  ],
};
