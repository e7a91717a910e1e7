import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The messages of one part of the product are a file: `comment_post` belongs to `words-comment`. */
function wordsOf(file: string): string | null {
  const prefix = /generated\/messages\/([a-z]+)_/.exec(file)?.[1];
  return prefix ? `words-${prefix}` : null;
}

export default defineConfig({
  plugins: [sveltekit()],
  // Newer baselines would drop phones that people still use.
  build: {
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Dozens of tiny files cost a first visit more in headers than they save: what is used together comes together.
          groups: [
            { name: 'framework', test: /node_modules\/(svelte|@sveltejs|esm-env|devalue)\// },
            { name: wordsOf },
            { name: 'comments', test: /src\/lib\/comments\// },
            { name: 'shared', test: /src\/lib\/(components|drafts|format)\/|src\/lib\/[^/]+$/ },
          ],
        },
      },
    },
  },
  // The house's other `cookie` is of another major version; the server bundle carries the one that SvelteKit means.
  ssr: { noExternal: ['cookie', 'set-cookie-parser'] },
  server: {
    proxy: { '/api': 'http://localhost:3000', '/socket.io': { target: 'ws://localhost:3000', ws: true } },
  },
});
