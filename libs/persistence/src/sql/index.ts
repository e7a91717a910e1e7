export { insertIgnore, insertIgnoreMany } from './insert.js';
export { dialectOf, execute, query, queryOne, type SqlSource } from './run.js';
export { join, list, raw, sql, when, Statement, type Dialect, type SqlValue } from './statement.js';
export { isForeignKeyViolation, isUniqueViolation } from './violation.js';
