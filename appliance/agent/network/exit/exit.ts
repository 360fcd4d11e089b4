/** An exit as the network VM uses it. Each kind is one entry of `EXITS` in `exits.ts`. */
import type { ExitEndpoint, ExitTrouble } from '../../../protocol/network.ts';
import type { Log } from '../../log.ts';
import type { NameSource } from '../name-source.ts';
import type { Uplink } from '../firewall.ts';

export interface ExitState {
  readonly state: 'up' | 'down';
  /** Why it is down, as far as the other end says. */
  readonly trouble?: ExitTrouble | undefined;
  /** How far it has come up, where it says so. */
  readonly percent?: number | undefined;
}

export interface RunningExit {
  /** What its rules are made of. */
  readonly way: Pick<Uplink, 'tunnel' | 'carrier'>;
  /** Where it leads: the uplink has routes to these only. `undefined`: to anywhere. */
  readonly ends: readonly ExitEndpoint[] | undefined;
  /** What answers questions for names. */
  readonly names: NameSource;
  /** The longest packet of a session in bytes, if not that of the uplink. */
  readonly mtu?: number;
  /** Only for use after the firewall is loaded. `onChange`: its state now, and after each change. `onLost`: it does not go on. */
  start(onChange: (state: ExitState) => void, onLost: (reason: unknown) => void): Promise<void>;
  /** How long the other end takes to answer one question, in ms; `undefined` if it does not. */
  test(): Promise<number | undefined>;
  /** The session at this port has ended. */
  forget(port: number): void;
}

export type OpenExit<Setting> = (setting: Setting, log: Log) => RunningExit;
