import { expect, it } from 'vitest';
import { passtArguments } from '../../../../host-agent/tools/passt.ts';
import { passtJail } from '../../../../host-agent/network/uplink/user.ts';

it('gives passt the host’s network, its socket’s folder, resolv.conf, and nothing else', () => {
  const { command, ...jail } = passtJail('/run/sb/network/uplink/nic.sock', false);
  expect(jail).toMatchObject({
    system: ['/usr/bin/passt', '/usr/bin/passt.avx2', '/etc/resolv.conf'],
    readable: [],
    writable: [['/run/sb/network/uplink', '/tmp/uplink']],
    devices: [],
    sharesNetwork: true,
    networkFamilies: ['ipv4', 'ipv6', 'netlink'],
    isolatesItself: true,
    limits: { addressSpaceBytes: 2 * 1024 ** 3 },
  });
  expect(command.join(' ')).toMatch(/^passt --foreground --quiet --socket \/tmp\/uplink\/nic\.sock /);
});

it('gives passt IPv6 without anything that speaks of neighbours, routers and addresses, or none', () => {
  const words = passtArguments('/s', true).join(' ');
  for (const part of [
    '--address fd53:4200:0:1::2 --gateway fd53:4200:0:1::1 --mac-addr 02:53:42:04:00:00',
    '--dns-forward fd53:4200:0:1::3 --no-ndp --no-ra --no-dhcpv6',
    '--address 192.0.2.2',
    '--no-map-gw --map-host-loopback none --map-guest-addr none',
    '--tcp-ports none --udp-ports none',
  ])
    expect(words).toContain(part);
  expect(words).not.toContain('ipv4-only');
  expect(passtArguments('/s')).toContain('--ipv4-only');
  expect(passtArguments('/s').join(' ')).not.toContain('fd53');
});

it('binds passt to one device by a guard in the same jail, which waits for each of its connects', () => {
  const { command, system } = passtJail('/run/sb/network/uplink/nic.sock', true, { device: 'wg0' });
  expect(system).toContain('/usr/bin/perl');
  const [perl, , , ...guarded] = command;
  expect([perl, ...guarded.slice(0, 3)]).toEqual(['perl', '--', 'wg0', 'passt']);
  expect(guarded.join(' ')).toContain('--interface wg0 --outbound-if4 wg0 --outbound-if6 wg0 ');
  expect(passtArguments('/s', false, { device: 'wg0', nameserver: '10.8.0.1' }).join(' ')).toContain(
    '--interface wg0 --outbound-if4 wg0 --dns-host 10.8.0.1 ',
  );
  expect(passtArguments('/s', true).join(' ')).not.toMatch(/--interface|--outbound/);
});
