/** The configuration of a person, with the policies of the host and of the channel. */
import { ConfigurationFile, type ConfigurationFileOptions } from '../config/configuration-file.ts';
import { channelPolicy, hostPolicies } from '../config/policy/source.ts';
import { configNames, dataNames, HOST_FILES } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { groupNames } from '../tools/id.ts';
import { readChannelRecord } from './channel-record.ts';

/** Throws `Failure` config-invalid. */
export function readConfiguration(
  folders: Folders,
  kept: NonNullable<ConfigurationFileOptions['kept']>,
): Promise<ConfigurationFile> {
  return ConfigurationFile.read(configNames(folders).file, {
    policies: [
      hostPolicies(HOST_FILES.policy, HOST_FILES.policyDropIns),
      channelPolicy(dataNames(folders).channels, async () => (await readChannelRecord(folders)).policy),
    ],
    groups: groupNames,
    kept,
  });
}
