/** Reads the text of a policy. */
import type { ConfigurationProblem } from '../../api/configuration/configuration.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { parseTable, problemsOf } from '../parse-table.ts';
import { Config } from '../schema.ts';
import { isTable, type Path, type Table } from '../table.ts';
import { EVERY_PROFILE, Policy } from './schema.ts';

/** A profile of this name takes the place of `*` while the schema checks it. */
const STAND_IN = 'every-profile';

/** `text` as a frozen policy, or every mistake in it. Pure. */
export function readPolicy(
  text: string,
): { readonly policy: Policy } | { readonly problems: readonly ConfigurationProblem[] } {
  const table = parseTable(text);
  if ('problems' in table) return table;
  const parsed = Policy.safeParse(table.table);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(problemsOf)),
    ...settingsProblems(table.table, 'forced'),
    ...settingsProblems(table.table, 'default'),
    ...(parsed.success ? contradictions(parsed.data) : []),
  ];
  if (problems.length > 0 || !parsed.success) return { problems };
  return { policy: deepFreeze(parsed.data) };
}

/** The mistakes in one table of settings, which has the keys of a configuration. */
function settingsProblems(policy: Table, name: 'forced' | 'default'): ConfigurationProblem[] {
  const settings = policy[name];
  if (!isTable(settings)) return [];
  const parsed = Config.safeParse(withStandIn(settings));
  if (parsed.success) return [];
  return parsed.error.issues
    .flatMap(problemsOf)
    .map(({ path, message }) => ({ path: [name, ...withoutStandIn(path)], message }));
}

function withStandIn(settings: Table): Table {
  const { profile } = settings;
  if (!isTable(profile) || !Object.hasOwn(profile, EVERY_PROFILE)) return settings;
  const named = Object.entries(profile).map(([name, keys]) => [name === EVERY_PROFILE ? STAND_IN : name, keys]);
  return { ...settings, profile: Object.fromEntries(named) };
}

const withoutStandIn = (path: Path): string[] =>
  path.map((key, index) => (index === 1 && path[0] === 'profile' && key === STAND_IN ? EVERY_PROFILE : key));

function contradictions({ profiles: { required = [], allowed, forbidden = [] } }: Policy): ConfigurationProblem[] {
  return required
    .filter((name) => forbidden.includes(name) || allowed?.includes(name) === false)
    .map((name) => ({ path: ['profiles', 'required'], message: `requires "${name}", which may not be used` }));
}
