import type { ValueSource } from '../api/configuration/configuration.ts';
import type { Config } from './schema.ts';
import { isTable, leavesOf, pathKey, type Table } from './table.ts';

/** The configuration as TOML, including every default, with the source of each value as a comment. Pure. */
export function annotatedToml(config: Config, sources: ReadonlyMap<string, ValueSource>): string {
  const sections = new Map<string, string[]>([['', []]]);
  for (const { path, value } of leavesOf(config)) {
    // Without pools there is no table: one that is written inline could not be continued by [pool.NAME]. The same goes for exits.
    if ((path[0] === 'pool' || path[0] === 'exit') && path.length === 1) continue;
    const table = path.slice(0, -1);
    const heading = table.length === 0 ? '' : `[${table.map(keyText).join('.')}]`;
    const lines = sections.get(heading) ?? [];
    sections.set(heading, lines);
    const source = sources.get(pathKey(path)) ?? { is: 'default' };
    lines.push(`${keyText(path.at(-1) ?? '')} = ${inline(value)}  # ${describeSource(source)}`);
  }
  return [...sections]
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [...(heading === '' ? [] : [heading]), ...lines].join('\n'))
    .join('\n\n');
}

const SOURCES: Readonly<Record<ValueSource['is'], string>> = {
  default: 'default',
  shipped: 'shipped profile',
  file: 'your configuration',
  'policy-default': 'default of the policy',
  'policy-forced': 'forced by the policy',
  'policy-limit': 'limited by the policy',
};

const describeSource = ({ is, policy }: ValueSource): string =>
  policy === undefined ? SOURCES[is] : `${SOURCES[is]} ${policy}`;

const keyText = (key: string): string => (/^[A-Za-z0-9_-]+$/.test(key) ? key : text(key));

/** JSON's strings are TOML's, except that TOML also wants DEL escaped. */
const text = (value: string): string => JSON.stringify(value).replaceAll('\u007f', '\\u007f');

function inline(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(inline).join(', ')} ]`;
  if (isTable(value)) return inlineTable(value);
  return String(value);
}

function inlineTable(table: Table): string {
  const entries = Object.entries(table).map(([key, value]) => `${keyText(key)} = ${inline(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
