/** Exits, by which the sessions of a profile leave in place of the host's connection. Their keys are not part of the configuration. */
import { z } from 'zod';
import {
  MAX_TOR_BRIDGES,
  MAX_TOR_DIRECTORIES,
  TorBridge,
  TorDirectory,
  WireGuardKey,
} from '../../appliance/protocol/network.ts';
import type { ConfigurationProblem } from '../api/configuration/configuration.ts';

export const ExitName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'must be lower-case letters, digits and dashes, at most 31')
  .refine((name) => name !== DIRECT, 'must not be "direct", which means none');

/** The way of the host itself. */
export const DIRECT = 'direct';

/** A name of the Internet or an IPv4 address, and a port. */
export const ExitServer = z
  .string()
  .max(260)
  .regex(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*:[0-9]{1,5}$/,
    { error: 'must be a name or an IPv4 address and a port, such as "vpn.example.org:51820"', abort: true },
  )
  .refine((server) => {
    const { port } = serverOf(server);
    return port >= 1 && port <= 65_535;
  }, 'must have a port from 1 to 65535');

const WireGuardExit = z.strictObject({
  kind: z.literal('wireguard').describe('`wireguard`: a tunnel of WireGuard.'),
  server: ExitServer.describe('With `wireguard`: the other end of the tunnel, a name or an IPv4 address, and a port.'),
  peerKey: WireGuardKey.describe('With `wireguard`: the public key of the other end.'),
  address: z
    .ipv4('must be an IPv4 address')
    .describe('With `wireguard`: the address of the sessions inside the tunnel.'),
  resolver: z
    .ipv4('must be an IPv4 address')
    .describe('With `wireguard`: the nameserver behind the tunnel, which answers all questions of the sessions.'),
  mtu: z
    .int()
    .min(1280)
    .max(9000)
    .default(1420)
    .describe('With `wireguard`: the longest packet inside the tunnel, in bytes.')
    .meta({ isExpert: true }),
  keepaliveSeconds: z
    .int()
    .min(1)
    .max(3600)
    .default(25)
    .describe('With `wireguard`: how often the tunnel shows the other end that it is there.')
    .meta({ isExpert: true }),
});
export type WireGuardExit = z.infer<typeof WireGuardExit>;

const login = z
  .boolean()
  .default(false)
  .describe(
    'With `socks5` and `http-connect`: whether the proxy asks for a name and a password, which are kept apart from the configuration.',
  );

const SocksExit = z.strictObject({
  kind: z.literal('socks5').describe('`socks5`: a proxy of SOCKS 5.'),
  server: ExitServer.describe('With `socks5`: the proxy, a name or an IPv4 address, and a port.'),
  login,
});

const HttpExit = z.strictObject({
  kind: z.literal('http-connect').describe('`http-connect`: a proxy that takes CONNECT of HTTP/1.1.'),
  server: ExitServer.describe('With `http-connect`: the proxy, a name or an IPv4 address, and a port.'),
  login,
});

const TorExit = z.strictObject({
  kind: z.literal('tor').describe('`tor`: the Tor network.'),
  bridges: z
    .array(TorBridge)
    .max(MAX_TOR_BRIDGES)
    .default([])
    .describe(
      'With `tor`: bridges, as you were given them, for a network that blocks Tor; Tor connects to these only. Those of obfs4 work, and those without a transport.',
    ),
  directories: z
    .array(TorDirectory)
    .max(MAX_TOR_DIRECTORIES)
    .default([])
    .describe(
      'With `tor`: the directories of a private Tor network, one line each as in the `DirAuthority` of its relays. Empty: the Tor network that all use.',
    )
    .meta({ isExpert: true }),
});

export const Exit = z.discriminatedUnion('kind', [WireGuardExit, SocksExit, HttpExit, TorExit]);
export type Exit = z.infer<typeof Exit>;

/** Whether it cannot be used without its secrets. Pure. */
export const needsKeys = (exit: Exit): boolean => exit.kind === 'wireguard' || ('login' in exit && exit.login);

/** Where it leads; `undefined` if to a network. Pure. */
export const serverNamed = (exit: Exit): string | undefined => ('server' in exit ? exit.server : undefined);

/** The name and the port of a server. Pure. */
export function serverOf(server: string): { readonly host: string; readonly port: number } {
  const [host = '', port = ''] = server.split(':');
  return { host, port: Number(port) };
}

interface ProfileExit {
  readonly exit: string;
  readonly network: { readonly policy: string };
}

interface Settings {
  readonly exit: Readonly<Record<string, Exit>>;
  readonly profile: Readonly<Record<string, ProfileExit & { readonly where: string }>>;
  readonly network: { readonly mode: string; readonly uplink: string; readonly tap: { readonly bridge: string } };
  readonly hypervisor: string;
}

/** The exit of the sessions of a profile. Those without a network have none. Pure. */
export const exitOf = ({ exit, network }: ProfileExit): string => (network.policy === 'offline' ? DIRECT : exit);

/**
 * Exits that do not exist or cannot work. `isWritten`: whether the person wrote the value at this path; an organisation may force an exit upon all
 * profiles, also those that have no network. Pure.
 */
export function exitProblems(
  { exit, profile, network: { mode, uplink, tap }, hypervisor }: Settings,
  isWritten: (path: readonly string[]) => boolean,
): ConfigurationProblem[] {
  const requirements: readonly (readonly [isUnmet: boolean, message: string])[] = [
    [hypervisor !== 'qemu', 'needs hypervisor = "qemu"'],
    [mode === 'bridge', 'needs network.mode = "nat": a bridge lets all frames pass'],
    [uplink === 'pci', 'needs another network.uplink than "pci": each exit has a network VM, and there is one card'],
    [
      uplink === 'tap' && tap.bridge === '',
      'needs network.tap.bridge: each exit has a network VM, and a tap serves only one',
    ],
  ];
  const unmet = requirements.find(([isUnmet]) => isUnmet)?.[1];
  return Object.entries(profile).flatMap(([name, settings]) => {
    if (settings.exit === DIRECT) return [];
    const path = ['profile', name, 'exit'];
    const problem = (message: string) => [{ path, message }];
    if (!Object.hasOwn(exit, settings.exit)) return problem(`there is no exit "${settings.exit}"`);
    if (settings.where !== '')
      return problem(`has no effect in the pool "${settings.where}": sessions leave by the way of their host`);
    if (settings.network.policy === 'offline')
      return isWritten(path) ? problem('has no effect with network.policy = "offline"') : [];
    return unmet === undefined ? [] : problem(unmet);
  });
}
