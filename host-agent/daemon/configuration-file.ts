/** The configuration in force and the file that it came from. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse as parseToml } from 'smol-toml';
import type {
  Configuration,
  ConfigurationChanges,
  ConfigurationField,
  ConfigurationProblem,
} from '../api/configuration.ts';
import { editToml } from '../config/edit.ts';
import { configurationFields } from '../config/fields.ts';
import { loadConfig, readConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { withShippedSettings } from '../config/shipped-profiles.ts';
import { Xen, Xenclient } from '../config/xen.ts';
import { readTextIfThere, writeFileAtomically } from '../storage/atomic.ts';

/** Read only when the host agent starts: a change takes effect at its next start. */
const READ_ONCE: readonly (readonly string[])[] = [
  ['hypervisor'],
  ['accelerator'],
  ['network', 'ports'],
  ['log', 'level'],
  ['log', 'urls'],
  ...Object.keys(Xen.shape).map((key) => ['xen', key]),
  ...Object.keys(Xenclient.shape).map((key) => ['xenclient', key]),
];

export class ConfigurationFile {
  readonly path: string;
  readonly #atStart: Config;
  #config: Config;
  #lastChange: Promise<unknown> = Promise.resolve();

  private constructor(path: string, config: Config) {
    this.path = path;
    this.#atStart = config;
    this.#config = config;
  }

  /** Throws one `Failure` that names every mistake. */
  static async read(path: string): Promise<ConfigurationFile> {
    return new ConfigurationFile(path, (await loadConfig(path)).config);
  }

  /** Applies to new sessions. */
  get config(): Config {
    return this.#config;
  }

  /** `alsoPending`: keys for which running VMs have another value. */
  async describe(alsoPending: Configuration['waiting'] = []): Promise<Configuration> {
    const text = await readTextIfThere(this.path);
    const read = readConfig(text ?? '');
    const problems = 'problems' in read ? [...read.problems] : [];
    return {
      path: this.path,
      present: text !== undefined,
      fields: fields(),
      values: this.#config,
      written: writtenIn(text ?? ''),
      waiting: [
        ...READ_ONCE.filter(
          (path) => !isDeepStrictEqual(valueAt(this.#config, path), valueAt(this.#atStart, path)),
        ).map((path) => [...path]),
        ...alsoPending,
      ],
      problems,
    };
  }

  /** Writes the changes and puts them into force, unless `dryRun`. Returns every mistake that the file would contain; with any, nothing is written. */
  change(changes: ConfigurationChanges, dryRun: boolean): Promise<readonly ConfigurationProblem[]> {
    // One after another, because each change edits the result of the previous one.
    const changed = this.#lastChange.then(() => this.#change(changes, dryRun));
    this.#lastChange = changed.catch(() => undefined);
    return changed;
  }

  async #change(changes: ConfigurationChanges, dryRun: boolean): Promise<readonly ConfigurationProblem[]> {
    const text = (await readTextIfThere(this.path)) ?? '';
    const before = readConfig(text);
    // Editing an unreadable file would lose the settings that the person intended.
    if ('problems' in before && before.problems.some(({ path }) => path.length === 0)) return before.problems;
    const edited = editToml(text, withShippedSettings(changes, writtenIn(text)));
    const read = readConfig(edited);
    if ('problems' in read) return read.problems;
    if (dryRun) return [];
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    await writeFileAtomically(this.path, edited);
    this.#config = read.config;
    return [];
  }
}

let known: ConfigurationField[] | undefined;
const fields = () => (known ??= configurationFields());

/** The keys in the file itself; none where it is not TOML. */
function writtenIn(text: string): Configuration['written'] {
  try {
    // JSON turns TOML's dates, which no key of ours accepts, into text.
    return JSON.parse(JSON.stringify(parseToml(text))) as Configuration['written'];
  } catch {
    return {};
  }
}

function valueAt(config: Config, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    config,
  );
}
