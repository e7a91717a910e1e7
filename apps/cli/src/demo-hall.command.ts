import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { readEnvironment } from '@openhall/api/config/environment';
import { playHall } from './demo-hall/session.js';

interface Options {
  people: number;
  minutes: number;
  seed: number;
  address?: string;
}

const mostPeople = 2_000;
const mostMinutes = 60;

/** `openhall demo hall`: a scripted evening on the demo that runs on this machine. */
export function demoHallCommand(demo: Command): void {
  demo
    .command('hall')
    .description('bring a town hall to life on the demo that runs on this machine; stops by itself')
    .addOption(count('--people <count>', 'how many come', 1, mostPeople).default(200))
    .addOption(
      count('--minutes <count>', 'how long it lasts; parts of a minute too', 0.1, mostMinutes).default(5),
    )
    .addOption(count('--seed <number>', 'the same seed, the same evening', 0, 2 ** 31 - 1).default(1))
    .option('--address <url>', 'where the demo is open (default: PUBLIC_URL, or localhost at PORT)')
    .action(run);
}

async function run({ people, minutes, seed, address }: Options): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.stdout.write('Stopped.\n');
      stop.abort();
      // What is under way would only come to nothing.
      process.exit(0);
    });
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const where = address === undefined ? readEnvironment('demo').publicUrl : parsedAddress(address);
  const { refusals } = await playHall({ address: where, people, minutes, seed }, write, stop.signal);
  const said = Object.entries(refusals).map(([code, times]) => `${code} ${times}`);
  write(said.length === 0 ? 'The server refused nothing.' : `The server refused: ${said.join(', ')}.`);
}

function parsedAddress(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new InvalidArgumentError(
      `--address must be an address such as http://localhost:3000, but is "${text}".`,
    );
  }
}

function count(flags: string, words: string, least: number, most: number): Option {
  return new Option(flags, words).argParser((text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
  });
}
