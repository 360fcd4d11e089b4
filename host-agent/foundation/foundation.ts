/** What every part of the host agent is built on, and what each adds to the whole. */
import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import type { Joined } from '../api/joined.ts';
import type { AgentEvent } from '../api/methods/events.ts';
import type { SessionEnded } from '../api/session/session.ts';
import type { DesktopAppearance } from '../config/appearance.ts';
import type { ConfigurationFile } from '../config/configuration-file.ts';
import type { Config } from '../config/schema.ts';
import type { runtimeNames, stateNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';

export interface Foundation {
  readonly folders: Folders;
  readonly runtime: ReturnType<typeof runtimeNames>;
  readonly state: ReturnType<typeof stateNames>;
  readonly configuration: ConfigurationFile;
  readonly appearance: DesktopAppearance;
  /** The configuration in force at the time of the call, on the desktop as it is. */
  readonly config: () => Config;
  /** The configuration at the start of the host agent, for what cannot change while it runs. */
  readonly startConfig: Config;
  /** How long each step of the start of a VM may take, as configured now. */
  readonly stepWithinMs: () => number;
  readonly log: Logger;
  readonly changes: Changes;
  /** Returns the path of the kept console. */
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

/** Announces that a part may have changed. Each part announces its own changes; the watchers listen once all parts exist. */
export class Changes extends EventEmitter<{
  changed: [WatchedPart];
  ended: [SessionEnded];
  endedElsewhere: [SessionEnded];
  /** Settings that had waited for a restart are in force. */
  inForce: [];
}> {
  /** A listener that announces a change of `part`. */
  of(part: WatchedPart): () => void {
    return () => void this.emit('changed', part);
  }
}

/** A part of the state of which clients are told. */
export type WatchedPart = Exclude<AgentEvent['kind'], 'ended' | 'configuration'>;

/**
 * A feature as its folder composes it. `parts`: what others use. The rest is what the feature adds to a table of the whole: the handlers of its verbs,
 * what clients watch, what monitoring reports, and what `doctor` examines. The whole has the tables' types, so that the compiler finds what is missing.
 */
export interface Feature {
  readonly parts: object;
  readonly verbs?: () => object;
  readonly watched?: () => object;
  readonly reported?: () => object;
  readonly examined?: () => object;
}

type Rows<Of, Table extends keyof Feature> = Of extends { readonly [Key in Table]: () => infer Row } ? Row : never;

/** The parts of all features. Pure. */
export function partsOf<Of extends Feature>(features: readonly Of[]): Joined<Of['parts']> {
  return Object.assign({}, ...features.map(({ parts }) => parts)) as Joined<Of['parts']>;
}

/** What all features add to one table, as it is now. */
export function tableOf<Of extends Feature, Table extends 'verbs' | 'watched' | 'reported' | 'examined'>(
  features: readonly Of[],
  table: Table,
): Joined<Rows<Of, Table>> {
  return Object.assign({}, ...features.map((feature) => feature[table]?.())) as Joined<Rows<Of, Table>>;
}
