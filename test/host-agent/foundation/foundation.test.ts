import { expect, it } from 'vitest';
import { partsOf, tableOf } from '../../../host-agent/foundation/foundation.ts';

let ports = 2;
const network = {
  parts: { ndvm: 'ndvm' },
  examined: () => ({ ports }),
  verbs: () => ({ 'network.stop': () => 'off' }),
};
const pools = { parts: { remote: 'remote' }, examined: () => ({ hosts: ['one'] }) };
const features = [network, pools, { parts: {} }] as const;

it('the parts of all features are one object, with the type of each', () => {
  const parts: { readonly ndvm: string; readonly remote: string } = partsOf(features);
  expect(parts).toEqual({ ndvm: 'ndvm', remote: 'remote' });
});

it('a table has the rows of all features that add to it, as they are at that moment', () => {
  const examined: { readonly ports: number; readonly hosts: readonly string[] } = tableOf(features, 'examined');
  ports = 3;
  expect([examined, tableOf(features, 'examined')]).toEqual([
    { ports: 2, hosts: ['one'] },
    { ports: 3, hosts: ['one'] },
  ]);
  expect(Object.keys(tableOf(features, 'verbs'))).toEqual(['network.stop']);
});

it('the compiler refuses a table in which a row is missing', () => {
  // @ts-expect-error No feature adds `channel`.
  const examined: { readonly ports: number; readonly channel: string } = tableOf(features, 'examined');
  expect(examined).not.toHaveProperty('channel');
});
