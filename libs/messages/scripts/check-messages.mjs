import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The placeholders of a message, whatever its form: `Hello {name}` or an array of declarations and variants. */
function placeholders(message) {
  const texts = typeof message === 'string' ? [message] : message.flatMap((one) => Object.values(one.match));
  const inputs = typeof message === 'string' ? [] : message.flatMap((one) => one.declarations ?? []);
  const names = new Set();
  for (const text of texts) for (const [, name] of text.matchAll(/(?<!\\)\{(\w+)\}/g)) names.add(name);
  for (const line of inputs) if (line.startsWith('input ')) names.add(line.slice('input '.length).trim());
  return names;
}

/** A plural that lacks its last resort compiles, but then shows its own key to people. */
function lacksOther(message) {
  if (typeof message === 'string') return false;
  return message.some((one) => !Object.keys(one.match).some((condition) => !/=(?!other|\*)/.test(condition)));
}

function read(file, problems) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch (cause) {
    problems.push(`${file}: ${cause.message}`);
    return {};
  }
}

/**
 * Compares the message files of all locales.
 * @returns {{ keys: string[], problems: string[] }} the keys of the base locale, and one line for each fault.
 */
export function checkMessages() {
  const problems = [];
  const settings = read('project.inlang/settings.json', problems);
  const keys = [];
  const home = new Map();
  for (const pattern of settings['plugin.inlang.messageFormat'].pathPattern) {
    const base = read(pattern.replace('{locale}', settings.baseLocale), problems);
    for (const [key, message] of Object.entries(base)) {
      if (!/^[a-z][a-z0-9_]*$/.test(key)) problems.push(`${pattern}: "${key}" is not lower_snake_case`);
      if (home.has(key)) problems.push(`"${key}" stands in ${home.get(key)} and again in ${pattern}`);
      if (lacksOther(message)) problems.push(`${pattern}: "${key}" has no variant for "other"`);
      home.set(key, pattern);
      keys.push(key);
    }
    for (const locale of settings.locales.filter((one) => one !== settings.baseLocale)) {
      const file = pattern.replace('{locale}', locale);
      const other = read(file, problems);
      for (const key of Object.keys(base)) {
        if (!(key in other)) problems.push(`${file}: "${key}" is missing`);
        else compare(file, key, base[key], other[key], problems);
      }
      for (const key of Object.keys(other)) {
        if (!(key in base)) problems.push(`${file}: "${key}" is not in ${settings.baseLocale}`);
      }
    }
  }
  if (keys.length === 0) problems.push('there are no messages at all');
  return { keys, problems };
}

function compare(file, key, base, other, problems) {
  const wanted = [...placeholders(base)].sort().join(', ');
  const found = [...placeholders(other)].sort().join(', ');
  if (wanted !== found) problems.push(`${file}: "${key}" uses {${found}} where the base uses {${wanted}}`);
  if (lacksOther(other)) problems.push(`${file}: "${key}" has no variant for "other"`);
  if (other === '' || base === '') problems.push(`${file}: "${key}" is empty`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { keys, problems } = checkMessages();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
  console.log(`${keys.length} messages in every language`);
}
