import { expect, it } from 'vitest';
import {
  heardIn,
  tunnelLines,
  tunnelSettings,
  TunnelState,
} from '../../../../../appliance/agent/network/exit/wireguard.ts';
import type { WireGuardSetting } from '../../../../../appliance/protocol/network.ts';

const [PRIVATE, PEER, SHARED] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(42)}A=`) as [string, string, string];
const SETTING: WireGuardSetting = {
  kind: 'wireguard',
  endpoint: { address: '203.0.113.7', port: 51_820, protocol: 'udp' },
  peerKey: PEER,
  privateKey: PRIVATE,
  address: '10.8.0.2',
  resolver: '10.8.0.1',
  mtu: 1420,
  keepaliveSeconds: 25,
  unixTimeMs: 0,
};

it('takes all packets, from this peer only', () => {
  expect(tunnelSettings({ ...SETTING, presharedKey: SHARED }).split('\n')).toEqual([
    '[Interface]',
    `PrivateKey = ${PRIVATE}`,
    '[Peer]',
    `PublicKey = ${PEER}`,
    `PresharedKey = ${SHARED}`,
    'Endpoint = 203.0.113.7:51820',
    'AllowedIPs = 0.0.0.0/0',
    'PersistentKeepalive = 25',
    '',
  ]);
  expect(tunnelSettings(SETTING)).not.toContain('PresharedKey');
});

it('is the only default route', () => {
  expect(tunnelLines(SETTING)).toEqual([
    'address add 10.8.0.2/32 dev wg0',
    'link set dev wg0 mtu 1420 up',
    'route replace default dev wg0',
  ]);
});

it('reads when the ends agreed, and how much came from the other one', () => {
  const dump = (agreed: string, received: string) =>
    `${PRIVATE}\t${PEER}\t51820\toff\n${PEER}\t(none)\t203.0.113.7:51820\t0.0.0.0/0\t${agreed}\t${received}\t99\t25\n`;
  expect(heardIn(dump('1000', '92'))).toEqual({ hasAgreed: true, receivedBytes: 92 });
  expect(heardIn(dump('0', '0'))).toEqual({ hasAgreed: false, receivedBytes: 0 });
  expect(heardIn('')).toEqual({ hasAgreed: false, receivedBytes: 0 });
});

it('is down within twenty seconds of the last sign of its other end, which it has asked twice by then', () => {
  const tunnel = new TunnelState();
  const at = (seconds: number, receivedBytes: number) => tunnel.at({ hasAgreed: true, receivedBytes }, seconds * 1000);
  expect(tunnel.at({ hasAgreed: false, receivedBytes: 0 }, 0)).toMatchObject({ state: 'down' });
  expect(at(1, 92)).toEqual({ state: 'up', ask: false });
  const silent = Array.from({ length: 19 }, (_, second) => at(second + 2, 92));
  expect(silent.flatMap(({ ask }, second) => (ask ? [second + 2] : []))).toEqual([9, 17]);
  expect(silent.map(({ state }) => state).lastIndexOf('up') + 2).toBe(19);
  expect(silent.at(-1)?.state).toBe('down');
  expect(at(30, 124)).toEqual({ state: 'up', ask: false });
});
