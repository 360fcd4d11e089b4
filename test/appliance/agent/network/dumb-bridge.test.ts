import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setGroupForwardMask } from '../../../../appliance/agent/network/bridge-role.ts';
import {
  dumbBridgeLines,
  dumbBridgeOpenLines,
  dumbBridgeRules,
  groupForwardMask,
} from '../../../../appliance/agent/network/dumb-bridge.ts';

const described = { name: 'xenbr0', ports: ['eth0'], stp: false, forwardDelaySeconds: 0 };

describe('the dumb bridge', () => {
  it('is created without an address and with isolated sessions before any link is up', () => {
    expect(dumbBridgeLines(described, [0, 3])).toEqual([
      'link set dev lo up',
      'link add xenbr0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0 group_fwd_mask 0',
      'link set dev eth0 master xenbr0',
      'link set dev port0 master xenbr0',
      'link set dev port0 type bridge_slave isolated on',
      'link set dev port3 master xenbr0',
      'link set dev port3 type bridge_slave isolated on',
    ]);
    expect(dumbBridgeOpenLines(described, [0, 3])).toEqual(
      ['xenbr0', 'eth0', 'port0', 'port3'].map((link) => `link set dev ${link} up`),
    );
  });

  it('waits as long as its description says before a port forwards', () => {
    expect(dumbBridgeLines({ ...described, stp: true, forwardDelaySeconds: 15 }, [])).toContain(
      'link add xenbr0 type bridge stp_state 1 forward_delay 1500 mcast_snooping 0 group_fwd_mask 0',
    );
  });

  it('begins its rules on a new line after the administrator’s', () => {
    const ours = '\ntable bridge safe-browse {';
    for (const [rules, begins] of [
      ['', `flush ruleset${ours}`],
      ['table bridge a { }', `flush ruleset\ntable bridge a { }${ours}`],
      ['table bridge a { }\n', `flush ruleset\ntable bridge a { }${ours}`],
    ] as const)
      expect(dumbBridgeRules({ forwardEapol: false, rules }).startsWith(begins), rules).toBe(true);
  });

  it('forwards none of the link-local groups, or only that of 802.1X', () => {
    expect([groupForwardMask(false), groupForwardMask(true)]).toEqual([0, 0x8]);
  });

  it('loads its own rules after the administrator’s, in one step', () => {
    const theirs = 'table bridge inline { chain c { type filter hook forward priority 0; ip daddr 192.0.2.9 drop; }; }';
    const rules = dumbBridgeRules({ forwardEapol: false, rules: theirs });
    expect(rules.startsWith('flush ruleset\n')).toBe(true);
    expect(rules.indexOf(theirs)).toBeLessThan(rules.indexOf('table bridge safe-browse'));
    expect(rules).not.toContain('01:80:c2:00:00:03');
    expect(dumbBridgeRules({ forwardEapol: true, rules: '' })).toContain(
      'ether daddr 01:80:c2:00:00:03 ether type 0x888e accept',
    );
  });

  it('reads the mask back, and fails when the kernel’s mask differs', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sb-mask-')), 'group_fwd_mask');
    writeFileSync(file, '0x0\n');
    expect(await setGroupForwardMask(file, 8)).toBe(8);
    await expect(setGroupForwardMask('/dev/null', 8)).rejects.toThrow(
      'The bridge forwards the groups 0x0 instead of 0x8.',
    );
  });
});
