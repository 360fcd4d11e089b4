/** Which settings of a configuration are looser than those before it: what a session may do, whom the host trusts, and what runs where. */
import { isDeepStrictEqual } from 'node:util';
import { isLooser, type Looser } from '../api/configuration/key-facets.ts';
import { configurationKeys, isOfNames } from './keys.ts';
import { Profile } from './profile/profile.ts';
import type { Config } from './schema.ts';
import { isWithin, leavesOf, type Path, pathKey, type Table, valueAt } from './table.ts';

/** The settings that are looser in `after`, with their new values. A profile that is new counts from the defaults; one that is gone loosens nothing. Pure. */
export function loosenedIn(before: Config, after: Config): { readonly path: Path; readonly value: unknown }[] {
  const untouched = Profile.parse({});
  const gone = Object.keys(before.profile).filter((name) => !Object.hasOwn(after.profile, name));
  const was: Table = {
    ...before,
    profile: {
      ...Object.fromEntries(Object.keys(after.profile).map((name) => [name, untouched])),
      ...Object.fromEntries(Object.entries(before.profile).filter(([name]) => !gone.includes(name))),
    },
  };
  // A key that is missing afterwards, such as a policy of Chromium or a pool, is a change, too.
  const paths = new Map([...leavesOf(after), ...leavesOf(was)].map(({ path }) => [pathKey(path), path] as const));
  return [...paths.values()].flatMap((path) => {
    const [old, value] = [valueAt(was, path), valueAt(after, path)];
    return !isDeepStrictEqual(old, value) && isLooser(looserAt(path), old, value) ? [{ path, value }] : [];
  });
}

/** Of the key that is at the path or above it. Where none says it, every change counts. */
function looserAt(path: Path): Looser {
  const inSchema = path.map((name, index) => (index === 1 && isOfNames(path) ? '*' : name));
  return configurationKeys().find((key) => isWithin(inSchema, key.path))?.looser ?? 'always';
}
