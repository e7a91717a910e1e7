import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const source = resolve(import.meta.dirname, '../src/client');

const preloadHelper = '\0vite/preload-helper.js';

/** Modules of SvelteKit's browser runtime, and what stands in their place. */
const replaced: Record<string, string> = {
  '/runtime/client/client.js': 'client.ts',
  '/runtime/app/forms.js': 'forms.ts',
  '/runtime/app/navigation.js': 'navigation.ts',
  '/runtime/app/state/client.js': 'state.svelte.ts',
};

/**
 * Builds pages with our small client in the place of SvelteKit's, whose router alone is heavier than a page. Should an
 * update of SvelteKit rename a module, the build stops rather than ships both.
 */
export function pageClient(): Plugin {
  const found = new Set<string>();
  return {
    name: 'openhall:page-client',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    async resolveId(id, importer, options) {
      if (!/(client|forms|navigation)(\.js)?$/.test(id)) return null;
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
      const module = Object.keys(replaced).find((end) => resolved?.id.endsWith(`/@sveltejs/kit/src${end}`));
      if (!module) return resolved;
      found.add(module);
      return resolve(source, replaced[module] ?? '');
    },
    load(id) {
      if (id !== preloadHelper) return null;
      return `export { __vitePreload } from ${JSON.stringify(resolve(source, 'preload.ts'))};`;
    },
    buildEnd(error) {
      const missing = Object.keys(replaced).filter((module) => !found.has(module));
      if (!error && missing.length > 0) this.error(`SvelteKit has no ${missing.join(', ')} any more.`);
    },
  };
}
