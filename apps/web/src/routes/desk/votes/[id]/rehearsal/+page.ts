import type { PageLoad } from './$types';
import { pictureOf } from '$lib/results/count-picture.js';

export const load: PageLoad = async ({ data }) => ({
  ...data,
  picture: await pictureOf(data.plan.rules.method),
});
