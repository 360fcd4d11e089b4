import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import {
  AFTER_FIREWALL,
  applySettings,
  BEFORE_FIREWALL,
  connectionSettings,
  IPV6_FORWARDING,
  ipv6Settings,
} from '../../../../appliance/agent/network/kernel-settings.ts';

it('forwards nothing before the firewall is loaded, and has no IPv6 by itself', () => {
  expect(BEFORE_FIREWALL['net/ipv4/ip_forward']).toBe('0');
  expect(AFTER_FIREWALL).toEqual({ 'net/ipv4/ip_forward': '1' });
  expect(BEFORE_FIREWALL['net/ipv6/conf/all/disable_ipv6']).toBe('1');
});

it('has room for all connections that each port may have, and more', () => {
  expect(connectionSettings(2048, 16)).toEqual({ 'net/netfilter/nf_conntrack_max': String(2048 * 16 + 1024) });
});

it('skips settings that the kernel does not have, and writes the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-settings-'));
  const path = join(folder, 'net/ipv4/ip_forward');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '0');
  await applySettings({ 'net/ipv6/none': '1', 'net/ipv4/ip_forward': '1' }, folder);
  expect(await readFile(path, 'utf8')).toBe('1');
  await rm(folder, { recursive: true });
});

it('gives a link IPv6 last, when it believes no neighbour and makes no address', () => {
  const settings = ipv6Settings(['eth0', 'xenbr0']);
  expect(Object.keys(settings)).toHaveLength(16);
  expect(Object.entries(settings)[7]).toEqual(['net/ipv6/conf/eth0/disable_ipv6', '0']);
  for (const name of ['accept_ra', 'autoconf', 'accept_redirects', 'accept_dad', 'router_solicitations'])
    expect(settings[`net/ipv6/conf/xenbr0/${name}`]).toBe('0');
  expect(settings['net/ipv6/conf/xenbr0/addr_gen_mode']).toBe('1');
  expect(IPV6_FORWARDING).toEqual({ 'net/ipv6/conf/all/forwarding': '1' });
});
