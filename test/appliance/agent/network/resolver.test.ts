import { expect, it } from 'vitest';
import { resolverArguments } from '../../../../appliance/agent/network/resolver.ts';

const args = resolverArguments('192.0.2.3', [0, 1]);

it('a session is given the one address of its port', () => {
  expect(args.filter((arg) => arg.startsWith('--dhcp-host='))).toEqual(['--dhcp-host=02:53:42:02:00:00,198.51.100.10', '--dhcp-host=02:53:42:02:00:01,198.51.100.11']);
  expect(args).toContain('--dhcp-range=198.51.100.0,static,255.255.255.0,1h');
});

it('names are asked of the host’s resolver alone, and no session learns what another asked', () => {
  expect(args.filter((arg) => arg.startsWith('--server='))).toEqual(['--server=192.0.2.3']);
  expect(args).toEqual(expect.arrayContaining(['--no-resolv', '--no-hosts', '--cache-size=0', '--stop-dns-rebind']));
});

it('dnsmasq runs without root and for the sessions only', () => {
  expect(args).toEqual(expect.arrayContaining(['--user=dnsmasq', '--interface=xenbr0', '--except-interface=lo', '--bind-interfaces']));
});
