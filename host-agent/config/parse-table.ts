/** Mistakes in TOML, as the person sees them. */
import { parse as parseToml, TomlError } from 'smol-toml';
import type { z } from 'zod';
import type { ConfigurationProblem } from '../api/configuration/configuration.ts';
import type { Table } from './table.ts';

/** `text` as a table, or the place where it is not TOML. */
export function parseTable(
  text: string,
): { readonly table: Table } | { readonly problems: readonly ConfigurationProblem[] } {
  try {
    return { table: parseToml(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return {
      problems: [
        {
          path: [],
          at: { line: error.line, column: error.column },
          message: `line ${error.line}, column ${error.column}: ${error.message.split('\n')[0] ?? 'not TOML'}`,
        },
      ],
    };
  }
}

/** Reports each unknown key as a separate mistake. */
export function problemsOf(issue: z.core.$ZodIssue): ConfigurationProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'no such key' }));
  return [{ path, message: issue.message }];
}
