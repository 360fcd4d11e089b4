import { expect, it } from 'vitest';
import { passtJail } from '../../../../host-agent/network/uplink/user.ts';

it('gives passt the host’s network, its socket’s folder, resolv.conf, and nothing else', () => {
  const { command, ...jail } = passtJail('/run/sb/network/uplink/nic.sock');
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
