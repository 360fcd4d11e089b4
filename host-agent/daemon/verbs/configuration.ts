/** Verbs on the configuration and its profiles. */
import { isAbsolute } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../../api/errors/failure.ts';
import type { ConfigurationChanges, ConfigurationProblem } from '../../api/configuration/configuration.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import type { Result } from '../../api/methods/methods.ts';
import { annotatedToml } from '../../config/annotated-toml.ts';
import { loadConfig } from '../../config/load.ts';
import { profileSummaries } from '../../config/profile/profile-summaries.ts';
import { importedChanges } from '../../config/wsb.ts';
import type { Exits } from '../../network/exit/exits.ts';
import type { Ndvm } from '../../network/ndvm.ts';
import type { RemoteSessions } from '../../pool/desk/remote-sessions.ts';
import type { Sessions } from '../../session/sessions.ts';
import { requireWritable } from '../../storage/disk-trouble.ts';
import type { FastStart } from '../../template/fast-start.ts';
import type { ConfigurationFile } from '../../config/configuration-file.ts';
import { managedSettings } from '../../config/managed.ts';
import type { Verbs } from '../../api/methods/verbs.ts';
import type { Watchers } from '../watchers.ts';

export interface ConfigurationVerbsOptions {
  readonly configuration: ConfigurationFile;
  readonly sessions: Pick<Sessions, 'profilesEdited'>;
  /** Sessions on other hosts. */
  readonly remote: Pick<RemoteSessions, 'profilesEdited'>;
  readonly ndvm: Pick<Ndvm, 'settingsChanged' | 'pendingSettings'>;
  readonly exits: Pick<Exits, 'settingsChanged'>;
  readonly watchers: Pick<Watchers, 'configurationChanged'>;
  readonly fastStart: Pick<FastStart, 'scheduleReconcile'>;
}

export type ChangeConfiguration = (changes: ConfigurationChanges, dryRun: boolean) => Promise<ConfigurationProblem[]>;

type ConfigurationVerbs = Pick<
  Verbs,
  | 'config.check'
  | 'config.get'
  | 'config.set'
  | 'config.restore'
  | 'config.loosened'
  | 'config.import'
  | 'config.show'
  | 'profile.list'
>;

export function configurationVerbs(options: ConfigurationVerbsOptions): ConfigurationVerbs {
  const { configuration, ndvm } = options;
  const change = changeOf(options);
  return {
    'config.check': async ({ path = configuration.path }) => ({
      path,
      present: (await loadConfig(path, configuration.policy)).present,
    }),
    'config.get': () => configuration.describe(ndvm.pendingSettings()),
    'config.set': async ({ changes, dryRun }) => ({ problems: await change(changes, dryRun) }),
    'config.restore': async () => {
      const kept = await configuration.restore();
      await appliedTo(options)();
      return { kept };
    },
    'config.loosened': async ({ changes }) => [...(await configuration.loosenedBy(changes))],
    'config.import': async ({ text, profile, replace }) => {
      const { changes, notes } = importedChanges(text, profile);
      const exists = Object.hasOwn(configuration.config.profile, profile);
      if (exists && !replace) throw new Failure('profile-exists', { profile });
      // Settings of the old profile must not remain among those of the new one.
      const replaced = exists ? [{ path: ['profile', profile], value: null }, ...changes] : changes;
      return { problems: await change(replaced, false), notes: [...notes] };
    },
    'config.show': async () => shown(configuration),
    'profile.list': async () => profileSummaries(configuration.config),
  };
}

/** Applies a configuration that has changed to what runs. */
export function appliedTo({
  sessions,
  remote,
  ndvm,
  exits,
  watchers,
  fastStart,
}: Omit<ConfigurationVerbsOptions, 'configuration'>): () => Promise<void> {
  return async () => {
    await sessions.profilesEdited();
    remote.profilesEdited();
    ndvm.settingsChanged();
    exits.settingsChanged();
    watchers.configurationChanged();
    fastStart.scheduleReconcile();
  };
}

/** Changes the file, then puts the change into force. Returns the problems that kept it from doing so. */
export function changeOf({ configuration, ...parts }: ConfigurationVerbsOptions): ChangeConfiguration {
  const applied = appliedTo(parts);
  return async (changes, dryRun) => {
    const refused = await folderProblems(changes);
    const problems = refused.length > 0 ? refused : await configuration.change(changes, dryRun);
    if (!dryRun && problems.length === 0) await applied();
    return [...problems];
  };
}

const DOWNLOADS_FOLDER = ['downloads', 'folder'];

/** A folder for saved files that cannot be written is refused when it is chosen, not when the first file has arrived. */
async function folderProblems(changes: ConfigurationChanges): Promise<ConfigurationProblem[]> {
  const chosen = changes.find(({ path }) => isDeepStrictEqual(path, DOWNLOADS_FOLDER))?.value;
  if (typeof chosen !== 'string' || !isAbsolute(chosen)) return [];
  return requireWritable(chosen).then(
    () => [],
    (error: unknown) => [{ path: DOWNLOADS_FOLDER, message: messageOf(error) }],
  );
}

function shown({ config, sources, policy }: ConfigurationFile): Result<'config.show'> {
  const managed = managedSettings(policy);
  return {
    toml: `${managed?.requires ? requirement(managed.by, managed.requires) : ''}${annotatedToml(config, sources)}`,
    values: config,
    sources: Object.fromEntries(sources),
    ...(managed && { managed }),
  };
}

/** A comment above the settings, none of which it is. */
const requirement = (by: string, requires: readonly string[]): string =>
  `# ${by} lets no VM start without: ${requires.join(', ')}\n\n`;
