/** A configuration as the host agent would send it, with two custom profiles. */
import { parse } from 'smol-toml';
import { Configuration } from '../../host-agent/api/configuration.ts';
import { configurationFields } from '../../host-agent/config/fields.ts';
import { profileSummaries } from '../../host-agent/config/profile-summaries.ts';
import { parseConfig } from '../../host-agent/config/load.ts';

const path = '/home/anna/.config/safe-browse/config.toml';
const written = `
[network]
idleStopSeconds = 600

[profile.banking]
colour = "green"
memoryMiB = 3072

[profile.shopping]
colour = "orange"
`;

const config = parseConfig(written, path);

/** Its profiles, as the host agent would list them. */
export const profiles = profileSummaries(config);

export const configuration: Configuration = Configuration.parse({
  path,
  present: true,
  fields: configurationFields(),
  values: config,
  written: parse(written),
  waiting: [],
  problems: [],
});
