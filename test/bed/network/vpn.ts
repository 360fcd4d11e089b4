/** A device like that of a VPN, which leads from the host to the world beside the host's network card, and comes and goes. */
import { ADDRESSES, type Internet } from './internet.ts';

const TABLE = 77;
export const VPN = { device: 'vpn0', address: '10.77.0.2', other: '10.77.0.3', server: '10.77.0.1' } as const;

/** The world leads what comes through the VPN to the LAN's nameserver, too, and the host's kernel sends what it says itself from the VPN's address there. */
export async function prepareVpn({ host, router, world }: Internet): Promise<void> {
  await world.must(['sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward']);
  await router.ip(`route add 10.77.0.0/24 via ${ADDRESSES.world}`);
  await host.ip(`rule add from 10.77.0.0/24 lookup ${TABLE}`);
}

/** `metric`: of its default route; that of the host's card is 0 unless a test changes it. */
export async function addVpn({ host, world }: Internet, metric: number): Promise<void> {
  await host.ip(`link add ${VPN.device} type veth peer name vpn netns ${world.outerPid}`);
  await world.ip(`address add ${VPN.server}/24 dev vpn`);
  await world.ip('link set vpn up');
  await host.ip(`address add ${VPN.address}/24 dev ${VPN.device}`);
  await host.ip(`link set ${VPN.device} up`);
  await addRoutes(host, metric);
}

export const removeVpn = ({ host }: Internet): Promise<void> => host.ip(`link delete ${VPN.device}`);

/** As a lease that is not renewed. */
export async function moveVpn({ host }: Internet, metric: number): Promise<void> {
  await host.ip(`address flush dev ${VPN.device}`);
  await host.ip(`address add ${VPN.other}/24 dev ${VPN.device}`);
  await addRoutes(host, metric);
}

async function addRoutes(host: Internet['host'], metric: number): Promise<void> {
  for (const table of ['main', TABLE])
    await host.ip(`route add default via ${VPN.server} dev ${VPN.device} metric ${metric} table ${table}`);
}

/** Makes room for a VPN whose route comes first. */
export async function lowerCard({ host }: Internet): Promise<void> {
  await host.ip('route delete default');
  await host.ip(`route add default via ${ADDRESSES.router} metric 100`);
}
