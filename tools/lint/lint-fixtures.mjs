import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../console.mjs';

const directory = join(root, 'tools/lint/fixtures');

/** A fixture's first line names the rule that it is about and the file that it pretends to be. */
function readFixture(file) {
  const text = readFileSync(join(directory, file), 'utf8');
  const [, rule, path] = /^(?:\/\/|<!--) rule: (\S+); file: (\S+)/.exec(text) ?? [];
  if (path === undefined) throw new Error(`${file} does not begin with a line "// rule: …; file: …".`);
  return { file, rule, path, text };
}

/** ESLint as the repository configures it; for files that do not exist, without the rules that need a program. */
function linters() {
  const shared = { cwd: root, overrideConfigFile: join(root, 'eslint.config.mjs') };
  return {
    real: new ESLint(shared),
    pretended: new ESLint({
      ...shared,
      overrideConfig: [
        { files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'], ...tseslint.configs.disableTypeChecked },
      ],
    }),
  };
}

const { real, pretended } = linters();
const results = [];
for (const name of readdirSync(directory).sort()) {
  for (const file of readdirSync(join(directory, name)).sort()) {
    const fixture = readFixture(`${name}/${file}`);
    const linter = existsSync(join(root, fixture.path)) ? real : pretended;
    const [result] = await linter.lintText(fixture.text, { filePath: join(root, fixture.path) });
    const messages = result.messages.map(({ ruleId, severity, message }) => ({ ruleId, severity, message }));
    results.push({ name, file, rule: fixture.rule, messages });
  }
}
console.log(JSON.stringify(results));
