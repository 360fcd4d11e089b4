import { expect, it } from 'vitest';
import { exitsIn } from '../../../../../ui/renderer/main/settings/exits.ts';

it('lists the exits of the configuration, each with its kind, and its server if it has one', () => {
  const values = {
    exit: { work: { kind: 'wireguard', server: 'vpn.test:51820' }, onions: { kind: 'tor', bridges: [] } },
  };
  expect(exitsIn({ values })).toEqual([
    { name: 'work', kind: 'wireguard', server: 'vpn.test:51820' },
    { name: 'onions', kind: 'tor' },
  ]);
  expect(exitsIn({ values: {} })).toEqual([]);
});
