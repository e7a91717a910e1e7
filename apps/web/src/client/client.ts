import { tick, type Component } from 'svelte';
import type { ActionResult, HandleClientError, Page } from '@sveltejs/kit';
import { leaveFor } from './leave.js';
import { unpack } from './packed.js';
import { page } from './state.svelte.js';
import { wordsArrived } from './words.js';

/**
 * The client of a page, in the place of SvelteKit's own (see `plugins/page-client.ts`). It brings one document to life,
 * sends its forms and reads its data again. Links and redirects load documents, as they do without JavaScript: a router in
 * the browser would weigh more than all that our pages do.
 */

type Data = Record<string, unknown>;
/** What a layout or page of the branch got from its `load`; `uses` and the like are of no interest here. */
type DataNode = { type: 'data'; data: Data } | null | undefined;
/** The same when the page asks for its data again. */
type PackedNode = { type: 'data'; data: unknown[] } | { type: 'skip' } | { type: 'error' };

interface PageNode {
  component: Component;
  universal?: { load?: unknown };
}

type LoadNode = () => Promise<PageNode>;

interface Root {
  $set(properties: Data): void;
}

/** SvelteKit's generated `app.js`. */
interface App {
  /** The layout and the error page, which any page may need. */
  nodes: LoadNode[];
  root: new (options: { target: Element; props: Data; hydrate: boolean; sync: boolean }) => Root;
  hooks: { init?: () => Promise<void> | void; handleError: HandleClientError };
}

/** What SvelteKit writes into the page. */
interface Hydration {
  status?: number;
  error: App.Error | null;
  node_ids: number[];
  params?: Page['params'];
  server_route?: { id: string; layouts: unknown[]; nodes: Record<number, LoadNode> };
  data: DataNode[];
  form: Page['form'];
}

const errorNode = 1;

let app: App;
let root: Root;
let components: Component[] = [];
let slots: boolean[] = [];
let reading = 0;

/** For SvelteKit's root component, which tells a store of page changes that nothing here listens to. */
const pageStore = { set: () => {}, notify: () => {}, subscribe: () => () => {} };

/** What each component of the branch gets as `data`: its own and that of the layouts around it. */
function propsOf(nodes: readonly DataNode[]): Data {
  const props: Data = {};
  let merged: Data = {};
  nodes.forEach((node, index) => {
    if (node?.type === 'data') merged = { ...merged, ...node.data };
    props[`data_${index}`] = merged;
  });
  page.data = merged as Page['data'];
  return props;
}

/** Brings the page to life. */
export async function start(kitApp: App, target: Element, hydration: Hydration): Promise<void> {
  app = kitApp;
  await app.hooks.init?.();
  const route = hydration.server_route;
  const nodes = await Promise.all(hydration.node_ids.map((id) => (route?.nodes[id] ?? app.nodes[id])?.()));
  await wordsArrived();
  if (nodes.some((node) => node?.universal?.load)) throw new Error('Only the server loads data.');
  components = nodes.flatMap((node) => node?.component ?? []);
  slots = [...Array.from(route?.layouts ?? [], Boolean), true];
  Object.assign(page, {
    params: hydration.params ?? {},
    route: { id: route?.id ?? null },
    status: hydration.status ?? 200,
    error: hydration.error,
    form: hydration.form,
  });
  const props = { ...propsOf(hydration.data), page, form: page.form, constructors: components };
  root = new app.root({
    target,
    props: { ...props, stores: { page: pageStore }, components: [] },
    hydrate: true,
    sync: false,
  });
}

/** For addresses that load styles by script; SvelteKit's router alone does. */
export function load_css(): void {}

/**
 * Reads the page's data again and shows them. Without a network the page stays as it is; where the server says that it is
 * not there any more, or wants another one shown, the browser goes and sees.
 */
export async function readAgain(): Promise<void> {
  const turn = (reading += 1);
  const address = new URL(location.href);
  address.pathname = `${address.pathname.replace(/\/$/, '')}/__data.json`;
  const response = await fetch(address, { cache: 'no-store' }).catch(() => null);
  const text = await response?.text().catch(() => null);
  if (!response || text === null || text === undefined || turn !== reading) return;
  if (!response.ok) return location.reload();
  const answer = JSON.parse(text) as
    { type: 'redirect'; location: string } | { type: 'data'; nodes: (PackedNode | null)[] };
  if (answer.type === 'redirect') return leaveFor(answer.location);
  if (answer.nodes.some((node) => node?.type === 'error')) return location.reload();
  // Branches have empty places where a folder has an error page and no layout; hydration left them out.
  const nodes = answer.nodes
    .filter((_, index) => slots[index] ?? true)
    .map((node): DataNode => (node?.type === 'data' ? { ...node, data: unpack(node.data) as Data } : null));
  root.$set({ ...propsOf(nodes), page });
  await tick();
}

/** Shows what a form action answered. */
export async function applyAction(result: ActionResult): Promise<void> {
  if (result.type === 'redirect') return leaveFor(result.location);
  if (result.type === 'error') return showError(result.error, result.status ?? 500);
  page.form = result.data;
  page.status = result.status;
  root.$set({ form: result.data, page });
  await tick();
}

async function showError(error: unknown, status: number): Promise<void> {
  const { params, route, url } = page;
  const shown = await app.hooks.handleError({
    error,
    event: { params, route, url },
    status,
    message: 'Error',
  });
  const node = await app.nodes[errorNode]?.();
  if (!node) return;
  Object.assign(page, { error: shown ?? { message: 'Error' }, status });
  root.$set({ constructors: [components[0], node.component], page });
  await tick();
}
