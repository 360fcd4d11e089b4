import { expect, it } from 'vitest';
import { stateOf, tunnelLines, tunnelSettings } from '../../../../appliance/agent/network/tunnel.ts';
import { TunnelSetting } from '../../../../appliance/protocol/network.ts';

const [PRIVATE, PEER, SHARED] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(42)}A=`);
const SETTING = TunnelSetting.parse({
  kind: 'wireguard',
  endpoint: { address: '203.0.113.7', port: 51_820 },
  peerKey: PEER,
  privateKey: PRIVATE,
  address: '10.8.0.2',
  resolver: '10.8.0.1',
  mtu: 1420,
  keepaliveSeconds: 25,
  unixTimeMs: 0,
});

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

it('is up while its keys are valid, which the other end has to renew', () => {
  expect(stateOf(`${PEER}\t1000\n`, 1000)).toBe('up');
  expect(stateOf(`${PEER}\t1000\n`, 1179)).toBe('up');
  expect(stateOf(`${PEER}\t1000\n`, 1181)).toBe('down');
  expect(stateOf(`${PEER}\t0\n`, 100)).toBe('down');
  expect(stateOf('', 100)).toBe('down');
});
