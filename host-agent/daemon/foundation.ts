import { mkdir } from 'node:fs/promises';
import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { makePrivateFolder } from '../api/connection/runtime-folder.ts';
import { readChannelRecord } from '../channel/channel-record.ts';
import { channelPolicy, hostPolicy } from '../config/policy/source.ts';
import type { Config } from '../config/schema.ts';
import { configNames, dataNames, HOST_FILES, runtimeNames, stateNames } from '../storage/filenames.ts';
import { type Folders, folders as foldersOf } from '../storage/folders.ts';
import { groupNames } from '../tools/id.ts';
import { keepConsole } from '../vm/kept-consoles.ts';
import { ConfigurationFile } from './configuration-file.ts';
import { Journal } from './journal/journal.ts';
import { openLog } from './log.ts';
import type { SessionEnded } from '../api/session/session.ts';
import type { WatchedPart } from './watchers.ts';
import { withAppearance } from '../config/appearance.ts';
import { hasSessionBus, prefersDark } from '../tools/gdbus.ts';

// Whether the person's desktop is dark, for profiles that follow it.

/** People change it a few times a day, some desktops at sunset. */
const LOOK_EVERY_MS = 60_000;

export class DesktopAppearance {
  readonly #ask: () => Promise<boolean>;
  #isDark = false;
  #resolved: { readonly from: Config; readonly isDark: boolean; readonly config: Config } | undefined;

  constructor(ask = () => (hasSessionBus() ? prefersDark() : Promise.resolve(false))) {
    this.#ask = ask;
  }

  /** Asks the desktop. Fulfilled with whether the answer has changed; a desktop that does not answer keeps its last one. */
  async look(): Promise<boolean> {
    const isDark = await this.#ask().catch(() => this.#isDark);
    const hasChanged = isDark !== this.#isDark;
    this.#isDark = isDark;
    return hasChanged;
  }

  /** Calls `onChange` after each change. Returns what ends this. */
  follow(onChange: () => void, everyMs = LOOK_EVERY_MS): () => void {
    const timer = setInterval(() => void this.look().then((hasChanged) => hasChanged && onChange()), everyMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** `config` as it is in force on this desktop. */
  inForce(config: Config): Config {
    if (this.#resolved?.from !== config || this.#resolved.isDark !== this.#isDark)
      this.#resolved = { from: config, isDark: this.#isDark, config: withAppearance(config, this.#isDark) };
    return this.#resolved.config;
  }
}

/** What every part of the host agent is built on. */
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
  readonly log: Logger;
  readonly changes: Changes;
  /** Returns the path of the kept console. */
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

/** Creates the folders, reads the configuration, opens the log. `journal`: a descriptor that is connected to the journal. Throws `Failure` config-invalid. */
export async function layFoundation(journal?: number): Promise<Foundation> {
  const folders = foldersOf();
  const [runtime, state] = [runtimeNames(folders), stateNames(folders)];
  for (const folder of [folders.data, folders.state, folders.runtime]) makePrivateFolder(folder);
  const configuration = await ConfigurationFile.read(configNames(folders).file, {
    policies: [
      hostPolicy(HOST_FILES.policy),
      channelPolicy(dataNames(folders).channels, async () => (await readChannelRecord(folders)).policy),
    ],
    groups: groupNames,
  });
  const startConfig = configuration.config;
  const appearance = new DesktopAppearance();
  const log = openLog(state.log, startConfig, journal === undefined ? undefined : Journal.of(journal));
  await mkdir(runtime.sessions, { recursive: true, mode: 0o700 });
  return {
    folders,
    runtime,
    state,
    configuration,
    appearance,
    config: () => appearance.inForce(configuration.config),
    startConfig,
    log,
    changes: new Changes(),
    keepConsole: (id, text) => keepConsole(folders, id, text, log),
  };
}

/** Announces that a part may have changed. Each part announces its own changes; the watchers listen once all parts exist. */
class Changes extends EventEmitter<{
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
