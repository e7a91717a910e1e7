import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { Schemas } from './schemas.mjs';

/**
 * Writes what each route of the API answers, as JSON Schema, from the return types of the controllers: the contracts are
 * interfaces, of which nothing is left when the server runs. `nest build` runs before; the server reads the file when
 * it describes itself.
 */
const api = join(import.meta.dirname, '../../apps/api');
const file = join(api, 'dist/answers.json');

function programOf(project) {
  const config = ts.getParsedCommandLineOfConfigFile(
    project,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
      },
    },
  );
  return ts.createProgram(config.fileNames, {
    ...config.options,
    noEmit: true,
    composite: false,
    incremental: false,
  });
}

const decoratorsOf = (node) =>
  (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [])
    .map(({ expression }) => expression)
    .filter(ts.isCallExpression);
const nameOf = (call) => call.expression.getText();

/** The content types that a method declares with `@Header` or `@ApiProduces`. */
function declaredTypes(method) {
  for (const call of decoratorsOf(method)) {
    const given = call.arguments.map((argument) => argument.text);
    if (nameOf(call) === 'ApiProduces') return given;
    if (nameOf(call) === 'Header' && given[0]?.toLowerCase() === 'content-type') return [given[1]];
  }
  return undefined;
}

function answerOf(method, checker, schemas) {
  const signature = checker.getSignatureFromDeclaration(method);
  const type = checker.getAwaitedType(checker.getReturnTypeOfSignature(signature));
  if (type.flags & ts.TypeFlags.Void) return null;
  if (type.symbol?.name === 'StreamableFile') {
    const types = declaredTypes(method) ?? ['application/octet-stream'];
    return { types, schema: { type: 'string', format: 'binary' } };
  }
  if (type.flags & ts.TypeFlags.String)
    return { types: declaredTypes(method) ?? ['text/plain'], schema: { type: 'string' } };
  return { types: ['application/json'], schema: schemas.of(type) };
}

/** What every refusal looks like. */
function problemOf(program, checker, schemas) {
  for (const source of program.getSourceFiles()) {
    if (!source.fileName.endsWith('/contracts/dist/errors/index.d.ts')) continue;
    const problem = source.statements.find(
      (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === 'Problem',
    );
    return schemas.of(checker.getTypeAtLocation(problem));
  }
  throw new Error('The libraries are not built: there is no libs/contracts/dist/errors/index.d.ts');
}

const routes = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);
const program = programOf(join(api, 'tsconfig.json'));
const checker = program.getTypeChecker();
const schemas = new Schemas(checker);
const answers = {};
const problem = problemOf(program, checker, schemas);
for (const source of program.getSourceFiles()) {
  if (source.isDeclarationFile || !source.fileName.endsWith('.controller.ts')) continue;
  for (const controller of source.statements.filter(ts.isClassDeclaration)) {
    for (const method of controller.members.filter(ts.isMethodDeclaration)) {
      if (!decoratorsOf(method).some((call) => routes.has(nameOf(call)))) continue;
      answers[`${controller.name.text}_${method.name.getText()}`] = answerOf(method, checker, schemas);
    }
  }
}
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify({ answers, problem, schemas: schemas.named }));
