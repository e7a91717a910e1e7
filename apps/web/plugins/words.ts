import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { baseLocale, locales } from '@openhall/messages/catalogue';
import type { Plugin } from 'vite';
import { areasOfMessages } from './used-messages.js';

const source = resolve(import.meta.dirname, '../src');
const generated = resolve(import.meta.dirname, '../../../libs/messages/dist/generated');
const messageFile = /\/libs\/messages\/dist\/generated\/messages\/([a-z0-9_]+)\.js$/;
const runtimeFile = '/libs/messages/dist/generated/runtime.js';
const prefix = '\0words/';

/** The little of paraglide's runtime that a page uses, which is in one language as long as it lives. */
const runtime = `
export const baseLocale = ${JSON.stringify(baseLocale)};
export const locales = ${JSON.stringify(locales)};
export const isLocale = (tag) => locales.includes(tag);
export let getLocale = () => baseLocale;
export const overwriteGetLocale = (current) => { getLocale = current; };
export const getTextDirection = () => document.documentElement.dir;
`;

/** The function that says a message in one language, out of the module that paraglide has made for it. */
function spoken(key: string, locale: string): string {
  const text = readFileSync(resolve(generated, `messages/${key}.js`), 'utf8');
  const start = text.indexOf(`const ${locale}_${key} = `);
  const end = text.indexOf('\n};', start);
  if (start < 0 || end < 0) throw new Error(`The message ${key} does not look as expected in ${locale}.`);
  return text
    .slice(start, end + 3)
    .replace(/^const \S+ = /, '')
    .replace(/;$/, '');
}

/** Areas whose look-ups go with other parts of the same pages. */
const goWith: Record<string, string> = { shared: 'shared', voting: 'votes', desk: 'desk' };
const areas = areasOfMessages(source);

/** The chunk for a module that says messages; null for any other module. */
export function chunkOfWords(id: string): string | null {
  const [, key] = messageFile.exec(id) ?? [];
  const area = key === undefined ? /^\0words\/([a-z-]+)$/.exec(id)?.[1] : areas.get(key);
  return area === undefined ? null : (goWith[area] ?? `words-${area}`);
}

/**
 * Ships a page's words in the page's language only. Paraglide compiles every message in all languages; in the browser's
 * build each becomes a look-up in the words of its area, of which there is a file for each language.
 */
export function words(): Plugin {
  const keysOf = (area: string) => [...areas.keys()].filter((key) => areas.get(key) === area).sort();

  return {
    name: 'openhall:words',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (id) => (id.startsWith('words/') ? `\0${id}` : null),
    load(id) {
      const [, key] = messageFile.exec(id) ?? [];
      if (key !== undefined && key !== '_index') {
        const area = areas.get(key);
        if (area === undefined) return { code: `export const ${key} = () => '';`, moduleSideEffects: false };
        const look = `(inputs) => say(${keysOf(area).indexOf(key)}, inputs)`;
        const code = `import { say } from 'words/${area}';\nexport const ${key} = ${look};`;
        return { code, moduleSideEffects: false };
      }
      if (id.endsWith(runtimeFile)) return { code: runtime, moduleSideEffects: false };
      if (!id.startsWith(prefix)) return null;
      const [name = '', locale] = id.slice(prefix.length).split('/');
      if (locale !== undefined) {
        const said = keysOf(name).map((one) => spoken(one, locale));
        return `import * as registry from ${JSON.stringify(resolve(generated, 'registry.js'))};
export const words = [${said.join(',\n')}];`;
      }
      const loaders = locales.map((one) => `${JSON.stringify(one)}: () => import('words/${name}/${one}')`);
      const code = `import { wordsOf } from ${JSON.stringify(resolve(source, 'client/words.ts'))};
export const say = /* @__PURE__ */ wordsOf({ ${loaders.join(', ')} });`;
      return { code, moduleSideEffects: false };
    },
    /** What is said in a way that was not found above, as by `errorMessage`, would be silence: the build stops instead. */
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const [, key] = messageFile.exec(id) ?? [];
          if (key === undefined || areas.has(key) || renderedLength === 0) continue;
          this.error(`The browser says ${key}, but no component or module of the pages says m.${key}.`);
        }
      }
    },
  };
}
