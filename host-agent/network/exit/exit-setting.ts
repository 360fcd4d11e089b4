/** What the network VM of an exit is given, from the configuration and the secrets. Each kind is one entry of both tables. Pure. */
import type { ExitEndpoint, ExitSetting } from '../../../appliance/protocol/network.ts';
import { bridgeEnd, ProxyLogin } from '../../../appliance/protocol/network.ts';
import type { Exit } from '../../config/exit.ts';
import { TunnelKeys } from '../../config/wireguard-file.ts';
import type { ExitTask } from '../ndvm-spec.ts';
import type { ExitKeys } from './exit-keys.ts';

/** By which protocol each kind reaches its server: the filter on the host passes nothing else. */
export const PROTOCOL_OF = { wireguard: 'udp', socks5: 'tcp', 'http-connect': 'tcp' } as const satisfies Record<
  ServerExit['kind'],
  ExitEndpoint['protocol']
>;

/** One that leads to a server. */
export type ServerExit = Extract<Exit, { readonly server: string }>;

type SettingOf<Kind extends ServerExit['kind']> = (
  exit: Extract<Exit, { kind: Kind }>,
  keys: ExitKeys | undefined,
  endpoint: ExitEndpoint,
) => ExitSetting | undefined;

function proxySetting(
  { kind, login }: Extract<Exit, { kind: 'socks5' | 'http-connect' }>,
  keys: ExitKeys | undefined,
  endpoint: ExitEndpoint,
): ExitSetting | undefined {
  if (!login) return { kind, endpoint };
  const given = ProxyLogin.safeParse(keys).data;
  return given && { kind, endpoint, login: given };
}

const SETTINGS: { readonly [Kind in ServerExit['kind']]: SettingOf<Kind> } = {
  wireguard: ({ kind, peerKey, address, resolver, mtu, keepaliveSeconds }, keys, endpoint) => {
    const given = TunnelKeys.safeParse(keys).data;
    const inside = { peerKey, address, resolver, mtu, keepaliveSeconds };
    return given && { kind, ...inside, ...given, endpoint, unixTimeMs: Date.now() };
  },
  socks5: proxySetting,
  'http-connect': proxySetting,
};

/** `undefined` if the secrets are missing, or those of another kind. */
export function settingOf(
  exit: ServerExit,
  keys: ExitKeys | undefined,
  endpoint: ExitEndpoint,
): ExitSetting | undefined {
  const make = SETTINGS[exit.kind] as SettingOf<ServerExit['kind']>;
  return make(exit, keys, endpoint);
}

/** Tor needs no server: it has addresses of the Tor network, or its bridges'. Pure but for the clock. */
export const torTask = ({ bridges, directories }: Extract<Exit, { kind: 'tor' }>): ExitTask => ({
  reach: { tor: bridges.map(bridgeEnd) },
  setting: { kind: 'tor', bridges, directories, unixTimeMs: Date.now() },
});
