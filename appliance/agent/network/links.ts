import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_PORTS, portMac, SESSION_NETWORK, UPLINK_MAC } from '../../protocol/addresses.ts';
import type { UplinkAddress } from '../../protocol/network.ts';
import { BRIDGE, portName, UPLINK } from './names.ts';

const UPLINK_TIMEOUT_MS = 90_000;
const LOOK_AGAIN_MS = 100;

/** A network card as the kernel names it at boot. */
export interface Card {
  readonly name: string;
  readonly mac: string;
}

/** Which card is what: the numbers of the ports say where they are plugged in. */
export interface Links {
  readonly uplink: string;
  readonly ports: ReadonlyMap<number, string>;
}

/** All network cards of the machine. */
export async function findCards(classFolder = '/sys/class/net'): Promise<Card[]> {
  const names = (await readdir(classFolder)).filter((name) => name !== 'lo' && name !== BRIDGE);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      mac: (await readFile(join(classFolder, name, 'address'), 'utf8')).trim().toLowerCase(),
    })),
  );
}

/** Tells the cards apart by their MAC. The uplink is ours by its own, or else a card of the computer that was handed in; `undefined` without one. Pure. */
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

/** Fulfilled as soon as there is an uplink among the cards. */
export async function waitForLinks(): Promise<Links> {
  for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
    const links = recognise(await findCards());
    if (links) return links;
    if (waitedMs >= UPLINK_TIMEOUT_MS) throw new Error('The machine has no uplink card.');
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Lines for `ip -batch`: every card gets its name. They pass through names of their own, since the kernel's may be in the way. Pure. */
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

/** Lines for `ip -batch`: the uplink's address, as the host says it. Pure. */
export function uplinkLines({ address, prefixLength, gateway, mtu }: UplinkAddress): string[] {
  return [
    'link set dev lo up',
    `address flush dev ${UPLINK}`,
    `address add ${address}/${prefixLength} dev ${UPLINK}`,
    ...(mtu === undefined ? [] : [`link set dev ${UPLINK} mtu ${mtu}`]),
    `link set dev ${UPLINK} up`,
    `route replace default via ${gateway} dev ${UPLINK}`,
  ];
}

/** Lines for `ip -batch`: the uplink without an address yet, under the MAC that the host chose for it, if any. Pure. */
export function leasedUplinkLines(mac: string | undefined): string[] {
  return [
    'link set dev lo up',
    ...(mac === undefined ? [] : [`link set dev ${UPLINK} down`, `link set dev ${UPLINK} address ${mac}`]),
    `link set dev ${UPLINK} up`,
  ];
}

/** Lines for `ip -batch`: the bridge with all ports in it, none of them up; packets on it as long as on the uplink. Pure. */
export function bridgeLines(ports: Iterable<number>, { mtu }: Pick<UplinkAddress, 'mtu'>): string[] {
  const lengths =
    mtu === undefined ? [] : [...[...ports].map(portName), BRIDGE].map((link) => `link set dev ${link} mtu ${mtu}`);
  return [
    `link add ${BRIDGE} type bridge stp_state 0 forward_delay 0 mcast_snooping 0`,
    `address add ${SESSION_NETWORK.address}/${SESSION_NETWORK.prefixLength} dev ${BRIDGE}`,
    // Isolated: the bridge hands frames of one port to no other port, only to the NDVM itself.
    ...[...ports].flatMap((port) => [
      `link set dev ${portName(port)} master ${BRIDGE}`,
      `link set dev ${portName(port)} type bridge_slave isolated on`,
    ]),
    ...lengths,
  ];
}

/** Lines for `ip -batch`: frames flow. Only after the firewall stands. Pure. */
export function openLines(ports: Iterable<number>): string[] {
  return [`link set dev ${BRIDGE} up`, ...[...ports].map((port) => `link set dev ${portName(port)} up`)];
}
