/** Reads and writes the values of configuration keys, and names them. Pure. */
import type {
  Configuration,
  ConfigurationChanges,
  ConfigurationField,
  ConfigurationProblem,
} from '../../../../host-agent/api/configuration/configuration.ts';
import { pathKey } from '../../../texts/setting-words.ts';
import { nameOf, type Texts } from '../../../texts/texts.ts';

export type Value = ConfigurationChanges[number]['value'];
type Path = readonly string[];

export const isProfileField = (field: ConfigurationField): boolean =>
  field.path[0] === 'profile' && field.path[1] === '*';

/** The path of a field for one profile. */
export const inProfile = (path: Path, profile: string): string[] =>
  path.map((step, index) => (index === 1 && step === '*' ? profile : step));

/** The value at a path, if any. */
export function valueAt(tree: Configuration['values'], path: Path): Value | undefined {
  let found: Value | undefined = tree;
  for (const step of path) {
    if (found === null || typeof found !== 'object' || Array.isArray(found)) return undefined;
    found = Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/** What a policy does with a value, in the person's language; `undefined` if nothing. */
export function managedText(configuration: Configuration, path: Path, { text }: Texts): string | undefined {
  const by = configuration.managed?.by;
  const is = configuration.sources[pathKey(path)]?.is;
  if (by === undefined) return undefined;
  if (is === 'policy-forced') return text('settings-managed-by', { by });
  if (is === 'policy-limit') return text('settings-limited-by', { by });
  return is === 'policy-default' ? text('settings-default-of', { by }) : undefined;
}

/** Whether a policy forces the value, so that nothing can be typed. */
export const isForced = (configuration: Configuration, path: Path): boolean =>
  configuration.sources[pathKey(path)]?.is === 'policy-forced';

/** The page that is empty, for the keys that choose a page. */
const EMPTY_PAGE = 'about:blank';
type Typed = Pick<ConfigurationField, 'kind' | 'chooser'>;

/** Parses typed text as the field's kind of value. Text that is no whole number is returned unchanged, and the check rejects it. */
export function valueOfText({ kind, chooser }: Typed, typed: string): Value {
  if (chooser === 'page' && typed.trim() === '') return EMPTY_PAGE;
  if (kind === 'integer') return /^-?\d{1,15}$/.test(typed.trim()) ? Number(typed) : typed;
  if (kind === 'list') return typed.split(/[\s,]+/).filter((item) => item !== '');
  return typed;
}

/** Formats a value for typing. */
export function textOfValue({ chooser }: Pick<Typed, 'chooser'>, value: Value | undefined): string {
  if (value === undefined || value === null || (chooser === 'page' && value === EMPTY_PAGE)) return '';
  if (Array.isArray(value)) return value.map((item) => textOfValue({}, item)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A mistake that the page can detect itself, in the person's language. */
export function mistakeAtOnce(
  field: ConfigurationField,
  value: Value,
  { text }: Pick<Texts, 'text'>,
): string | undefined {
  if (field.kind !== 'integer') return undefined;
  const isGood = typeof value === 'number' && Number.isInteger(value) && value >= field.min && value <= field.max;
  return isGood ? undefined : text('settings-between', { min: field.min, max: field.max });
}

export interface Mistake {
  readonly text: string;
  /** The host agent's own text, which is English. */
  readonly language?: 'en';
}

/** Where in the file a mistake is, as the file names it, and what is wrong there. */
export function labelOfProblem(
  { path, message, at }: ConfigurationProblem,
  fields: Configuration['fields'],
  { text, find }: Texts,
): { readonly where: string; readonly what: string; readonly language?: 'en' } {
  if (at) return { where: text('settings-place', at), what: text('settings-not-toml') };
  const where = path.length === 0 ? text('settings-whole-file') : pathKey(path);
  const key = pathKey(ofAnyProfile(path));
  const field = fields.find((one) => pathKey(one.path) === key);
  const known = field?.kind === 'integer' ? mistakeAtOnce(field, '', { text }) : find(`mistake-${nameOf(key)}`);
  return known === undefined ? { where, what: message, language: 'en' } : { where, what: known };
}

const ofAnyProfile = (path: Path): string[] =>
  path.map((step, index) => (index === 1 && path[0] === 'profile' ? '*' : step));

/** The host agent's finding about a change of `path`: about the key itself, otherwise about another key, which is then named. */
export function mistakeOf(
  problems: readonly ConfigurationProblem[],
  path: Path,
  { text, find }: Texts,
): Mistake | undefined {
  const own = problems.find((problem) => pathKey(problem.path) === pathKey(path));
  const problem = own ?? problems[0];
  if (!problem) return undefined;
  if (problem.isManaged === true) return { text: text('settings-not-allowed') };
  const key = pathKey(ofAnyProfile(problem.path));
  const label = (): string => find(`setting-${nameOf(key)}`) ?? (pathKey(problem.path) || text('settings-whole-file'));
  const where = own ? '' : `${text('main-label', { label: label() })} `;
  const known = find(`mistake-${nameOf(key)}`);
  return known === undefined ? { text: `${where}${problem.message}`, language: 'en' } : { text: `${where}${known}` };
}

/** The items that contain every word of the query, whatever its case and its accents. */
export function found<Item extends { readonly words: readonly string[] }>(
  items: readonly Item[],
  query: string,
): Item[] {
  const wanted = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return items.filter(({ words }) => {
    const text = plain(words.join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

/** In lower case and without accents. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
