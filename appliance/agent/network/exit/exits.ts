/** The kinds of exits. */
import type { ExitSetting } from '../../../protocol/network.ts';
import type { Log } from '../../log.ts';
import type { OpenExit, RunningExit } from './exit.ts';
import { openProxy } from './proxy-exit.ts';
import { openTor } from './tor/tor-exit.ts';
import { openWireGuard } from './wireguard.ts';

const EXITS: { readonly [Kind in ExitSetting['kind']]: OpenExit<Extract<ExitSetting, { kind: Kind }>> } = {
  wireguard: openWireGuard,
  socks5: openProxy,
  'http-connect': openProxy,
  tor: openTor,
};

/** An exit of this kind, not started yet. */
export function openExit(setting: ExitSetting, log: Log): RunningExit {
  const open: OpenExit<never> = EXITS[setting.kind];
  return open(setting as never, log);
}
