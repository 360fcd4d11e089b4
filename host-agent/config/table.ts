/** TOML tables before the schema has checked them. */

export type Table = Readonly<Record<string, unknown>>;
export type Path = readonly string[];

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The keys joined by dots. No key of ours contains a dot. */
export const pathKey = (path: Path): string => path.join('.');

/** Whether `path` is `start`, or a key below it. */
export const isWithin = (path: Path, start: Path): boolean => start.every((key, index) => path[index] === key);

/** `upper` over `lower`: tables are merged, every other value replaces the one below it. Pure. */
export function mergeTables(lower: Table, upper: Table, path: Path = []): Table {
  const keys = new Set([...Object.keys(lower), ...Object.keys(upper)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const [below, above] = [own(lower, key), own(upper, key)];
      if (above === undefined) return [key, below];
      const at = [...path, key];
      return [key, isTable(below) && isTable(above) && !isOneValue(at) ? mergeTables(below, above, at) : above];
    }),
  );
}

/** The value at the path; `undefined` if there is none. Pure. */
export function valueAt(table: Table, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (isTable(at) ? own(at, key) : undefined), table);
}

/** The table without the key at the path. Pure. */
export function without(table: Table, [key = '', ...rest]: Path): Table {
  const below = table[key];
  const others = Object.fromEntries(Object.entries(table).filter(([name]) => name !== key));
  return rest.length > 0 && isTable(below) ? { ...others, [key]: without(below, rest) } : others;
}

/** Each value with its path; an empty table is a value. Pure. */
export function leavesOf(table: Table, path: Path = []): { readonly path: Path; readonly value: unknown }[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const at = [...path, key];
    const isBranch = isTable(value) && Object.keys(value).length > 0 && !isOneValue(at);
    return isBranch ? leavesOf(value, at) : [{ path: at, value }];
  });
}

const own = (table: Table, key: string): unknown => (Object.hasOwn(table, key) ? table[key] : undefined);

/** A policy of Chromium, `profile.NAME.policies.POLICY`, may itself be a table. */
const isOneValue = (path: Path): boolean => path.length === 4 && path[0] === 'profile' && path[2] === 'policies';
