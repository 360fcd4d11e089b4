import { parse as parseToml, stringify, TomlError } from 'smol-toml';
import type { z } from 'zod';
import { type ConfigurationProblem, describeProblems } from '../api/configuration.ts';
import { Failure } from '../api/failure.ts';
import { readTextIfThere } from '../storage/atomic.ts';
import { deepFreeze } from './deep-freeze.ts';
import { networkProblems } from './network-problems.ts';
import { Config } from './schema.ts';
import { withShippedProfiles } from './shipped-profiles.ts';
import { xenProblems } from './xen.ts';

/** Reads the whole configuration and freezes it. A missing file means all defaults. Throws one {@link Failure} that lists every mistake. */
export async function loadConfig(path: string): Promise<{ readonly config: Config; readonly present: boolean }> {
  const text = await readTextIfThere(path);
  return { config: parseConfig(text ?? '', path), present: text !== undefined };
}

/** `text` as a configuration; `path` is used only in messages. */
export function parseConfig(text: string, path: string): Config {
  const read = readConfig(text);
  if ('problems' in read) throw invalid(path, read.problems);
  return read.config;
}

/** `text` as a frozen configuration, or every mistake in it. */
export function readConfig(
  text: string,
): { readonly config: Config } | { readonly problems: readonly ConfigurationProblem[] } {
  const table = parseTable(text);
  if ('problems' in table) return table;
  const parsed = Config.safeParse(table.table);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(problemsOf) };
  const config = withShippedProfiles(parsed.data);
  const problems = [...missingProfile(config), ...networkProblems(config), ...xenProblems(config)];
  return problems.length > 0 ? { problems } : { config: deepFreeze(config) };
}

/** The configuration as TOML, including every default. */
export function configToToml(config: Config): string {
  return stringify(config);
}

function parseTable(
  text: string,
): { readonly table: unknown } | { readonly problems: readonly ConfigurationProblem[] } {
  try {
    return { table: parseToml(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return {
      problems: [
        {
          path: [],
          message: `line ${error.line}, column ${error.column}: ${error.message.split('\n')[0] ?? 'not TOML'}`,
        },
      ],
    };
  }
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

function invalid(path: string, problems: readonly ConfigurationProblem[]): Failure {
  return new Failure('config-invalid', {
    path,
    count: problems.length,
    problems: describeProblems(problems),
  });
}

/** Reports each unknown key as a separate mistake. */
export function problemsOf(issue: z.core.$ZodIssue): ConfigurationProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'no such key' }));
  return [{ path, message: issue.message }];
}
