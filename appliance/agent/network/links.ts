import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BRIDGE_MAC,
  MAX_PORTS,
  networkOf,
  portMac,
  SESSION_NETWORK,
  SESSION_NETWORK_6,
  sessionAddress,
  sessionAddress6,
  sessionMac,
  UPLINK_MAC,
} from '../../protocol/addresses.ts';
import type { ExitEndpoint, UplinkAddress, UplinkIpv6 } from '../../protocol/network.ts';
import { BRIDGE, portName, UPLINK } from './names.ts';

const UPLINK_TIMEOUT_MS = 90_000;
const POLL_EVERY_MS = 100;

/** A network card as the kernel names it at boot. */
export interface Card {
  readonly name: string;
  readonly mac: string;
}

/** The kernel's names of the uplink card and of each port's card. */
export interface Links {
  readonly uplink: string;
  readonly ports: ReadonlyMap<number, string>;
}

/** All network cards of the VM. */
export async function findCards(classFolder = '/sys/class/net'): Promise<Card[]> {
  const names = (await readdir(classFolder)).filter((name) => name !== 'lo' && name !== BRIDGE);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      mac: (await readFile(join(classFolder, name, 'address'), 'utf8')).trim().toLowerCase(),
    })),
  );
}

/** Identifies the cards by MAC address. The uplink has our MAC address, or is a card of the host, which is the only other one; `undefined` without an uplink. Pure. */
export function recognise(cards: readonly Card[]): Links | undefined {
  const byMac = new Map(cards.map(({ mac, name }) => [mac, name]));
  const ports = new Map<number, string>();
  for (let port = 0; port < MAX_PORTS; port += 1) {
    const name = byMac.get(portMac(port));
    if (name !== undefined) ports.set(port, name);
  }
  const others = cards.map(({ name }) => name).filter((name) => ![...ports.values()].includes(name));
  const uplink = byMac.get(UPLINK_MAC) ?? (others.length === 1 ? others[0] : undefined);
  return uplink === undefined ? undefined : { uplink, ports };
}

/** Fulfilled as soon as an uplink card exists. */
export async function waitForLinks(): Promise<Links> {
  for (let waitedMs = 0; ; waitedMs += POLL_EVERY_MS) {
    const links = recognise(await findCards());
    if (links) return links;
    if (waitedMs >= UPLINK_TIMEOUT_MS) throw new Error('The VM has no uplink card.');
    await sleep(POLL_EVERY_MS);
  }
}

/** Lines for `ip -batch` that name every card, with temporary names in between, because a name may still belong to another card. Pure. */
export function renameLines({ uplink, ports }: Links): string[] {
  const renames = [
    [uplink, UPLINK] as const,
    ...[...ports].map(([port, name]) => [name, portName(port)] as const),
  ].filter(([from, to]) => from !== to);
  return [
    ...renames.map(([from, to]) => `link set dev ${from} down name tmp-${to}`),
    ...renames.map(([, to]) => `link set dev tmp-${to} name ${to}`),
  ];
}

/** Lines for `ip -batch` that set the uplink's address. `ends`: of an exit; it has routes to these only. Pure. */
export function uplinkLines(
  { address, prefixLength, gateway, mtu }: UplinkAddress,
  ends?: readonly ExitEndpoint[],
): string[] {
  const network = networkOf({ address, prefixLength });
  // A neighbour is reached by the route of the link.
  const isFar = (end: ExitEndpoint) => networkOf({ address: end.address, prefixLength }) !== network;
  const targets = ends ? new Set(ends.filter(isFar).map((end) => end.address)) : ['default'];
  return [
    'link set dev lo up',
    `address flush dev ${UPLINK}`,
    `address add ${address}/${prefixLength} dev ${UPLINK}`,
    ...(mtu === undefined ? [] : [`link set dev ${UPLINK} mtu ${mtu}`]),
    `link set dev ${UPLINK} up`,
    ...[...targets].map((target) => `route replace ${target} via ${gateway} dev ${UPLINK}`),
  ];
}

/** Lines for `ip -batch` that bring up the uplink without an address, with the MAC address that the host chose, if any. Pure. */
export function leasedUplinkLines(mac: string | undefined): string[] {
  return [
    'link set dev lo up',
    ...(mac === undefined ? [] : [`link set dev ${UPLINK} down`, `link set dev ${UPLINK} address ${mac}`]),
    `link set dev ${UPLINK} up`,
  ];
}

/** Lines for `ip -batch` that create the bridge with all ports, none of them up, and the uplink's MTU. Pure. */
export function bridgeLines(ports: Iterable<number>, { mtu }: Pick<UplinkAddress, 'mtu'>): string[] {
  const mtus =
    mtu === undefined ? [] : [...[...ports].map(portName), BRIDGE].map((link) => `link set dev ${link} mtu ${mtu}`);
  return [
    // A fixed address: the bridge would otherwise take one from its ports as they come and go, and the kernel would forget all its neighbours.
    `link add ${BRIDGE} address ${BRIDGE_MAC} type bridge stp_state 0 forward_delay 0 mcast_snooping 0`,
    `address add ${SESSION_NETWORK.address}/${SESSION_NETWORK.prefixLength} dev ${BRIDGE}`,
    // Isolated: the bridge passes frames of a port only to the network VM itself, never to another port.
    ...[...ports].flatMap((port) => [
      `link set dev ${portName(port)} master ${BRIDGE}`,
      `link set dev ${portName(port)} type bridge_slave isolated on`,
    ]),
    ...mtus,
  ];
}

/** Lines for `ip -batch` that tell the kernel the card of each port's session for good: neither the sessions nor the DHCP server change that. Pure. */
export function neighbourLines(ports: Iterable<number>): string[] {
  return [...ports].map(
    (port) => `neighbour replace ${sessionAddress(port)} lladdr ${sessionMac(port)} dev ${BRIDGE} nud permanent`,
  );
}

/**
 * Lines for `ip -batch` that give the uplink and the bridge their IPv6 addresses. All neighbours are known for good: neither the uplink nor a session
 * says who they are. Pure.
 */
export function ipv6Lines(
  ports: Iterable<number>,
  { address, prefixLength, gateway, resolver, mac }: UplinkIpv6,
): string[] {
  return [
    `address add ${address}/${prefixLength} dev ${UPLINK} nodad`,
    ...[gateway, resolver].map((one) => `neighbour replace ${one} lladdr ${mac} dev ${UPLINK} nud permanent`),
    `route replace ::/0 via ${gateway} dev ${UPLINK}`,
    `address add ${SESSION_NETWORK_6.address}/${SESSION_NETWORK_6.prefixLength} dev ${BRIDGE} nodad`,
    ...[...ports].map(
      (port) => `neighbour replace ${sessionAddress6(port)} lladdr ${sessionMac(port)} dev ${BRIDGE} nud permanent`,
    ),
  ];
}

/** Lines for `ip -batch` that let frames flow. Only for use after the firewall is loaded. Pure. */
export function openLines(ports: Iterable<number>): string[] {
  return [`link set dev ${BRIDGE} up`, ...[...ports].map((port) => `link set dev ${portName(port)} up`)];
}
