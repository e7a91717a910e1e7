import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../tools/chromium.mjs';

/**
 * Pictures of the demo's pages. Those that README and guides show go to docs/pictures, all others, to be looked at, to
 * e2e/pictures. Needs a build (`npm run build`).
 */
const root = resolve(import.meta.dirname, '..');
const documents = join(root, 'docs/pictures');
const shelf = join(root, 'e2e/pictures');
const square = 'greener-market-square';
const trees = 'More trees by the bus stop';

/** A port that nobody uses. */
function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Starts the demo on data of its own; `stop` ends it and forgets them. */
async function startDemo() {
  const directory = mkdtempSync(join(tmpdir(), 'openhall-pictures-'));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: address,
    OPENHALL_DATA_DIR: directory,
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [join(root, 'apps/cli/bin/openhall.js'), 'demo'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(directory, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const ready = await fetch(`${address}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { address, stop };
    await new Promise((done) => setTimeout(done, 100));
  }
  await stop();
  throw new Error('the demo did not start');
}

/** A browser window, signed in as somebody of the demo. */
async function open(browser, address, { as, width, height = 900, dark = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
  });
  if (as) await context.request.post(`${address}/api/v1/demo/sessions`, { data: { as } });
  return context.newPage();
}

async function read(page, path) {
  const answer = await page.context().request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
  return answer.json();
}

/** The pages, by a name for the picture, and who looks at them. */
async function pagesOf(browser, address) {
  const api = `${address}/api/v1`;
  const page = await open(browser, address, { as: 'officer', width: 1280 });
  const { items: consultations } = await read(page, `${api}/desk/consultations`);
  const { items: proposals } = await read(
    page,
    `${api}/consultations/${square}/proposals?query=trees&order=newest`,
  );
  const proposal = proposals.find(({ title }) => title === trees);
  const { items: reports } = await read(page, `${api}/desk/reports?state=all`);
  await page.context().close();
  const running = `/desk/consultations/${consultations.find(({ slug }) => slug === square).id}`;
  const draft = `/desk/consultations/${consultations.find(({ state }) => state === 'draft').id}`;
  return {
    proposal: `/proposals/${proposal.id}`,
    byRole: {
      '': {
        home: '/',
        consultations: '/consultations',
        consultation: `/consultations/${square}`,
        proposals: `/consultations/${square}/proposals`,
        proposal: `/proposals/${proposal.id}`,
        'sign-in': '/sign-in',
        help: '/help',
        outbox: '/demo/outbox',
        'not-found': '/nowhere',
      },
      resident: {
        'new-proposal': `/consultations/${square}/proposals/new`,
        report: `/report?type=proposal&id=${proposal.id}`,
        contributions: '/account',
        account: '/account/settings',
      },
      moderator: {
        reports: '/desk/reports',
        case: `/desk/reports/${reports[0].subjectType}/${reports[0].subjectId}`,
      },
      officer: {
        desk: '/desk',
        'desk-consultations': '/desk/consultations',
        'desk-new': '/desk/consultations/new',
        'desk-running': running,
        'desk-draft': draft,
        'desk-texts': `${draft}/texts?locale=es`,
        'desk-phases': `${draft}/phases`,
        'desk-documents': `${running}/documents`,
        'desk-answers': `${running}/proposals`,
        'desk-answer': `/desk/proposals/${proposal.id}/response`,
      },
      administrator: {
        people: '/desk/people',
        settings: '/desk/settings',
        topics: '/desk/settings/topics',
        areas: '/desk/settings/areas',
      },
    },
  };
}

async function take(page, address, path, file, fullPage) {
  await page.goto(address + path, { waitUntil: 'load' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.screenshot({ path: file, fullPage, animations: 'disabled' });
}

async function main() {
  for (const directory of [documents, shelf]) mkdirSync(directory, { recursive: true });
  const demo = await startDemo();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const { byRole, proposal } = await pagesOf(browser, demo.address);
    for (const [as, pages] of Object.entries(byRole)) {
      for (const width of [360, 1280]) {
        const page = await open(browser, demo.address, { as, width });
        for (const [name, path] of Object.entries(pages)) {
          await take(page, demo.address, path, join(shelf, `${name}-${width}.png`), true);
        }
        await page.context().close();
      }
    }
    for (const [file, path, options] of [
      [join(shelf, 'home-1280-dark.png'), '/', { width: 1280, dark: true }],
      [join(shelf, 'proposal-360-dark.png'), proposal, { width: 360, dark: true }],
      [join(documents, 'proposal.png'), proposal, { width: 1280, as: 'resident' }],
      [join(documents, 'home-phone.png'), '/', { width: 360, height: 1080 }],
      [join(documents, 'desk.png'), '/desk', { width: 1280, height: 800, as: 'officer' }],
    ]) {
      const page = await open(browser, demo.address, options);
      await take(page, demo.address, path, file, false);
      await page.context().close();
    }
    console.log(`Pictures are in ${documents} and ${shelf}.`);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

await main();
