import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaseArguments } from '../../../../appliance/agent/network/resolver.ts';
import { UPLINK, UPLINK_6 } from '../../../../host-agent/tools/passt.ts';
import {
  bridgeLines,
  ipv6Lines,
  findCards,
  leasedUplinkLines,
  openLines,
  recognise,
  renameLines,
  uplinkLines,
} from '../../../../appliance/agent/network/links.ts';

describe('the cards of the network VM', () => {
  it('are read from the kernel, without loopback and bridge', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'safe-browse-links-'));
    for (const [name, mac] of [
      ['lo', '00:00:00:00:00:00'],
      ['xenbr0', '02:53:42:01:00:00'],
      ['eth1', '02:53:42:00:00:00'],
    ] as const) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'address'), `${mac}\n`);
    }
    expect(await findCards(folder)).toEqual([{ name: 'eth1', mac: '02:53:42:00:00:00' }]);
    await rm(folder, { recursive: true });
  });

  it('are identified by MAC address, whatever the kernel calls them', () => {
    const cards = [
      { name: 'eth0', mac: '02:53:42:01:00:01' },
      { name: 'eth1', mac: '02:53:42:01:00:3f' },
      { name: 'eth2', mac: '02:53:42:00:00:00' },
      { name: 'eth3', mac: '52:54:00:12:34:56' },
    ];
    expect(recognise(cards)).toEqual({
      uplink: 'eth2',
      ports: new Map([
        [1, 'eth0'],
        [63, 'eth1'],
      ]),
    });
  });

  it('are unusable without an uplink', () => {
    expect(recognise([{ name: 'eth0', mac: '02:53:42:01:00:00' }])).toBeUndefined();
  });

  it('get their names even if another card has them', () => {
    expect(
      renameLines({
        uplink: 'eth1',
        ports: new Map([
          [0, 'eth0'],
          [1, 'port1'],
        ]),
      }),
    ).toEqual([
      'link set dev eth1 down name tmp-eth0',
      'link set dev eth0 down name tmp-port0',
      'link set dev tmp-eth0 name eth0',
      'link set dev tmp-port0 name port0',
    ]);
  });

  it('get the address that the host sends', () => {
    expect(
      uplinkLines({ address: '192.0.2.2', prefixLength: 24, gateway: '192.0.2.1', resolver: '192.0.2.3' }),
    ).toEqual([
      'link set dev lo up',
      'address flush dev eth0',
      'address add 192.0.2.2/24 dev eth0',
      'link set dev eth0 up',
      'route replace default via 192.0.2.1 dev eth0',
    ]);
  });

  it('have passt’s MTU from the session to the uplink', () => {
    expect(uplinkLines(UPLINK)).toContain('link set dev eth0 mtu 9000');
    expect(bridgeLines([0, 5], UPLINK).slice(-3)).toEqual([
      'link set dev port0 mtu 9000',
      'link set dev port5 mtu 9000',
      'link set dev xenbr0 mtu 9000',
    ]);
    expect(leaseArguments([0], UPLINK)).toContain('--dhcp-option=option:mtu,9000');
    expect([...bridgeLines([0], {}), ...leaseArguments([0], {})].filter((word) => word.includes('mtu'))).toEqual([]);
  });

  it('are in one bridge with isolated ports, none of them up yet', () => {
    const lines = bridgeLines([0, 5], {});
    expect(lines[0]).toBe(
      'link add xenbr0 address 02:53:42:03:00:00 type bridge stp_state 0 forward_delay 0 mcast_snooping 0',
    );
    expect(lines).toContain('link set dev port5 type bridge_slave isolated on');
    expect(lines.filter((line) => line.includes(' up'))).toEqual([]);
    expect(openLines([0, 5])).toEqual(['link set dev xenbr0 up', 'link set dev port0 up', 'link set dev port5 up']);
  });
});

it('the uplink of a LAN has the MAC address that the host chose, or else its own', () => {
  expect(leasedUplinkLines(undefined)).toEqual(['link set dev lo up', 'link set dev eth0 up']);
  expect(leasedUplinkLines('02:00:00:00:00:07')).toEqual([
    'link set dev lo up',
    'link set dev eth0 down',
    'link set dev eth0 address 02:00:00:00:00:07',
    'link set dev eth0 up',
  ]);
});

it('an uplink is not guessed among several cards', () => {
  const card = (name: string) => ({ name, mac: `02:00:00:00:00:0${name.at(-1) ?? ''}` });
  expect(recognise([card('eth0')])?.uplink).toBe('eth0');
  expect(recognise([card('eth0'), card('eth1')])).toBeUndefined();
});

describe('an uplink below a tunnel', () => {
  const lease = { address: '192.168.7.20', prefixLength: 24, gateway: '192.168.7.1', resolver: '192.168.7.1' };
  const routes = (address: string) =>
    uplinkLines(lease, [{ address, port: 51_820, protocol: 'udp' }]).filter((line) => line.startsWith('route'));

  it('has a route to the end of the tunnel, and to nothing else', () => {
    expect(routes('203.0.113.7')).toEqual(['route replace 203.0.113.7 via 192.168.7.1 dev eth0']);
  });

  it('reaches an end next to it without the router', () => {
    expect(routes('192.168.7.30')).toEqual([]);
    expect(routes('192.168.7.1')).toEqual([]);
  });
});

it('an uplink with IPv6 has known neighbours on both sides, and no address but those it is given', () => {
  expect(ipv6Lines([0, 5], UPLINK_6)).toEqual([
    'address add fd53:4200:0:1::2/64 dev eth0 nodad',
    'neighbour replace fd53:4200:0:1::1 lladdr 02:53:42:04:00:00 dev eth0 nud permanent',
    'neighbour replace fd53:4200:0:1::3 lladdr 02:53:42:04:00:00 dev eth0 nud permanent',
    'route replace ::/0 via fd53:4200:0:1::1 dev eth0',
    'address add fd53:4200:0:2::1/64 dev xenbr0 nodad',
    'neighbour replace fd53:4200:0:2::10 lladdr 02:53:42:02:00:00 dev xenbr0 nud permanent',
    'neighbour replace fd53:4200:0:2::15 lladdr 02:53:42:02:00:05 dev xenbr0 nud permanent',
  ]);
});
