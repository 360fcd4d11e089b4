import { beforeEach, describe, expect, it } from 'vitest';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import { BridgeControl } from '../../../host-agent/network/bridge-control.ts';

const EAPOL = 0x8;
const applied = (revision: number, groupForwardMask: number) =>
  ({ type: 'bridge-applied', revision, groupForwardMask }) as const;
let sent: HostMessage<'network'>[];
beforeEach(() => {
  sent = [];
});
const bridge = (forwardEapol: boolean) =>
  new BridgeControl({
    settings: { forwardEapol, rules: '' },
    firstRevision: 5,
    send: (message) => sent.push(message),
  });

describe('a bridge', () => {
  it('says whether 802.1X passes only when its kernel says so', () => {
    const control = bridge(true);
    expect(control.eapol).toBe('unknown');
    expect(control.noteApplied(applied(5, EAPOL))).toBeUndefined();
    expect(control.eapol).toBe('on');
    const closed = bridge(false);
    expect(closed.noteApplied(applied(5, 0))).toBeUndefined();
    expect(closed.eapol).toBe('off');
  });

  it('reports a kernel that does not follow', () => {
    const control = bridge(true);
    expect(control.noteApplied(applied(5, 0))).toEqual({ is: 0, wanted: EAPOL });
    expect(bridge(false).noteApplied(applied(5, EAPOL))).toEqual({ is: EAPOL, wanted: 0 });
    expect(control.eapol).toBe('unknown');
  });

  it('numbers its settings, and ignores the answer to others', () => {
    const control = bridge(true);
    control.assign();
    control.change({ forwardEapol: false, rules: 'table bridge t {}' });
    control.resume();
    expect(sent).toEqual([
      { type: 'configure', task: { mode: 'bridge', settings: { revision: 5, forwardEapol: true, rules: '' } } },
      { type: 'bridge-settings', settings: { revision: 6, forwardEapol: false, rules: 'table bridge t {}' } },
      { type: 'bridge-settings', settings: { revision: 7, forwardEapol: false, rules: 'table bridge t {}' } },
    ]);
    for (const revision of [5, 6, 8]) expect(control.noteApplied(applied(revision, EAPOL))).toBeUndefined();
    expect(control.eapol).toBe('unknown');
    control.noteApplied(applied(7, 0));
    expect(control.eapol).toBe('off');
  });
});
