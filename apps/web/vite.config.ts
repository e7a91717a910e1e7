import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [sveltekit()],
  // Newer baselines would drop phones that people still use.
  build: { target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'] },
  // The house's other `cookie` is of another major version; the server bundle carries the one that SvelteKit means.
  ssr: { noExternal: ['cookie', 'set-cookie-parser'] },
  server: {
    proxy: { '/api': 'http://localhost:3000', '/socket.io': { target: 'ws://localhost:3000', ws: true } },
  },
});
