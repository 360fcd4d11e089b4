/** Lays what every part of the host agent is built on. */
import { mkdir } from 'node:fs/promises';
import { makePrivateFolder } from '../api/connection/runtime-folder.ts';
import { readChannelRecord } from '../channel/channel-record.ts';
import { DesktopAppearance } from '../config/appearance.ts';
import { ConfigurationFile } from '../config/configuration-file.ts';
import { channelPolicy, hostPolicy } from '../config/policy/source.ts';
import { Changes, type Foundation } from '../foundation/foundation.ts';
import { configNames, dataNames, HOST_FILES, runtimeNames, stateNames } from '../storage/filenames.ts';
import { folders as foldersOf } from '../storage/folders.ts';
import { groupNames } from '../tools/id.ts';
import { keepConsole } from '../vm/kept-consoles.ts';
import { Journal } from './journal/journal.ts';
import { openLog } from './log.ts';

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
  const config = () => appearance.inForce(configuration.config);
  return {
    folders,
    runtime,
    state,
    configuration,
    appearance,
    config,
    startConfig,
    stepWithinMs: () => config().start.requirementTimeoutSeconds * 1000,
    log,
    changes: new Changes(),
    keepConsole: (id, text) => keepConsole(folders, id, text, log),
  };
}
