import type { ReceiptCheck, VoteView } from '@openhall/contracts/voting';
import {
  fromHex,
  leafHash,
  provesInclusion,
  readCheckpoint,
  readSignedNote,
  readVerifierKey,
  signedBy,
} from '@openhall/domain/transparency';
import { canonicalBallot, commitmentOf } from '@openhall/domain/voting';
import { knowsEd25519, verifyEd25519 } from './ed25519.js';

export type CheckedReceipt = 'proved' | 'proved_unsigned' | 'broken';

/**
 * Checks in the browser that the ballot whose commitment begins with this code is in the tree whose root the council signed, and, where it is
 * opened, that it is what was committed to. `proved_unsigned`: all but the signature, which this browser can't check.
 */
export async function checkReceipt(
  vote: Pick<VoteView, 'id' | 'origin' | 'verifierKey'>,
  code: string,
  { commitment, inclusion, opened }: ReceiptCheck,
): Promise<CheckedReceipt> {
  const note = readSignedNote(inclusion?.checkpoint ?? '');
  const checkpoint = note && readCheckpoint(note.text);
  const signer = readVerifierKey(vote.verifierKey);
  const leaf = fromHex(commitment);
  const proof = (inclusion?.proof ?? []).map((hash) => fromHex(hash) ?? new Uint8Array());
  if (!inclusion || !note || !checkpoint || !signer || !leaf) return 'broken';
  const { index, size } = inclusion;
  const holds =
    commitment.startsWith(code.toLowerCase().replace(/[^0-9a-f]/g, '')) &&
    checkpoint.origin === vote.origin &&
    checkpoint.size === size &&
    provesInclusion(leafHash(leaf), index, size, proof, checkpoint.root);
  const isOpened =
    opened === null || commitmentOf(opened.nonce, vote.id, canonicalBallot(opened.ballot)) === commitment;
  if (!holds || !isOpened) return 'broken';
  if (!(await knowsEd25519())) return 'proved_unsigned';
  return (await signedBy(note, signer, verifyEd25519)) ? 'proved' : 'broken';
}
