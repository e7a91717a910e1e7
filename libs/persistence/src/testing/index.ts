export { eachDatabase } from './each-database.js';
export { createTestDatabase, testKinds, type TestDatabase, type TestKind } from './test-database.js';
