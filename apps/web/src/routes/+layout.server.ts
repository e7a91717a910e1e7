import type { LayoutServerLoad } from './$types';
import { takeFlash } from '$lib/server/flash.js';

export const load: LayoutServerLoad = ({ locals, cookies }) => ({
  bootstrap: locals.bootstrap,
  locale: locals.locale,
  flash: takeFlash({ cookies }),
  now: Date.now(),
});
