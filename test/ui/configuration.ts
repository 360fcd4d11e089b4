/** A configuration as the host agent would send it, with two custom profiles. */
import { parse } from 'smol-toml';
import { Configuration } from '../../host-agent/api/configuration/configuration.ts';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { configurationFields } from '../../host-agent/config/keys.ts';
import { profileSummaries } from '../../host-agent/config/profile/profile-summaries.ts';
import { readPolicy } from '../../host-agent/config/policy/read.ts';
import { managedSettings } from '../../host-agent/config/managed.ts';
import { readConfig, type ReadConfig } from '../../host-agent/config/load.ts';

const POLICY = '/etc/safe-browse/policy.toml';
const path = '/home/anna/.config/safe-browse/config.toml';
const written = `
[network]
idleStopSeconds = 600

[files]
openHere = ["documents", "mail"]

[exit.office]
kind = "socks5"
server = "proxy.example.org:1080"

[exit.onions]
kind = "tor"

[profile.banking]
colour = "green"
memoryMiB = 3072

[profile.shopping]
colour = "orange"
`;

const read = readConfig(written) as ReadConfig;
const { config } = read;

/** Its profiles, as the host agent would list them. */
export const profiles = profileSummaries(config);

/** The same under a policy that forces, limits and sets defaults. */
const policyText = `
organisation = "Example University, Computing Centre"
contact = "helpdesk@example.edu"
[forced.updates]
check = true
[forced.network]
ports = 4
[forced.files]
openHere = ["documents", "mail"]
[forced.profile."*"]
files.out = "off"
[default.end]
undoSeconds = 8
[limits]
lifetimeMinutes = 480
[profiles]
required = ["banking"]
allowed = ["default", "banking", "shopping"]
`;

export const configuration: Configuration = Configuration.parse({
  path,
  present: true,
  fields: configurationFields(),
  values: config,
  written: parse(written),
  waiting: [],
  problems: [],
  sources: Object.fromEntries(read.sources),
});

const policy = {
  policies: [{ source: 'host' as const, origin: POLICY, policy: readPolicyText(policyText) }],
  groups: [],
};
const readManaged = readConfig(written, policy) as ReadConfig;
export const managedConfiguration: Configuration = Configuration.parse({
  ...configuration,
  values: readManaged.config,
  sources: Object.fromEntries(readManaged.sources),
  managed: managedSettings(policy),
});

/** The same while the policy is broken. */
export const blockedConfiguration: Configuration = {
  ...configuration,
  blocked: new Failure('policy-invalid', {
    path: POLICY,
    count: 2,
    problems: '  limits.imageAgeDays: Too small: expected number to be >=1\n  forced.log.colour: no such key',
  }).texts(),
};

function readPolicyText(text: string) {
  const found = readPolicy(text);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.policy;
}
