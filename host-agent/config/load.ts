import { parse as parseToml, stringify, TomlError } from 'smol-toml';
import type { z } from 'zod';
import { EXIT, Failure } from '../api/failure.ts';
import { readTextIfThere } from '../storage/atomic.ts';
import { Config } from './schema.ts';

/** The configuration in force, whole and frozen. A missing file means all defaults. Throws one {@link Failure} that names every mistake. */
export async function loadConfig(path: string): Promise<{ readonly config: Config; readonly present: boolean }> {
  const text = await readTextIfThere(path);
  return { config: parseConfig(text ?? '', path), present: text !== undefined };
}

/** `text` as a configuration; `path` is for messages alone. */
export function parseConfig(text: string, path: string): Config {
  const parsed = Config.safeParse(parseTable(text, path));
  if (!parsed.success) throw invalid(path, parsed.error.issues.map(describeIssue));
  const { config, problem } = { config: parsed.data, problem: missingProfile(parsed.data) };
  if (problem !== undefined) throw invalid(path, [problem]);
  return Object.freeze(config);
}

/** The configuration as TOML, every default spelled out. */
export function configToToml(config: Config): string {
  return stringify(config);
}

function parseTable(text: string, path: string): unknown {
  try {
    return parseToml(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw invalid(path, [`line ${error.line}, column ${error.column}: ${error.message.split('\n')[0] ?? 'not TOML'}`]);
  }
}

function missingProfile(config: Config): string | undefined {
  return config.defaultProfile in config.profile
    ? undefined
    : `defaultProfile: there is no profile "${config.defaultProfile}", only ${Object.keys(config.profile).join(', ')}`;
}

function invalid(path: string, problems: readonly string[]): Failure {
  return new Failure('config-invalid', `${path} has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, {
    hint: 'Mend the file, then run: safe-browse config check',
    exitStatus: EXIT.usage,
  });
}

/** One mistake with the field's path, as `profile.banking.memoryMiB: …`. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${[...issue.path, key].map(String).join('.')}: no such key`).join('\n  ');
  return `${field === '' ? '(the whole file)' : field}: ${issue.message}`;
}
