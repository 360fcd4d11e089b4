import { expect, it } from 'vitest';
import { readWireGuardFile } from '../../../host-agent/config/wireguard-file.ts';

const [PRIVATE, PEER, SHARED] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(42)}A=`);
const WHOLE = `[Interface]
PrivateKey = ${PRIVATE}
Address = fd00::2/64, 10.8.0.2/24  # the first of IPv4 counts
DNS = 10.8.0.1, 9.9.9.9
MTU = 1380
ListenPort = 51820

[Peer]
publickey=${PEER}
PresharedKey = ${SHARED}
AllowedIPs = 0.0.0.0/0
AllowedIPs = ::/0
Endpoint = vpn.example.org:51820
PersistentKeepalive = 15
`;
const problemsOf = (text: string) => {
  const read = readWireGuardFile(text);
  return 'problems' in read ? read.problems : [];
};
const without = (key: string) => WHOLE.replace(new RegExp(`^${key} ?=.*\n`, 'gim'), '');

it('reads a file as `wg-quick` does, with the keys apart', () => {
  expect(readWireGuardFile(WHOLE)).toEqual({
    exit: {
      kind: 'wireguard',
      server: 'vpn.example.org:51820',
      peerKey: PEER,
      address: '10.8.0.2',
      resolver: '10.8.0.1',
      mtu: 1380,
      keepaliveSeconds: 15,
    },
    keys: { privateKey: PRIVATE, presharedKey: SHARED },
  });
});

it('has defaults for what a file may lack, and always shows the other end that it is there', () => {
  const text = without('MTU').replace('PersistentKeepalive = 15', 'PersistentKeepalive = off');
  expect(readWireGuardFile(text)).toMatchObject({ exit: { mtu: 1420, keepaliveSeconds: 25 } });
});

it.each(['PrivateKey', 'Address', 'DNS', 'PublicKey', 'Endpoint', 'AllowedIPs'])('refuses a file without %s', (key) => {
  expect(problemsOf(without(key))).toEqual([{ message: `has no "${key}"` }]);
});

it('reports every mistake with its line, and no key in a message', () => {
  const text = `garbage
[Interface]
PrivateKey = ${PRIVATE}x
Address = fd00::2/64
DNS = ns.example
PostUp = iptables -A FORWARD -j ACCEPT
[Peer]
PublicKey = short
AllowedIPs = 10.0.0.0/8
Endpoint = [2001:db8::1]:51820
PersistentKeepalive = 99999`;
  const problems = problemsOf(text);
  expect(problems.map(({ line, message }) => [line, /^"?(\w+)/.exec(message)?.[1]])).toEqual([
    [1, 'is'],
    [3, 'PrivateKey'],
    [4, 'Address'],
    [5, 'DNS'],
    [6, 'PostUp'],
    [8, 'PublicKey'],
    [9, 'AllowedIPs'],
    [10, 'Endpoint'],
    [11, 'PersistentKeepalive'],
  ]);
  expect(JSON.stringify(problems)).not.toContain(PRIVATE);
});

it.each([
  ['no peer', WHOLE.slice(0, WHOLE.indexOf('[Peer]')), 'must have one [Peer], and has 0'],
  ['two peers', `${WHOLE}[Peer]\nPublicKey = ${PEER}\n`, 'must have one [Peer], and has 2'],
])('refuses a file with %s', (_, text, message) => {
  expect(problemsOf(text)).toContainEqual({ message });
});

it.each(['Table = off', 'FwMark = 0x1', 'SaveConfig = true', 'PreUp = true', 'PreDown = reboot'])(
  'does not silently ignore what would act on a host: %s',
  (line) => {
    expect(problemsOf(WHOLE.replace('[Peer]', `${line}\n[Peer]`))).toMatchObject([
      { message: `"${line.split(' ')[0] ?? ''}" has no effect here: remove it` },
    ]);
  },
);

it('takes all of IPv4 in halves', () => {
  expect(problemsOf(WHOLE.replace('0.0.0.0/0', '0.0.0.0/1, 128.0.0.0/1'))).toEqual([]);
});
