/** Targets that a VM must not reach. */
import { readFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { SESSION_NETWORK, SESSION_NETWORK_6 } from '../../appliance/protocol/addresses.ts';
import type { Target } from '../../appliance/protocol/inspection.ts';

export interface Trial {
  readonly target: Target;
  /** The check that the trial belongs to. */
  readonly check: string;
}

/** Ports of common services: logins, mail, DNS, files, web, databases, remote desktops. */
const USUAL_PORTS = [
  21, 22, 23, 25, 53, 80, 110, 111, 135, 139, 143, 443, 445, 631, 993, 2049, 3128, 3306, 3389, 5432, 5900, 6379, 8000,
  8080, 8443, 9100,
];
/** On the network VM, only DNS may be used. */
const ALLOWED_OF_NETWORK_VM: ReadonlySet<number> = new Set([53]);
/** Addresses that are internal by their kind. */
const INSIDE = [
  '10.0.0.1',
  '10.255.255.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.0.1',
  '192.168.0.1',
  '192.168.1.1',
  '192.168.178.1',
  '224.0.0.251',
  '239.255.255.250',
  'fd00::1',
  'fe80::1',
  'ff02::fb',
  // 192.168.1.1 behind NAT64, 6to4 and as a mapped address.
  '64:ff9b::c0a8:101',
  '2002:c0a8:101::1',
  '::ffff:c0a8:101',
];
const MOST_NEIGHBOURS = 8;

/** The addresses of the host on its networks, without those of a link itself, which no network VM knows. */
export function ownAddresses(interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address, internal }) => !internal && !/^fe[89ab]/i.test(address))
    .map(({ address }) => address);
}

/** Names of internal hosts, including the host's own. */
function insideNames(own = hostname()): string[] {
  const short = own.split('.')[0] ?? own;
  return [
    ...new Set(['localhost', 'localhost.localdomain', own, `${short}.local`, `${short}.lan`, 'router.local']),
  ].filter((name) => /^[A-Za-z0-9.-]{1,253}$/.test(name));
}

export const networkVmTrials = (): Trial[] => {
  const at = (address: string, port: number): Trial => ({
    check: 'network-vm',
    target: { kind: 'tcp', address, port },
  });
  const ports = USUAL_PORTS.filter((port) => !ALLOWED_OF_NETWORK_VM.has(port));
  // Where there is no IPv6, each of these waits in vain.
  const few = [53, ...ports.slice(0, 7)];
  return [
    ...ports.map((port) => at(SESSION_NETWORK.address, port)),
    ...few.map((port) => at(SESSION_NETWORK_6.address, port)),
  ];
};

export const neighbourTrials = (address: string): Trial[] => [
  { check: 'other-session', target: { kind: 'ping', address } },
  ...USUAL_PORTS.slice(0, 8).map((port): Trial => ({ check: 'other-session', target: { kind: 'tcp', address, port } })),
];

export const insideTrials = (): Trial[] =>
  INSIDE.flatMap((address): Trial[] => [{ check: 'private-ranges', target: { kind: 'tcp', address, port: 80 } }]);

export const nameTrials = (): Trial[] =>
  insideNames().map((name) => ({ check: 'inside-names', target: { kind: 'name', name } }));

/** The router of the host's network, and neighbours that the host talked to recently. */
export async function neighbours(): Promise<string[]> {
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  return parseNeighbours(await read('/proc/net/route'), await read('/proc/net/arp'));
}

/** Parses the tables of the kernel. Pure. */
export function parseNeighbours(routes: string, arp: string): string[] {
  const gateways = routes
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, , gateway = '', flags = '0'] = line.split('\t');
      return (Number.parseInt(flags, 16) & 2) !== 0 && /^[0-9A-F]{8}$/i.test(gateway)
        ? [[6, 4, 2, 0].map((at) => Number.parseInt(gateway.slice(at, at + 2), 16)).join('.')]
        : [];
    });
  const known = arp
    .split('\n')
    .slice(1)
    .flatMap((line) => /^(\d+\.\d+\.\d+\.\d+)\s/.exec(line)?.[1] ?? []);
  return [...new Set([...gateways, ...known])].slice(0, MOST_NEIGHBOURS);
}

/** Whether an address is internal. Pure. */
export function isInside(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0)
  );
}

/** Ports of a neighbour that are tried from the host first. */
export const NEIGHBOUR_PORTS = [22, 53, 80, 139, 443, 445, 631, 8080] as const;
