/** The tunnel of WireGuard through which sessions leave. The kernel encrypts and reads what the other end sends. */
import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WireGuardSetting } from '../../../protocol/network.ts';
import { setClock } from '../../clock.ts';
import { run } from '../../commands/run.ts';
import { SERVER_FAILED } from '../dns-message.ts';
import { lookUpAt } from '../lookup.ts';
import { TUNNEL } from '../names.ts';
import { ip } from '../programs.ts';
import type { ExitState, RunningExit } from './exit.ts';

const TIMEOUT_MS = 90_000;
/** In memory, and only while `wg` reads it. */
const SETTINGS = '/run/tunnel.conf';
const LOOK_EVERY_MS = { down: 500, up: 2_000 } as const;
/** An end that has received something and has nothing to send says so within ten seconds: so a question is always answered by then, also by a silent nameserver. */
const SILENT_FOR_MS = { ask: 8_000, down: 19_000 } as const;
/** No such name exists (RFC 6761): the nameserver answers without asking others. */
const NO_NAME = 'exit.invalid';

/** Input for `wg setconf`. Pure. */
export function tunnelSettings(setting: WireGuardSetting): string {
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
export function tunnelLines({ address, mtu }: Pick<WireGuardSetting, 'address' | 'mtu'>): string[] {
  return [
    `address add ${address}/32 dev ${TUNNEL}`,
    `link set dev ${TUNNEL} mtu ${mtu} up`,
    `route replace default dev ${TUNNEL}`,
  ];
}

/** Only for use after the firewall is loaded. */
export async function startTunnel(setting: WireGuardSetting): Promise<void> {
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

/** What the kernel knows about the tunnel's other end. */
export interface Heard {
  readonly hasAgreed: boolean;
  readonly receivedBytes: number;
}

/** From the output of `wg show … dump`: a line for this end, and one for the other. Pure. */
export function heardIn(dump: string): Heard {
  const [, , , , agreedAt = '0', received = '0'] = (dump.trim().split('\n')[1] ?? '').split('\t');
  return { hasAgreed: Number(agreedAt) > 0, receivedBytes: Number(received) };
}

/** The state of a tunnel, by when its other end was last heard. */
export class TunnelState {
  #receivedBytes = 0;
  #heardAtMs = -Infinity;
  #askedAtMs = -Infinity;

  /** `ask`: it is time to send something that the other end answers. */
  at({ hasAgreed, receivedBytes }: Heard, nowMs: number): ExitState & { readonly ask: boolean } {
    if (receivedBytes !== this.#receivedBytes && hasAgreed) this.#heardAtMs = nowMs;
    this.#receivedBytes = receivedBytes;
    const silentForMs = nowMs - this.#heardAtMs;
    const ask = Math.min(silentForMs, nowMs - this.#askedAtMs) >= SILENT_FOR_MS.ask;
    if (ask) this.#askedAtMs = nowMs;
    return { state: silentForMs < SILENT_FOR_MS.down ? 'up' : 'down', ask };
  }
}

/** Reports the state now and after each change. */
export async function watchTunnel(resolver: string, onChange: (state: ExitState) => void): Promise<never> {
  const tunnel = new TunnelState();
  let last: ExitState['state'] | undefined;
  for (;;) {
    const heard = heardIn(await run('wg', ['show', TUNNEL, 'dump'], { timeoutMs: TIMEOUT_MS }));
    const { state, ask } = tunnel.at(heard, performance.now());
    if (ask) void lookUpAt(resolver)(NO_NAME).catch(() => undefined);
    if (state !== last) onChange({ state: (last = state) });
    await sleep(LOOK_EVERY_MS[state]);
  }
}

/** How long the nameserver behind the tunnel takes to answer; `undefined` if it does not. */
export async function resolverMs(resolver: string): Promise<number | undefined> {
  const fromMs = performance.now();
  const { code } = await lookUpAt(resolver)(NO_NAME);
  return code === SERVER_FAILED ? undefined : Math.round(performance.now() - fromMs);
}

/** An exit by a tunnel. */
export function openWireGuard(setting: WireGuardSetting): RunningExit {
  const { endpoint, resolver, mtu } = setting;
  return {
    ends: [endpoint],
    way: { tunnel: endpoint },
    names: { resolver },
    mtu,
    start: async (onChange, onLost) => {
      await startTunnel(setting);
      watchTunnel(resolver, onChange).catch(onLost);
    },
    test: () => resolverMs(resolver),
    // What the kernel knows of its connections is forgotten with those of the firewall.
    forget: () => undefined,
  };
}
