/** The configuration in force and the file that it came from. */
import { link, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse as parseToml } from 'smol-toml';
import type { z } from 'zod';
import type { Logger } from 'pino';
import type { Configuration, ConfigurationChanges, ConfigurationProblem } from '../api/configuration/configuration.ts';
import { Failure } from '../api/errors/failure.ts';
import type { Result } from '../api/methods/methods.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { editToml } from './edit.ts';
import { configurationFields, configurationKeys } from './keys.ts';
import { loosenedIn } from './loosening.ts';
import { invalidConfig, type ReadConfig, readConfig } from './load.ts';
import { NO_POLICY, type PolicyInForce } from './policy/in-force.ts';
import { managedChanges } from './policy/managed-changes.ts';
import type { PolicySource } from './policy/source.ts';
import type { Config } from './schema.ts';
import { withShippedSettings } from './shipped-profiles.ts';
import { valueAt } from './table.ts';
import { Turns } from '../process/turns.ts';
import { readTextIfThere, writeFileAtomically } from '../storage/atomic.ts';
import { managedSettings, policyOrFailure, settingManaged } from './managed.ts';
import { watchFiles } from '../storage/watch-files.ts';

interface Loaded {
  readonly text: string;
  readonly read: ReadConfig;
  readonly found: PolicyInForce | Failure;
  /** How the policies contradict the file of the person, which is in force without them then. */
  readonly contradiction?: Failure;
}

export interface ConfigurationFileOptions {
  /** Where policies come from, the strongest first. */
  readonly policies?: readonly PolicySource[];
  /** The groups of the person, by name. */
  readonly groups?: () => Promise<readonly string[]>;
}

export class ConfigurationFile {
  readonly path: string;
  readonly #options: Required<ConfigurationFileOptions>;
  readonly #atStart: Config;
  /** The content of the file that is in force, or in the way; absent if it could not be read. */
  #text: string | undefined;
  /** The last content without mistakes. */
  #valid: string;
  #read: ReadConfig;
  /** The policies, or why they cannot be used. */
  #found: PolicyInForce | Failure;
  #blocked: Failure | undefined;
  #onChange: () => void = () => undefined;
  /** Each change edits the result of the previous one. */
  readonly #turns = new Turns();

  private constructor(path: string, options: Required<ConfigurationFileOptions>, loaded: Loaded) {
    this.path = path;
    this.#options = options;
    this.#text = loaded.text;
    this.#valid = loaded.text;
    this.#read = loaded.read;
    this.#atStart = loaded.read.config;
    this.#found = loaded.found;
    this.#blocked = loaded.found instanceof Failure ? loaded.found : loaded.contradiction;
  }

  /** Throws one `Failure` that names every mistake. A policy that cannot be used does not: it blocks sessions. */
  static async read(
    path: string,
    { policies = [], groups = () => Promise.resolve([]) }: ConfigurationFileOptions = {},
  ): Promise<ConfigurationFile> {
    const options = { policies, groups };
    const text = (await readTextIfThere(path)) ?? '';
    const found = await policyOrFailure(options);
    const read = readConfig(text, found instanceof Failure ? NO_POLICY : found);
    if (!('problems' in read)) return new ConfigurationFile(path, options, { text, read, found });
    // A policy that contradicts the file of the person blocks sessions, and can be corrected while the host agent runs.
    const alone = readConfig(text, NO_POLICY);
    if ('problems' in alone) throw invalidConfig(path, alone.problems);
    return new ConfigurationFile(path, options, {
      text,
      read: alone,
      found,
      contradiction: invalidConfig(path, read.problems),
    });
  }

  /** Applies to new sessions. */
  get config(): Config {
    return this.#read.config;
  }

  /** The policies in force; none while they cannot be used, when everything is blocked. */
  get policy(): PolicyInForce {
    return this.#found instanceof Failure ? NO_POLICY : this.#found;
  }

  /** Why no session may start. */
  get blocked(): Failure | undefined {
    return this.#blocked;
  }

  /** The source of each value in force. */
  get sources(): ReadConfig['sources'] {
    return this.#read.sources;
  }

  /** The file of the person and those of the policies, whether they exist or not. */
  get paths(): string[] {
    return [this.path, ...this.#options.policies.map(({ path }) => path)];
  }

  /** `listener` is called after a policy has changed, or the file by another hand. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Reads the file and the policies again and puts a change into force. A mistake in either blocks sessions, and the last valid settings stay. */
  refresh(): Promise<void> {
    return this.#turns.take(() => this.#refresh());
  }

  /** `alsoPending`: keys for which running VMs have another value. */
  async describe(alsoPending: Configuration['waiting'] = []): Promise<Configuration> {
    const text = await readTextIfThere(this.path);
    const read = readConfig(text ?? '', this.policy);
    const problems = 'problems' in read ? [...read.problems] : [];
    const managed = managedSettings(this.policy);
    return {
      path: this.path,
      present: text !== undefined,
      fields: configurationFields(),
      values: this.config,
      written: writtenIn(text ?? ''),
      waiting: [
        ...configurationKeys()
          .filter(({ isReadOnce }) => isReadOnce)
          .filter(({ path }) => !isDeepStrictEqual(valueAt(this.config, path), valueAt(this.#atStart, path)))
          .map(({ path }) => [...path]),
        ...alsoPending,
      ],
      problems,
      ...(problems.length > 0 && text !== this.#valid && { canRestore: true }),
      sources: Object.fromEntries(this.sources),
      ...(managed && { managed }),
      ...(this.#blocked && { blocked: this.#blocked.texts() }),
    };
  }

  /**
   * Writes the changes and puts them into force, unless `dryRun`. Returns every mistake that the file would contain; with any, nothing is written.
   * Throws `Failure` setting-managed, unless `dryRun`, and the reason why the policies cannot be used.
   */
  change(changes: ConfigurationChanges, dryRun: boolean): Promise<readonly ConfigurationProblem[]> {
    return this.#turns.take(() => this.#change(changes, dryRun));
  }

  /** The settings that these changes would loosen, with their new values; `null`: the key would be gone. None if they would not be written. */
  loosenedBy(changes: ConfigurationChanges): Promise<Result<'config.loosened'>> {
    return this.#turns.take(async () => {
      const text = await this.#written();
      const read = readConfig(editToml(text, withShippedSettings(changes, writtenIn(text))), this.policy);
      if ('problems' in read) return [];
      return loosenedIn(this.config, read.config).map(({ path, value }) => ({
        path: [...path],
        value: JSON.parse(JSON.stringify(value ?? null)) as z.core.util.JSONType,
      }));
    });
  }

  /**
   * Writes the last content without mistakes again, and puts it into force. The file that it replaces stays beside it. Returns the path of that one. Throws
   * `Failure` config-not-broken.
   */
  restore(): Promise<string> {
    return this.#turns.take(async () => {
      await this.#refresh();
      if (this.#text === this.#valid) throw new Failure('config-not-broken', { path: this.path });
      const kept = this.path.replace(/(\.[^./]*)?$/, `.broken-${new Date().toISOString()}$1`);
      await link(this.path, kept);
      await writeFileAtomically(this.path, this.#valid);
      await this.#refresh();
      return kept;
    });
  }

  async #refresh(): Promise<void> {
    const [found, text] = await Promise.all([
      policyOrFailure(this.#options),
      this.#written().catch((error: unknown) => ({ problems: [{ path: [], message: messageOf(error) }] })),
    ]);
    if (text === this.#text && isDeepStrictEqual(found, this.#found)) return;
    const before = [this.#found, this.#blocked, this.#read];
    this.#found = found;
    this.#text = typeof text === 'string' ? text : undefined;
    if (found instanceof Failure) this.#blocked = found;
    else {
      const read = typeof text === 'string' ? readConfig(text, found) : text;
      const isUsable = !('problems' in read);
      this.#blocked = isUsable ? undefined : invalidConfig(this.path, read.problems);
      if (isUsable) {
        this.#read = read;
        this.#valid = this.#text ?? this.#valid;
      }
    }
    if (!isDeepStrictEqual(before, [this.#found, this.#blocked, this.#read])) this.#onChange();
  }

  async #written(): Promise<string> {
    return (await readTextIfThere(this.path)) ?? '';
  }

  async #change(changes: ConfigurationChanges, dryRun: boolean): Promise<readonly ConfigurationProblem[]> {
    await this.#refresh();
    // A file that contradicts the policy may be corrected.
    if (this.#found instanceof Failure) throw this.#found;
    const text = await this.#written();
    const before = readConfig(text, this.policy);
    // Editing an unreadable file would lose the settings that the person intended.
    if ('problems' in before && before.problems.some(({ path }) => path.length === 0)) return before.problems;
    const edited = editToml(text, withShippedSettings(changes, writtenIn(text)));
    const read = readConfig(edited, this.policy);
    if ('problems' in read) return read.problems;
    const managed = managedChanges(changes, read, this.policy);
    if (managed.length > 0 && !dryRun) throw settingManaged(managed, this.policy);
    if (managed.length > 0 || dryRun) return managed;
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    await writeFileAtomically(this.path, edited);
    this.#text = edited;
    this.#valid = edited;
    this.#read = read;
    this.#blocked = undefined;
    return [];
  }
}

/** The keys in the file itself; none where it is not TOML. */
function writtenIn(text: string): Configuration['written'] {
  try {
    // JSON turns TOML's dates, which no key of ours accepts, into text.
    return JSON.parse(JSON.stringify(parseToml(text))) as Configuration['written'];
  } catch {
    return {};
  }
}

/** Puts each change of a policy, and of the file of the person, into force. Returns what ends this. */
export function watchSettings(
  configuration: Pick<ConfigurationFile, 'paths' | 'refresh'>,
  log: Pick<Logger, 'error'>,
): () => void {
  const refresh = () => {
    configuration
      .refresh()
      .catch((error: unknown) => log.error({ reason: String(error) }, 'the settings were not read again'));
  };
  const stop = watchFiles(configuration.paths, refresh);
  // What has changed since they were read at the start.
  refresh();
  return stop;
}
