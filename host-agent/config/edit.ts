/** Changes the configuration file and preserves its comments and layout. */
import { isDeepStrictEqual } from 'node:util';
import { patch } from '@decimalturn/toml-patch';
import { parse as parseToml, type TomlTable } from 'smol-toml';
import type { ConfigurationChanges } from '../api/configuration/configuration.ts';
import { isTable } from './table.ts';

type WritableTable = Record<string, unknown>;

/** `text` with the changes applied. Throws a `TomlError` if `text` is not TOML. */
export function editToml(text: string, changes: ConfigurationChanges): string {
  // The TOML writer loses comments when one edit removes a table and writes it again.
  return stages(changes).reduce(editOnce, text);
}

/** The changes in their order, removals apart from the others. */
function stages(changes: ConfigurationChanges): ConfigurationChanges[] {
  const found: ConfigurationChanges[] = [];
  for (const change of changes) {
    const last = found.at(-1);
    if (last && (last[0]?.value === null) === (change.value === null)) last.push(change);
    else found.push([change]);
  }
  return found;
}

function editOnce(text: string, changes: ConfigurationChanges): string {
  const wanted: WritableTable = structuredClone(parseToml(text));
  for (const { path, value } of changes) apply(wanted, path, value);
  const edited = patch(withTablesFor(text, changes), wanted).replace(/[^\n]$/, '$&\n');
  // The TOML writer is a third-party library: check that its result reads back as intended.
  if (!isDeepStrictEqual(pruned(parseToml(edited)), pruned(wanted)))
    throw new Error('The changed configuration reads back differently.');
  return edited;
}

function apply(table: WritableTable, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    if (value === null) Reflect.deleteProperty(table, key);
    else table[key] = value;
    return;
  }
  const below = table[key];
  if (!isTable(below) && value === null) return;
  const into: WritableTable = isTable(below) ? below : {};
  table[key] = into;
  apply(into, rest, value);
}

/** Appends a heading for each table that the changes need and the file lacks: the writer would use inline tables. */
function withTablesFor(text: string, changes: ConfigurationChanges): string {
  let grown = text;
  // A table comes before those inside it: the writer puts keys of a table without a heading at the top of the file.
  for (const { path, value } of changes.toSorted((a, b) => a.path.length - b.path.length)) {
    const parent = path.slice(0, -1);
    if (value === null || parent.length === 0 || hasTable(parseToml(grown), parent)) continue;
    grown += `${grown === '' || grown.endsWith('\n\n') ? '' : grown.endsWith('\n') ? '\n' : '\n\n'}[${parent.map((key) => (/^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key))).join('.')}]\n`;
  }
  return grown;
}

function hasTable(table: TomlTable, path: readonly string[]): boolean {
  let at: unknown = table;
  for (const key of path) {
    if (!isTable(at) || !(key in at)) return false;
    at = at[key];
  }
  return true;
}

/** Without empty tables: a heading that stays when its last key is removed makes no difference. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (!isTable(value)) return value;
  const entries = Object.entries(value).map(([key, below]) => [key, pruned(below)] as const);
  return Object.fromEntries(entries.filter(([, below]) => !(isTable(below) && Object.keys(below).length === 0)));
}
