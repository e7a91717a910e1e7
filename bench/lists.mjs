import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { runOpenhall } from './command-line.mjs';
import { writeDecideMadrid } from './decide-madrid-files.mjs';
import { inFreshDirectory } from './place.mjs';
import { cores, start } from './processes.mjs';
import { row, summary } from './report.mjs';

export const needs = ['cli', 'web'];

const server = join(import.meta.dirname, '../apps/api/test/crash/server.mjs');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const rounds = 60;
const warmUps = 15;
const goal = { ratio: 1.5, at: 'most' };

const sizes = [
  { slug: 'large', first: 1, proposals: 12_000, comments: 3_000 },
  { slug: 'small', first: 900_001, proposals: 30, comments: 30 },
];

/** Two consultations in one database, brought in as any other platform's would be. */
async function fill(directory) {
  for (const size of sizes) {
    const [proposalsFile, commentsFile] = ['proposals', 'comments'].map((name) =>
      join(directory, `${size.slug}-${name}.csv`),
    );
    writeDecideMadrid({ ...size, proposalsFile, commentsFile });
    const from = ['import', 'proposals', proposalsFile, '--comments', commentsFile];
    await runOpenhall(directory, [...from, '--preset', 'decide-madrid', '--consultation', size.slug]);
  }
}

/** One answer: its text, and how long it took (ms). */
function fetchOnce(port, path) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = get(
      { agent, host: '127.0.0.1', port, path, headers: { host: 'localhost:3000' } },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part)).on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (answer.statusCode === 200) return resolve({ text, took: performance.now() - began });
          return reject(new Error(`${path} was answered ${answer.statusCode}: ${text.slice(0, 200)}`));
        });
      },
    );
    sent.on('error', reject);
  });
}

/** The same page of the large and of the small consultation in turn. */
async function compare(port, measure, pathOf) {
  const times = new Map(sizes.map(({ slug }) => [slug, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [slug, taken] of times) {
      const { took } = await fetchOnce(port, pathOf(slug));
      if (round >= 0) taken.push(took);
    }
  }
  const arms = sizes.map(({ slug, proposals, comments }) => {
    const range = summary(times.get(slug));
    const name = measure.includes('comments') ? `${comments}` : `${proposals}`;
    return { name, value: range.median, unit: 'ms', range };
  });
  return row(measure, arms, goal);
}

async function mostDiscussed(port, slug) {
  const { text } = await fetchOnce(port, `/api/v1/consultations/${slug}/proposals?order=discussed`);
  return JSON.parse(text).items[0].id;
}

/** First pages of much and of little: the time from asking to the last byte, one request at a time. */
export function measure() {
  return inFreshDirectory(async (directory) => {
    await fill(directory);
    const running = await start(cores.server, [server, directory, 'pages']);
    try {
      const { port } = running.message;
      const proposal = {};
      for (const { slug } of sizes) proposal[slug] = await mostDiscussed(port, slug);
      const list = (slug) => `/consultations/${slug}/proposals`;
      const pages = {
        'API: comments of a proposal': (slug) => `/api/v1/proposals/${proposal[slug]}/comments`,
        'API: list of proposals, random order': (slug) => `/api/v1${list(slug)}?seed=7`,
        'API: list of proposals, newest': (slug) => `/api/v1${list(slug)}?order=newest`,
        'API: list of proposals, most supported': (slug) => `/api/v1${list(slug)}?order=supported`,
        'API: search, a word in every proposal': (slug) => `/api/v1${list(slug)}?query=sombra&seed=7`,
        'API: search, a word in at most 20': (slug) => `/api/v1${list(slug)}?query=calle7&seed=7`,
        'page: a proposal with its comments': (slug) => `/proposals/${proposal[slug]}`,
        'page: list of proposals': (slug) => `${list(slug)}?seed=7`,
        'page: search': (slug) => `${list(slug)}?query=sombra&seed=7`,
      };
      const rows = [];
      for (const [name, pathOf] of Object.entries(pages)) rows.push(await compare(port, name, pathOf));
      return rows;
    } finally {
      agent.destroy();
      await running.stop();
    }
  });
}
