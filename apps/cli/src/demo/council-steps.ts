import type { CouncilSettings, Term } from '@openhall/contracts/council';
import type { DemoApi } from './demo-api.js';
import type { TermStory } from './story.js';
import { areas, councilContact, councilName, topics } from './texts/council.js';

/** The administrator sets up the council; returns the ids of topics and areas by key. */
export async function setUpCouncil(administrator: string, api: DemoApi): Promise<Map<string, string>> {
  const { colours, version } = await api.as<CouncilSettings>(administrator, 'GET', '/council/settings');
  await api.as(administrator, 'PUT', '/council/settings', {
    name: councilName,
    colours,
    locales: ['en', 'es'],
    defaultLocale: 'en',
    contactEmail: councilContact,
    version,
  });
  const ids = new Map<string, string>();
  const add = async (path: string, terms: readonly TermStory[]) => {
    for (const { key, names } of terms) {
      const { id } = await api.as<Term>(administrator, 'POST', path, { names });
      ids.set(key, id);
    }
  };
  await add('/topics', topics);
  await add('/areas', areas);
  return ids;
}
