export { declarationLine } from './declaration.js';
export * from './package-format.js';
export { statementOnCount, statementOnPackage } from './statement.js';
export * from './verdict.js';
export { verifyPackage } from './verify-package.js';
export type { Evidence, HeldReceipt } from './evidence.js';
export { signNote, writePackage } from './write-package.js';
export type { PackageContents, Sign } from './write-package.js';
