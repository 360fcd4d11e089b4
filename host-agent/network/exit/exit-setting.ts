/** What the network VM of an exit is given, from the configuration and the secrets. Each kind is one entry of both tables. Pure. */
import type { ExitEndpoint, ExitSetting } from '../../../appliance/protocol/network.ts';
import { ProxyLogin } from '../../../appliance/protocol/network.ts';
import type { Exit } from '../../config/exit.ts';
import { TunnelKeys } from '../../config/wireguard-file.ts';
import type { ExitKeys } from './exit-keys.ts';

/** By which protocol each kind reaches its server: the filter on the host passes nothing else. */
export const PROTOCOL_OF = { wireguard: 'udp', socks5: 'tcp', 'http-connect': 'tcp' } as const satisfies Record<
  Exit['kind'],
  ExitEndpoint['protocol']
>;

type SettingOf<Kind extends Exit['kind']> = (
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

const SETTINGS: { readonly [Kind in Exit['kind']]: SettingOf<Kind> } = {
  wireguard: ({ kind, peerKey, address, resolver, mtu, keepaliveSeconds }, keys, endpoint) => {
    const given = TunnelKeys.safeParse(keys).data;
    const inside = { peerKey, address, resolver, mtu, keepaliveSeconds };
    return given && { kind, ...inside, ...given, endpoint, unixTimeMs: Date.now() };
  },
  socks5: proxySetting,
  'http-connect': proxySetting,
};

/** `undefined` if the secrets are missing, or those of another kind. */
export function settingOf(exit: Exit, keys: ExitKeys | undefined, endpoint: ExitEndpoint): ExitSetting | undefined {
  const make = SETTINGS[exit.kind] as SettingOf<Exit['kind']>;
  return make(exit, keys, endpoint);
}
