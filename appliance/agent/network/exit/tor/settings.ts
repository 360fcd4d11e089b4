/** What Tor is given: its settings, as text. Pure. */
import { bridgeEnd, type ExitEndpoint, type TorSetting } from '../../../../protocol/network.ts';

/** Where the carrier connects to Tor. */
export const TOR_PROXY: ExitEndpoint = { address: '127.0.0.1', port: 9050, protocol: 'tcp' };
/** In memory. Tor makes the folder in it that only it reads. */
export const TOR_FOLDER = '/run/tor';
/** The number of the connection by which Tor takes orders from the guest agent, and with which it ends. */
export const ORDERS_FD = 3;
/** Then it says that it has found no way. */
const ANSWERS_WITHIN_S = 30;

/** Where it may connect to; empty: to any relay. */
export const bridgeEnds = ({ bridges }: Pick<TorSetting, 'bridges'>): ExitEndpoint[] => bridges.map(bridgeEnd);

/** Input for `tor -f -`. */
export function torSettings({ bridges, directories }: Pick<TorSetting, 'bridges' | 'directories'>): string {
  return [
    `DataDirectory ${TOR_FOLDER}/data`,
    'ClientOnly 1',
    'AvoidDiskWrites 1',
    'Log err stderr',
    // What has the same login has the same circuits, for as long as it uses them: a site does not see a session change its address.
    `SocksPort ${TOR_PROXY.address}:${TOR_PROXY.port} IsolateSOCKSAuth KeepAliveIsolateSOCKSAuth`,
    `SocksTimeout ${ANSWERS_WITHIN_S}`,
    'ClientUseIPv6 0',
    `__OwningControllerFD ${ORDERS_FD}`,
    ...directories.map((line) => `DirAuthority ${line}`),
    ...(bridges.length === 0 ? [] : ['UseBridges 1', 'ClientTransportPlugin obfs4 exec /usr/bin/obfs4proxy']),
    ...bridges.map((line) => `Bridge ${line}`),
    '',
  ].join('\n');
}
