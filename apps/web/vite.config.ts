import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { pageClient } from './plugins/page-client.js';
import { chunkOfWords, words } from './plugins/words.js';

/** What a page that takes words needs. */
const formParts =
  /src\/lib\/(drafts\/|components\/(ActionForm|CheckField|Field|TextArea|TextField|SelectField|RadioGroup|ProblemSummary|ConfirmForm|form-context|fresh-key))/;
const commentParts =
  /src\/lib\/(comments\/(?!ConversationPage|NewsPill)|components\/AlignmentBar|proposals\/(OfficialAnswer|HiddenReason))/;
/** What nearly every page needs. */
const sharedParts =
  /src\/lib\/([^/]+$|live\/(?!socket-)|format\/|components\/(shell\/(?!DemoDoors)|FlashNotice|PageTitle|LiveStatus|Markdown|SubmitButton|Tag|EmptyState|Pagination|RelativeTime|form-context)|comments\/NewsPill|proposals\/(Breadcrumb|WhyNot|(languages|term-name|calendar-day|response-words|author-name|reason-words)\.ts))/;

export default defineConfig({
  plugins: [pageClient(), words(), sveltekit()],
  // Newer baselines would drop phones that people still use.
  build: {
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Dozens of tiny files cost a first visit more in headers than they save: what is used together comes together.
          groups: [
            {
              name: 'framework',
              test: /node_modules\/(svelte|@sveltejs|esm-env)\/|src\/client\/|generated\/registry/,
            },
            { name: chunkOfWords },
            // A group takes along what its modules need, so the more general ones come first.
            { name: 'limits', test: /contracts\/dist\/limits\// },
            { name: 'shared', test: sharedParts },
            { name: 'forms', test: formParts },
            { name: 'comments', test: commentParts },
            // What all pages of votes say, and what stands above them.
            { name: 'votes', test: /src\/lib\/voting\/(vote-words|vote-state|VoteHead)\./ },
            { name: 'desk', test: /src\/lib\/desk\/(TabLinks|DeskNav|standing)\./ },
            { name: 'desk-votes', test: /src\/lib\/desk\/voting\/(VoteDesk|MethodChoice|plan-words)\./ },
            // What other pages say about town halls.
            { name: 'hall-links', test: /src\/lib\/townhall\/(HallLinks|words)\./ },
            // What the projector and the console show of it too.
            {
              name: 'hall-shown',
              test: /src\/lib\/townhall\/(Timer|PollResults|server-clock|timer-span|result-rows)\./,
            },
            { name: 'townhall', test: /src\/lib\/townhall\/(?!HallCard|LiveBand)[^/]+$/ },
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
