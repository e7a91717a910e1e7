import type { CommentView } from '@openhall/contracts/comments';
import type { Me } from '@openhall/contracts/identity';
import type { RoomEvent } from '@openhall/contracts/live';
import type { ConversationStore } from './conversation-store.svelte.js';

/** Reads one comment as this reader may see it; undefined when that fails. */
async function readAgain(id: string): Promise<CommentView | undefined> {
  try {
    const response = await fetch(`/api/v1/comments/${id}`);
    return response.ok ? ((await response.json()) as CommentView) : undefined;
  } catch {
    return undefined;
  }
}

/** Brings what a room says about comments to the page. Events speak to everybody, so what is personal is kept. */
export async function followComments(
  store: ConversationStore,
  event: RoomEvent,
  account: Me | null,
): Promise<void> {
  if (event.type === 'comment.posted') {
    const { author } = event.comment;
    const own = account !== null && author?.kind === 'account' && author.id === account.id;
    if (own) store.add({ ...event.comment, own, markedHelpful: false });
    else store.announce(event.comment);
    return;
  }
  if (event.type !== 'comment.changed') return;
  const shown = store.find(event.comment.id);
  const { own = false, markedHelpful = null } = shown ?? {};
  const readsHidden = own || (account !== null && account.role !== 'resident');
  const personal =
    shown && event.comment.state === 'hidden' && readsHidden ? await readAgain(event.comment.id) : undefined;
  store.change(personal ?? { ...event.comment, own, markedHelpful });
}
