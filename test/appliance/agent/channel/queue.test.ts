import { describe, expect, it } from 'vitest';
import { enqueue, MAX_QUEUED } from '../../../../appliance/agent/channel/queue.ts';
import type { GuestMessage } from '../../../../appliance/protocol/channels.ts';

const applied = (revision: number): GuestMessage => ({ type: 'policy-applied', revision });
const step: GuestMessage = { type: 'step', step: 'home', elapsedMs: 1 };
const fill = (messages: GuestMessage[]) =>
  messages.reduce<GuestMessage[]>((queue, message) => enqueue(queue, message), []);

describe('messages that wait for a slow host', () => {
  it('drop progress before anything else', () => {
    const queue = fill([applied(1), step, ...Array.from({ length: MAX_QUEUED - 1 }, (_, index) => applied(index + 2))]);
    expect(queue).toHaveLength(MAX_QUEUED);
    expect(queue).not.toContain(step);
    expect(queue[0]).toEqual(applied(1));
  });

  it('drop the oldest when there is no progress among them', () => {
    const queue = fill(Array.from({ length: MAX_QUEUED + 3 }, (_, index) => applied(index + 1)));
    expect(queue).toHaveLength(MAX_QUEUED);
    expect([queue[0], queue.at(-1)]).toEqual([applied(4), applied(MAX_QUEUED + 3)]);
  });
});
