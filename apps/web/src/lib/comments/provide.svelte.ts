import { getLocale } from '@openhall/messages/catalogue';
import type { Bootstrap } from '@openhall/contracts/council';
import { page } from '$app/state';
import { languageOptions } from '../proposals/languages.js';
import { provideComments, type CommentsForm } from './comments-context.js';
import type { ConversationStore } from './conversation-store.svelte.js';
import { actionAddress, pageAddress } from './page-address.js';

interface Sources {
  proposalId: string;
  timeZone: string;
  mayComment: () => true | string;
  form: () => CommentsForm | null;
  store: ConversationStore;
  focus?: () => string;
}

/** Gives the comments below a component what they need, read from the page as it is at each moment. */
export function provideFor({ proposalId, timeZone, mayComment, form, store, focus }: Sources): void {
  const bootstrap = () => page.data['bootstrap'] as Bootstrap;
  const role = () => bootstrap().account?.role;
  provideComments({
    proposalId,
    timeZone,
    store,
    get mayComment() {
      return mayComment();
    },
    get signedIn() {
      return bootstrap().account !== null;
    },
    get moderates() {
      return role() !== undefined && role() !== 'resident';
    },
    get languages() {
      return languageOptions(bootstrap().council.locales);
    },
    get language() {
      return getLocale();
    },
    get form() {
      return form();
    },
    get focus() {
      return focus?.();
    },
    address: (parameter, id) => pageAddress(page.url, parameter, id),
    action: (name, parameter, id) => actionAddress(page.url, name, parameter, id),
    get opened() {
      const { searchParams } = page.url;
      return { reply: searchParams.get('reply'), edit: searchParams.get('edit') };
    },
  });
}
