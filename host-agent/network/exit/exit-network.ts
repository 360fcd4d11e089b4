/** The network VM of one exit, as the sessions use it that leave by that exit. */
import { z } from 'zod';
import {
  bridgeEnd,
  type ExitEndpoint,
  type ExitSetting,
  type PortAccess,
  ProxyLogin,
} from '../../../appliance/protocol/network.ts';
import { EXIT, Failure } from '../../api/errors/failure.ts';
import type { SessionExit } from '../../api/host/exit.ts';
import { Exit, ExitName, needsKeys, serverNamed } from '../../config/exit.ts';
import type { PluggedPort } from '../../vm/plugged-port.ts';
import { Ndvm, type NdvmOptions } from '../ndvm.ts';
import type { ExitTask } from '../ndvm-spec.ts';
import { DownTime } from './down-time.ts';
import { type FindAddresses, findEndpoint } from './endpoint.ts';
import type { ExitKeys } from './exit-keys.ts';
import { keysMissing } from '../../api/errors/exit-failures.ts';
import { TunnelKeys } from '../../config/wireguard-file.ts';

/** By which protocol each kind reaches its server: the filter on the host passes nothing else. */
const PROTOCOL_OF = { wireguard: 'udp', socks5: 'tcp', 'http-connect': 'tcp' } as const satisfies Record<
  ServerExit['kind'],
  ExitEndpoint['protocol']
>;

/** One that leads to a server. */
type ServerExit = Extract<Exit, { readonly server: string }>;

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
function settingOf(exit: ServerExit, keys: ExitKeys | undefined, endpoint: ExitEndpoint): ExitSetting | undefined {
  const make = SETTINGS[exit.kind] as SettingOf<ServerExit['kind']>;
  return make(exit, keys, endpoint);
}

/** Tor needs no server: it has addresses of the Tor network, or its bridges'. Pure but for the clock. */
const torTask = ({ bridges, directories }: Extract<Exit, { kind: 'tor' }>): ExitTask => ({
  reach: { tor: bridges.map(bridgeEnd) },
  setting: { kind: 'tor', bridges, directories, unixTimeMs: Date.now() },
});

/** The sockets of its network VM have paths of a limited length. */
export const ID_CHARACTERS = 8;

/** An exit as it was when a session was opened: changed settings make another one, with a network VM for later sessions. */
export const ExitUse = z.strictObject({
  /** Of its network VM. */
  id: z
    .string()
    .regex(/^[0-9a-f]+$/)
    .length(ID_CHARACTERS),
  name: ExitName,
  settings: Exit,
});
export type ExitUse = z.infer<typeof ExitUse>;

export interface ExitNetworkOptions {
  readonly use: ExitUse;
  readonly keys: () => Promise<ExitKeys | undefined>;
  readonly ndvm: Omit<NdvmOptions, 'exit'>;
  /** For tests: another resolver. */
  readonly findAddresses?: FindAddresses | undefined;
}

export class ExitNetwork {
  readonly use: ExitUse;
  readonly ndvm: Ndvm;
  readonly downTime = new DownTime();
  readonly #options: ExitNetworkOptions;
  /** Its server cannot be found now. */
  #isMissing = false;

  constructor(options: ExitNetworkOptions) {
    this.#options = options;
    this.use = options.use;
    const exit = { id: options.use.id, downTime: this.downTime, task: (signal: AbortSignal) => this.#task(signal) };
    this.ndvm = new Ndvm({ ...options.ndvm, exit });
  }

  /** As the control API shows it at a session. */
  describe(): SessionExit {
    const { name } = this.use;
    const trouble = this.trouble();
    return { name, isUp: this.ndvm.exit?.state === 'up', ...(trouble && { trouble: trouble.data() }) };
  }

  /** Why nothing leaves now; absent while it is up, or may come up in a moment. */
  trouble(): Failure | undefined {
    const exit = this.use.name;
    if (this.#isMissing) return new Failure('exit-server-unknown', { exit, server: this.#server });
    const { state, trouble } = this.ndvm.status();
    if (state === 'up' && trouble) return new Failure({ ...trouble, exitStatus: EXIT.failed });
    if (this.ndvm.exit?.state !== 'down') return undefined;
    return this.use.settings.kind === 'tor' ? torTrouble(exit, this.ndvm.exit.percent) : this.#serverTrouble();
  }

  #serverTrouble(): Failure {
    const [exit, server] = [this.use.name, this.#server];
    switch (this.ndvm.exit?.trouble) {
      case 'refuses-login':
        return new Failure('exit-login-refused', { exit, server });
      case 'no-proxy':
        return new Failure('exit-no-proxy', { exit, server });
      case undefined:
        return new Failure('exit-down', { exit, server });
    }
  }

  /** Fulfilled when the exit is up, however long that takes: nothing leaves before. */
  ensureUp(signal: AbortSignal): Promise<void> {
    return this.ndvm.ensureUp(signal);
  }

  get image(): string | undefined {
    return this.ndvm.image;
  }

  hasRoom(): boolean {
    return this.ndvm.hasRoom();
  }

  plug(session: string, access: PortAccess): Promise<PluggedPort> {
    return this.ndvm.plug(session, access);
  }

  /** Reserves a port for a VM that is to become a session. The exit starts already, so that the session does not wait for it. */
  async reserve(vm: string, access: PortAccess): Promise<PluggedPort | undefined> {
    const port = await this.ndvm.reserve(vm, access);
    if (port) this.ndvm.startEarly();
    return port;
  }

  capture(...[port, onCapture, signal]: Parameters<Ndvm['capture']>): Promise<void> {
    return this.ndvm.capture(port, onCapture, signal);
  }

  assign(port: number, session: string, access: PortAccess): void {
    this.ndvm.assign(port, session, access);
  }

  replug(port: number, session: string, access: PortAccess): Promise<PluggedPort> {
    return this.ndvm.replug(port, session, access);
  }

  async #task(signal: AbortSignal): Promise<ExitTask> {
    const { name, settings } = this.use;
    if (settings.kind === 'tor') return torTask(settings);
    const keys = await this.#options.keys();
    if (!keys && needsKeys(settings)) throw keysMissing(name, settings.kind);
    const found = await findEndpoint(
      settings.server,
      signal,
      () => this.#note(true),
      this.#options.findAddresses,
    ).finally(() => this.#note(false));
    const endpoint = { ...found, protocol: PROTOCOL_OF[settings.kind] };
    const setting = settingOf(settings, keys, endpoint);
    if (!setting) throw keysMissing(name, settings.kind);
    return { reach: endpoint, setting };
  }

  get #server(): string {
    return serverNamed(this.use.settings) ?? '';
  }

  #note(isMissing: boolean): void {
    if (this.#isMissing === isMissing) return;
    this.#isMissing = isMissing;
    this.#options.ndvm.onChange?.();
  }
}

/** `percent`: absent if it was up, or has not said anything yet. Pure. */
const torTrouble = (exit: string, percent: number | undefined): Failure =>
  percent === undefined
    ? new Failure('exit-tor-down', { exit })
    : new Failure('exit-tor-connecting', { exit, percent });
