/** The tunnel of WireGuard through which sessions leave. The kernel encrypts and reads what the other end sends. */
import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TunnelSetting } from '../../protocol/network.ts';
import { setClock } from '../clock.ts';
import { run } from '../commands/run.ts';
import { SERVER_FAILED } from './dns-message.ts';
import { lookUpAt } from './lookup.ts';
import { TUNNEL } from './names.ts';
import { ip } from './programs.ts';

const TIMEOUT_MS = 90_000;
/** In memory, and only while `wg` reads it. */
const SETTINGS = '/run/tunnel.conf';
/** While both ends are there, they agree on new keys at least every two minutes; after three, the old ones are void. */
const ANSWERED_WITHIN_SECONDS = 180;
const LOOK_EVERY_MS = { down: 500, up: 3_000 } as const;
/** No such name exists (RFC 6761): the nameserver answers without asking others. */
const NO_NAME = 'exit.invalid';

export type TunnelState = 'up' | 'down';

/** Input for `wg setconf`. Pure. */
export function tunnelSettings(setting: TunnelSetting): string {
  const { privateKey, peerKey, presharedKey, endpoint, keepaliveSeconds } = setting;
  return [
    '[Interface]',
    `PrivateKey = ${privateKey}`,
    '[Peer]',
    `PublicKey = ${peerKey}`,
    ...(presharedKey === undefined ? [] : [`PresharedKey = ${presharedKey}`]),
    `Endpoint = ${endpoint.address}:${endpoint.port}`,
    'AllowedIPs = 0.0.0.0/0',
    // Keeps the tunnel up, so that its state is known before a session needs it.
    `PersistentKeepalive = ${keepaliveSeconds}`,
    '',
  ].join('\n');
}

/** Lines for `ip -batch` that bring the tunnel up, with the only default route. Pure. */
export function tunnelLines({ address, mtu }: Pick<TunnelSetting, 'address' | 'mtu'>): string[] {
  return [
    `address add ${address}/32 dev ${TUNNEL}`,
    `link set dev ${TUNNEL} mtu ${mtu} up`,
    `route replace default dev ${TUNNEL}`,
  ];
}

/** Only for use after the firewall is loaded. */
export async function startTunnel(setting: TunnelSetting): Promise<void> {
  await setClock(setting.unixTimeMs);
  await ip([`link add ${TUNNEL} type wireguard`]);
  try {
    await writeFile(SETTINGS, tunnelSettings(setting), { mode: 0o600 });
    await run('wg', ['setconf', TUNNEL, SETTINGS], { timeoutMs: TIMEOUT_MS });
  } finally {
    await rm(SETTINGS, { force: true });
  }
  await ip(tunnelLines(setting));
}

/** The state by the output of `wg show … latest-handshakes`: the peer and the time, in seconds. Pure. */
export function stateOf(handshakes: string, nowSeconds: number): TunnelState {
  const at = Number(handshakes.trim().split('\t')[1] ?? 0);
  return at > 0 && nowSeconds - at < ANSWERED_WITHIN_SECONDS ? 'up' : 'down';
}

/** Reports the state now and after each change. */
export async function watchTunnel(onChange: (state: TunnelState) => void): Promise<never> {
  let last: TunnelState | undefined;
  for (;;) {
    const handshakes = await run('wg', ['show', TUNNEL, 'latest-handshakes'], { timeoutMs: TIMEOUT_MS });
    const state = stateOf(handshakes, Date.now() / 1000);
    if (state !== last) onChange((last = state));
    await sleep(LOOK_EVERY_MS[state]);
  }
}

/** How long the nameserver behind the tunnel takes to answer; `undefined` if it does not. */
export async function resolverMs(resolver: string): Promise<number | undefined> {
  const fromMs = performance.now();
  const { code } = await lookUpAt(resolver)(NO_NAME);
  return code === SERVER_FAILED ? undefined : Math.round(performance.now() - fromMs);
}
