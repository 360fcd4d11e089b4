import { describe, expect, it } from 'vitest';
import { KEYS_AT_ONCE, releaseInput } from '../../../../host-agent/hypervisor/qemu/release-input.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { settle } from '../../../bed/event-loop.ts';

interface Released {
  readonly type: string;
  readonly data: { readonly down: boolean; readonly key?: { readonly data: string }; readonly button?: string };
}
/** A control socket that notes the keys and buttons that are released at once. */
function noting({ refuses = false } = {}) {
  const sent: string[][] = [];
  return {
    sent,
    isClosed: false,
    execute: (command: string, { events }: { readonly events?: readonly Released[] } = {}) => {
      expect([command, events?.every(({ data }) => !data.down)]).toEqual(['input-send-event', true]);
      sent.push((events ?? []).map(({ data }) => data.key?.data ?? data.button ?? ''));
      return refuses ? Promise.reject(new Error('VM not running')) : Promise.resolve({});
    },
  };
}
/** A virtio keyboard has 64 places, one of which ends what comes at once. */
const FITS = 63;

describe('releasing what a viewer pressed', () => {
  it('releases all keys and the buttons of the pointer, those that are held most often at once', async () => {
    const clock = useFakeClock({ runs: true });
    const qmp = noting();
    await releaseInput(qmp);
    expect(qmp.sent).toEqual([['left', 'middle', 'right', ...KEYS_AT_ONCE[0]]]);
    for (const key of ['shift', 'ctrl_r', 'alt', 'meta_l', 'a', 'z', '0', '9', 'ret', 'backspace', 'down'])
      expect(qmp.sent[0]).toContain(key);
    await clock.advance(1_000);
    expect(qmp.sent.slice(1)).toEqual([KEYS_AT_ONCE[1]]);
    for (const key of ['f1', 'f12', 'comma', 'kp_0', 'kp_9', 'kp_enter', 'esc']) expect(qmp.sent[1]).toContain(key);
  });

  it('releases each key once, and no more at once than a keyboard takes', () => {
    const all = KEYS_AT_ONCE.flat();
    expect(new Set(all).size).toBe(all.length);
    for (const keys of KEYS_AT_ONCE) expect(keys.length).toBeLessThanOrEqual(FITS);
  });

  it('does not fail where QEMU refuses, and sends nothing to one that has ended', async () => {
    const clock = useFakeClock({ runs: true });
    const qmp = noting({ refuses: true });
    await releaseInput(qmp);
    qmp.isClosed = true;
    await clock.advance(1_000);
    await settle();
    expect(qmp.sent).toHaveLength(1);
  });
});
