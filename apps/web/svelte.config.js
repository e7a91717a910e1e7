import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
const config = {
  preprocess: vitePreprocess({ script: false }),
  kit: {
    adapter: adapter({ precompress: true }),
    csrf: { trustedOrigins: [] },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        'style-src-attr': [
          'unsafe-hashes',
          // The style attribute of the announcer for screen readers that SvelteKit puts into every page.
          'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
        ],
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
      },
    },
    output: { bundleStrategy: 'split' },
    // The list of all routes, most of them the desk's, stays on the server.
    router: { resolution: 'server' },
  },
};

export default config;
