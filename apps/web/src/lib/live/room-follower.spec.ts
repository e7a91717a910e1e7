import { describe, expect, it } from '@jest/globals';
import type { CatchUp, RoomEvent } from '@openhall/contracts/live';
import { RoomFollower } from './room-follower.js';

const event = (seq: number): RoomEvent => ({ room: 'test:1', seq, type: 'withdrawn_from_view' });

describe('a page that follows a room', () => {
  it('asks once more when it joins again while it is still catching up', async () => {
    const seen: number[] = [];
    const answers: ((missed: CatchUp) => void)[] = [];
    const follower = new RoomFollower(
      { seq: 1, onEvent: ({ seq }) => seen.push(seq), onResync: () => undefined },
      () => new Promise((resolve) => answers.push(resolve)),
    );
    const first = follower.joined(2);
    const again = follower.joined(4);
    answers[0]?.({ resync: false, seq: 2, events: [event(2)] });
    await again;
    await new Promise((resolve) => setImmediate(resolve));
    answers[1]?.({ resync: false, seq: 4, events: [event(3), event(4)] });
    await first;
    expect(seen).toEqual([2, 3, 4]);
  });
});
