import type { Page } from '@sveltejs/kit';

/** The page as it is now; what `$app/state` gives in the browser. */
class PageState {
  data = $state.raw<Page['data']>({} as Page['data']);
  form = $state.raw<Page['form']>(null);
  error = $state.raw<Page['error']>(null);
  params = $state.raw<Page['params']>({});
  route = $state.raw<Page['route']>({ id: null });
  state = $state.raw<Page['state']>({});
  status = $state.raw(200);
  url = $state.raw(new URL(location.href));
}

export const page = new PageState() as Page;

/** Nothing navigates while a page lives. */
export const navigating = { from: null, to: null, type: null, willUnload: null, delta: null, complete: null };

/** A newer version of the app comes with the next page. */
export const updated = { current: false, check: (): Promise<boolean> => Promise.resolve(false) };
