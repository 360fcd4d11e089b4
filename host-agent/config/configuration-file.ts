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
import type { KeptVersion } from './kept-version.ts';
import { loosenedIn } from './loosening.ts';
import { invalidConfig, type ReadConfig, readConfig } from './load.ts';
import { NO_POLICY, type PolicyInForce } from './policy/in-force.ts';
import { managedChanges } from './policy/managed-changes.ts';
import type { PolicySource } from './policy/source.ts';
import type { Config } from './schema.ts';
import { withShippedSettings } from './profile/shipped-profiles.ts';
import { valueAt } from './table.ts';
import { Turns } from '../process/turns.ts';
import { readTextIfThere, writeFileAtomically } from '../storage/atomic.ts';
import { managedSettings, policyOrFailure, settingManaged } from './managed.ts';
import { watchFiles } from '../storage/watch-files.ts';

interface Loaded {
  readonly text: string;
  /** The content that is in force: `text`, or the version that was kept. */
  readonly valid: string;
  readonly read: ReadConfig;
  readonly found: PolicyInForce | Failure;
  /** The mistakes of `text`, or how the policies contradict it; it is in force without them then. */
  readonly blocked?: Failure;
}

export interface ConfigurationFileOptions {
  /** Where policies come from, the strongest first. */
  readonly policies?: readonly PolicySource[];
  /** The groups of the person, by name. */
  readonly groups?: () => Promise<readonly string[]>;
  /** Keeps the last version without mistakes for the next start. */
  readonly kept?: Pick<KeptVersion, 'read' | 'keep'>;
}

type Options = Required<Omit<ConfigurationFileOptions, 'kept'>> & {
  readonly kept: ConfigurationFileOptions['kept'] | undefined;
};

export class ConfigurationFile {
  readonly path: string;
  readonly #options: Options;
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
  #onNotKept: (error: unknown) => void = () => undefined;
  /** Each change edits the result of the previous one. */
  readonly #turns = new Turns();

  private constructor(path: string, options: Options, loaded: Loaded) {
    this.path = path;
    this.#options = options;
    this.#text = loaded.text;
    this.#valid = loaded.valid;
    this.#read = loaded.read;
    this.#atStart = loaded.read.config;
    this.#found = loaded.found;
    this.#blocked = loaded.found instanceof Failure ? loaded.found : loaded.blocked;
  }

  /**
   * A file with mistakes blocks sessions, and the version that was kept is in force; so does a policy that cannot be used. Throws one `Failure` that
   * names every mistake if no version was kept that the policies accept.
   */
  static async read(
    path: string,
    { policies = [], groups = () => Promise.resolve([]), kept }: ConfigurationFileOptions = {},
  ): Promise<ConfigurationFile> {
    const options = { policies, groups, kept };
    const [earlier, written, found] = await Promise.all([
      kept?.read(),
      readTextIfThere(path),
      policyOrFailure(options),
    ]);
    const text = written ?? '';
    const file = new ConfigurationFile(path, options, loadedFrom(path, text, earlier, found));
    await file.#keep();
    return file;
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
    return [this.path, ...this.#options.policies.flatMap(({ paths }) => paths)];
  }

  /** `listener` is called after a policy has changed, or the file by another hand. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** `listener` is called when a version without mistakes could not be kept for the next start. */
  onNotKept(listener: (error: unknown) => void): void {
    this.#onNotKept = listener;
  }

  /** Reads the file and the policies again and puts a change into force. A mistake in either blocks sessions, and the last valid settings stay. */
  refresh(): Promise<void> {
    return this.#turns.take(async () => {
      await this.#refresh();
      await this.#keep();
    });
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
    return this.#turns.take(async () => {
      const problems = await this.#change(changes, dryRun);
      await this.#keep();
      return problems;
    });
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

  /** Only what applies with the policies is a version to start with. */
  async #keep(): Promise<void> {
    if (this.#blocked) return;
    await this.#options.kept?.keep(this.#valid).catch(this.#onNotKept);
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

/**
 * What a start puts into force: the content `text` of the file, or, if that has mistakes, `earlier`, if the policies accept it. Throws `Failure`
 * config-invalid without either.
 */
function loadedFrom(path: string, text: string, earlier: string | undefined, found: PolicyInForce | Failure): Loaded {
  const policy = found instanceof Failure ? NO_POLICY : found;
  const read = readConfig(text, policy);
  if (!('problems' in read)) return { text, valid: text, read, found };
  const blocked = invalidConfig(path, read.problems);
  // A policy that contradicts the file of the person blocks sessions, and can be corrected while the host agent runs.
  const alone = readConfig(text, NO_POLICY);
  if (!('problems' in alone)) return { text, valid: text, read: alone, found, blocked };
  // Nothing replaces the file while it is not known what the policies allow.
  const last = earlier === undefined || found instanceof Failure ? undefined : readConfig(earlier, found);
  if (earlier === undefined || last === undefined || 'problems' in last) throw invalidConfig(path, alone.problems);
  return { text, valid: earlier, read: last, found, blocked };
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
