import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { build } from './build.mjs';
import { chromiumPath } from './chromium.mjs';
import { duration, execute, isCommand, root, run, Stop } from './console.mjs';
import { install } from './install.mjs';

/** The suites, in the order in which they run; each is a project of jest.config.mjs. */
const suites = ['unit', 'database', 'browser'];

/** How often something passed, failed and was skipped, and how long single tests took. */
class Counts {
  passed = 0;
  failed = 0;
  skipped = 0;
  times = [];

  /** Adds what Jest wrote about one run. A file that could not be loaded counts as one failure. */
  add(report) {
    this.passed += report.numPassedTests;
    this.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
    this.skipped += report.numPendingTests + report.numTodoTests;
    for (const file of report.testResults) {
      for (const test of file.assertionResults) {
        this.times.push({
          name: `${relative(root, file.name)}: ${test.fullName}`,
          milliseconds: test.duration ?? 0,
        });
      }
    }
  }

  slowest(count) {
    return this.times.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, count);
  }

  toString() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}

/** Environment variables of the test processes: Jest runs ES modules behind a flag of Node's. */
function testEnvironment(extra) {
  const options = [
    process.env.NODE_OPTIONS,
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
  ];
  return { ...process.env, ...extra, NODE_OPTIONS: options.filter(Boolean).join(' ') };
}

/** Runs one suite and adds its results. */
async function runSuite(suite, jestArguments, env, counts) {
  console.log(`\n— ${suite} —`);
  const directory = mkdtempSync(join(tmpdir(), 'openhall-tests-'));
  const file = join(directory, 'report.json');
  const options = ['--selectProjects', suite, '--json', `--outputFile=${file}`];
  if (jestArguments.length > 0) options.push('--passWithNoTests');
  const { code } = await execute(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...options, ...jestArguments],
    {
      env,
      show: true,
    },
  );
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(directory, { recursive: true, force: true });
  const failedBefore = counts.failed;
  if (report !== undefined) counts.add(report);
  if (code !== 0 && counts.failed === failedBefore) {
    console.log(`The ${suite} suite ended with code ${code} although no single test failed.`);
    counts.failed += 1;
  }
}

function specFilesOf(directory) {
  if (!existsSync(join(root, directory))) return [];
  return readdirSync(join(root, directory), { recursive: true }).filter((name) => name.endsWith('.spec.ts'));
}

/** Without a browser each file of the browser suite counts as one skipped test; in CI as one failure. */
function skipBrowser(counts) {
  const files = Math.max(1, specFilesOf('e2e').length);
  console.log('\n— browser —\nskipped: Chromium (sudo apt-get install chromium)');
  if (process.env.CI === 'true') {
    console.log('In CI the browser suite must run.');
    counts.failed += files;
  } else counts.skipped += files;
}

/** Where the real data sets are that some tests read; those tests skip themselves where they are absent. */
function referenceData() {
  const directory = resolve(root, process.env.OPENHALL_REFERENCE_DATA || '../shared/data');
  if (existsSync(directory)) return { OPENHALL_REFERENCE_DATA: directory };
  console.log(
    `skipped: reference suite (no data in ${directory}; OPENHALL_REFERENCE_DATA names another directory)`,
  );
  return {};
}

async function test() {
  const [first, ...rest] = process.argv.slice(2);
  const wanted = suites.includes(first) ? [first] : suites;
  const jestArguments = suites.includes(first) || first === undefined ? rest : [first, ...rest];
  await install();
  await build(wanted.join() === 'unit' ? { only: ['messages'] } : {});
  const chromium = chromiumPath();
  const env = testEnvironment({ ...referenceData(), ...(chromium && { CHROMIUM_PATH: chromium }) });
  const counts = new Counts();
  for (const suite of wanted) {
    if (suite === 'browser' && chromium === undefined) skipBrowser(counts);
    else await runSuite(suite, jestArguments, env, counts);
  }
  console.log('\nThe slowest tests:');
  for (const { name, milliseconds } of counts.slowest(10)) {
    console.log(`  ${duration(milliseconds).padStart(8)}  ${name}`);
  }
  console.log(`\n${counts}`);
  if (counts.failed > 0) process.exitCode = 1;
}

if (isCommand(import.meta)) {
  await run(async () => {
    try {
      await test();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      // Without a build nothing could be tested, which is a failure like any other to whoever reads the last line.
      console.log(`${error.message}\n\n0 passed, 1 failed, 0 skipped`);
      process.exitCode = 1;
    }
  });
}
