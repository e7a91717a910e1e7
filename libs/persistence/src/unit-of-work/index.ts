export { PostgresUnitOfWork } from './postgres-unit-of-work.js';
export { SqliteUnitOfWork } from './sqlite-unit-of-work.js';
export { UnitOfWork } from './unit-of-work.js';
