import type { Layer } from './layers.ts';
import { isTable, type Path, type Table, valueAt, without } from './table.ts';

/**
 * A key of a profile that has an effect only with a value of another key. A stronger layer that sets the other key cannot mean the weaker
 * layer's value to be a mistake, and the weaker layer cannot know of it: the value is dropped. Within one layer it stays, and is reported.
 */
const DEPENDENT: readonly { readonly key: Path; readonly on: Path; readonly isEffective: (on: unknown) => boolean }[] =
  [
    { key: ['network', 'allow'], on: ['network', 'policy'], isEffective: (policy) => policy === 'allow-list' },
    { key: ['microphone'], on: ['sound'], isEffective: (sound) => sound !== 'off' },
    { key: ['accessibility'], on: ['sound'], isEffective: (sound) => sound !== 'off' },
    {
      key: ['sound'],
      on: ['microphone'],
      isEffective: (microphone) => microphone === undefined || microphone === 'off',
    },
    { key: ['sound'], on: ['accessibility'], isEffective: (accessibility) => accessibility !== true },
  ];

/** `table`, which was merged from the layers, without values of profiles that a stronger layer has made ineffective. Pure. */
export function settled(table: Table, layers: readonly Layer[]): Table {
  const { profile } = table;
  if (!isTable(profile)) return table;
  const rank = (path: Path) => layers.findLastIndex((layer) => valueAt(layer.table, path) !== undefined);
  const profiles = Object.entries(profile).map(([name, keys]) => {
    if (!isTable(keys)) return [name, keys];
    const dropped = DEPENDENT.filter(
      ({ key, on, isEffective }) =>
        !isEffective(valueAt(keys, on)) && rank(['profile', name, ...key]) < rank(['profile', name, ...on]),
    );
    return [name, dropped.reduce((kept, { key }) => without(kept, key), keys)];
  });
  return { ...table, profile: Object.fromEntries(profiles) };
}
