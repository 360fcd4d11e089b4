import { isDeepStrictEqual } from 'node:util';
import { type ConfigurationProblem, describeProblems, type ValueSource } from '../api/configuration/configuration.ts';
import { Failure } from '../api/errors/failure.ts';
import { readTextIfThere } from '../storage/atomic.ts';
import { deepFreeze } from './deep-freeze.ts';
import { exitProblems } from './exit.ts';
import { type Layer, layersOf, merged, settled, sourceOf } from './layers.ts';
import { poolProblems } from './pool/pool.ts';
import { parseTable, problemsOf } from './parse-table.ts';
import { limitsOf, NO_POLICY, type PolicyInForce } from './policy/in-force.ts';
import { withinLimits } from './policy/limits.ts';
import { policyProblems, withUsableProfiles } from './policy/profiles.ts';
import { Config } from './schema.ts';
import { leavesOf, pathKey, type Table, valueAt } from './table.ts';
import { xenProblems } from './xen.ts';

/** A configuration with the source of each value, by the path of its key. */
export interface ReadConfig {
  readonly config: Config;
  readonly sources: ReadonlyMap<string, ValueSource>;
}

/** Reads the whole configuration and freezes it. A missing file means all defaults. Throws one {@link Failure} that lists every mistake. */
export async function loadConfig(
  path: string,
  policy = NO_POLICY,
): Promise<{ readonly config: Config; readonly present: boolean }> {
  const text = await readTextIfThere(path);
  return { config: parseConfig(text ?? '', path, policy), present: text !== undefined };
}

/** `text` as a configuration; `path` is used only in messages. */
export function parseConfig(text: string, path: string, policy = NO_POLICY): Config {
  const read = readConfig(text, policy);
  if ('problems' in read) throw invalidConfig(path, read.problems);
  return read.config;
}

/** `text` as a frozen configuration, with the policies in force applied, or every mistake in it. */
export function readConfig(
  text: string,
  policy: PolicyInForce = NO_POLICY,
): ReadConfig | { readonly problems: readonly ConfigurationProblem[] } {
  const written = parseTable(text);
  if ('problems' in written) return written;
  const layers = layersOf(written.table, policy);
  const table = settled(merged(layers), layers);
  const parsed = Config.safeParse(table);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(problemsOf) };
  const usable = withUsableProfiles(parsed.data, policy);
  const config = withinLimits(usable, limitsOf(policy), policy.groups);
  const problems = [
    ...missingProfile(config),
    ...networkProblems(config),
    ...xenProblems(config),
    ...poolProblems(config),
    ...exitProblems(config, (path) => sourceOf(layers, path).is === 'file'),
    ...policyProblems(config, policy),
  ];
  if (problems.length > 0) return { problems };
  return { config: deepFreeze(config), sources: sourcesOf({ config, unlimited: parsed.data, table, layers, policy }) };
}

interface Outcome {
  readonly config: Config;
  /** The same before the limits of the policy. */
  readonly unlimited: Config;
  /** What was written, without defaults. */
  readonly table: Table;
  readonly layers: readonly Layer[];
  readonly policy: PolicyInForce;
}

function sourcesOf({ config, unlimited, table, layers, policy }: Outcome): Map<string, ValueSource> {
  const limiting = policy.policies.find(({ policy: { limits } }) => Object.keys(limits).length > 0);
  const limit: ValueSource = { is: 'policy-limit', ...(limiting && { policy: limiting.origin }) };
  return new Map(
    leavesOf(config).map(({ path, value }) => {
      const isLimited = !isDeepStrictEqual(valueAt(unlimited, path), value);
      const isDefault = valueAt(table, path) === undefined;
      return [pathKey(path), isLimited ? limit : isDefault ? { is: 'default' } : sourceOf(layers, path)];
    }),
  );
}

function missingProfile(config: Config): ConfigurationProblem[] {
  return config.defaultProfile in config.profile
    ? []
    : [
        {
          path: ['defaultProfile'],
          message: `there is no profile "${config.defaultProfile}", only ${Object.keys(config.profile).join(', ')}`,
        },
      ];
}

export function invalidConfig(path: string, problems: readonly ConfigurationProblem[]): Failure {
  return new Failure('config-invalid', {
    path,
    count: problems.length,
    problems: describeProblems(problems),
  });
}

/** Contradictory keys of the network and of profiles. Pure. */
function networkProblems({
  network: { uplink, tap, pci, mode, forwardEapol, bridgeRules },
  profile,
}: Pick<Config, 'network' | 'profile'>): ConfigurationProblem[] {
  const wrong = (isWrong: boolean, key: readonly string[], message: string): ConfigurationProblem[] =>
    isWrong ? [{ path: ['network', ...key], message }] : [];
  return [
    ...wrong(
      uplink === 'tap' && (tap.bridge === '') === (tap.device === ''),
      ['tap'],
      'with uplink = "tap" either bridge or device must be named',
    ),
    ...wrong(uplink === 'pci' && pci.device === '', ['pci', 'device'], 'with uplink = "pci" the card must be named'),
    ...wrong(
      uplink === 'user' && mode === 'bridge',
      ['mode'],
      'a bridge needs uplink = "tap" or "pci": "user" carries no frames of a LAN',
    ),
    // Do not ignore these silently: the person would believe that they are in force.
    ...wrong(mode === 'nat' && forwardEapol, ['forwardEapol'], 'needs mode = "bridge"'),
    ...wrong(mode === 'nat' && bridgeRules !== '', ['bridgeRules'], 'needs mode = "bridge"'),
    ...Object.entries(profile).flatMap(([name, settings]) =>
      mode === 'bridge' &&
      (settings.network.policy === 'allow-list' ||
        settings.network.policy === 'offline' ||
        settings.network.policy === 'portal')
        ? [
            {
              path: ['profile', name, 'network', 'policy'],
              message: 'needs network.mode = "nat": a bridge lets all frames pass',
            },
          ]
        : [],
    ),
  ];
}
