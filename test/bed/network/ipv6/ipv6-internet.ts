/** IPv6 for the small Internet of the tests, and the kinds of networks that a host may be in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Namespace } from '../../namespace.ts';
import { ADDRESSES, type Internet } from '../internet.ts';

/** The host's networks belong to one site of 256 networks, as a provider gives it to a home. */
export const ADDRESSES_6 = {
  host: '2a0e:5301:0:1::10',
  router: '2a0e:5301:0:1::1',
  lan: '2a0e:5301:0:1::20',
  hostOnPublicLan: '2a0e:5301:0:2::10',
  publicLan: '2a0e:5301:0:2::20',
  uniqueLocal: 'fd00:7::20',
  world: '2a0e:5300::10',
  /** A shop and the LAN as NAT64 shows them. */
  shopByNat64: '64:ff9b::cb00:640b',
  lanByNat64: '64:ff9b::c0a8:4d14',
} as const;

const NAMES = {
  'site.test': [ADDRESSES.world, ADDRESSES_6.world],
  'six.test': [ADDRESSES_6.world],
  'shop.test': [ADDRESSES_6.shopByNat64],
  'lan6.test': [ADDRESSES_6.lan],
} as const;

/** Gives every computer IPv6 beside IPv4, and the router a nameserver that is asked by IPv6. */
export async function addIpv6({ host, router, lan, publicLan, world }: Internet): Promise<void> {
  const address = (namespace: Namespace, link: string, ipv6: string) =>
    namespace.ip(`address add ${ipv6}/64 dev ${link} nodad`);
  await address(router, 'home', ADDRESSES_6.router);
  await address(router, 'to-world', '2a0e:5300::1');
  await address(host, 'eth0', ADDRESSES_6.host);
  await address(host, 'eth1', ADDRESSES_6.hostOnPublicLan);
  await address(lan, 'eth0', ADDRESSES_6.lan);
  await address(lan, 'eth0', ADDRESSES_6.uniqueLocal);
  await address(router, 'home', 'fd00:7::1');
  await address(publicLan, 'eth0', ADDRESSES_6.publicLan);
  await address(world, 'eth0', ADDRESSES_6.world);
  await router.must(['sh', '-c', 'echo 1 > /proc/sys/net/ipv6/conf/all/forwarding']);
  for (const inner of [host, lan]) await inner.ip(`route add ::/0 via ${ADDRESSES_6.router}`);
  await world.ip('route add ::/0 via 2a0e:5300::1');
  router.start([
    'dnsmasq',
    '--no-daemon',
    '--conf-file=/dev/null',
    '--no-resolv',
    '--no-hosts',
    '--bind-interfaces',
    `--listen-address=${ADDRESSES_6.router}`,
    '--local=/#/',
    ...Object.entries(NAMES).map(([name, addresses]) => `--host-record=${name},${addresses.join(',')}`),
  ]);
  for (;;) {
    const { stdout } = await router.run(['ss', '--no-header', '--listening', '--udp', '--numeric']);
    if (stdout.includes(`[${ADDRESSES_6.router}]:53`)) return;
  }
}

/** Leaves the host without IPv4. */
export async function removeIpv4({ host }: Pick<Internet, 'host'>): Promise<void> {
  for (const link of ['eth0', 'eth1']) await host.ip(`-4 address flush dev ${link}`);
}

/** What the host asks for names: `folder` is that of the test bed. */
export const useNameserver = (folder: string, address: string): void =>
  writeFileSync(join(folder, 'host.resolv.conf'), `nameserver ${address}\n`);

/**
 * The router translates between IPv6 inside and IPv4 outside, by Debian's tayga, which leads to no network for examples: so there is a shop. `folder`: for
 * its state.
 */
export async function startNat64({ router, world }: Pick<Internet, 'router' | 'world'>, folder: string): Promise<void> {
  await world.ip(`address add ${ADDRESSES.shop}/32 dev lo`);
  const state = join(folder, 'nat64');
  mkdirSync(state);
  const settings = [
    'tun-device nat64',
    'ipv4-addr 192.168.255.1',
    'ipv6-addr 2a0e:5301:0:64::1',
    'prefix 64:ff9b::/96',
    'dynamic-pool 192.168.255.0/24',
    `data-dir ${state}`,
  ];
  const file = join(state, 'tayga.conf');
  writeFileSync(file, `${settings.join('\n')}\n`);
  await router.must(['tayga', '--mktun', '--config', file]);
  await router.ip('link set nat64 up');
  await router.ip('route add 192.168.255.0/24 dev nat64');
  await router.ip('route add 64:ff9b::/96 dev nat64');
  router.start(['tayga', '--nodetach', '--config', file]);
}
