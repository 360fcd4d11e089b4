import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insideNetworks } from '../../../host-agent/network/inside-networks.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sb-routes-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const files = (routesText = '', tablesText = '') => {
  const [routes, tables] = [join(folder, 'route'), join(folder, 'fib_trie')];
  writeFileSync(routes, `Iface\n${routesText}`);
  writeFileSync(tables, tablesText);
  return [routes, tables] as const;
};
const eth0 = { address: '192.168.7.5', cidr: '192.168.7.5/24', family: 'IPv4' as const };
const interfaces = { eth0: [{ ...eth0, netmask: '', mac: '', internal: false }] };

it('are those of the addresses and of the routes of all tables', () => {
  const [routes, tables] = files(
    'tun0\t00008280\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n',
    'Id 52:\n   |-- 203.0.114.0\n      /24 link UNICAST\n',
  );
  expect(insideNetworks(routes, tables, interfaces)).toEqual(['128.130.0.0/16', '192.168.7.0/24', '203.0.114.0/24']);
});

it('include the host’s own addresses, also those of links without a cable', () => {
  const local = (address: string, length = 32) => `     |-- ${address}\n        /${length} host LOCAL\n`;
  const [routes, tables] = files(
    '',
    `Local:\n${[local('127.0.0.0', 8), local('127.0.0.1'), local('192.168.7.5'), local('203.0.114.5')].join('')}`,
  );
  expect(insideNetworks(routes, tables, interfaces)).toEqual(['192.168.7.0/24', '203.0.114.5/32']);
});

it('are everything when the routes of the main table or of the others cannot be read', () => {
  const [routes, tables] = files();
  const missing = join(folder, 'none');
  expect(insideNetworks(routes, tables, {})).toEqual([]);
  expect(insideNetworks(missing, tables, {})).toEqual(['0.0.0.0/0']);
  expect(insideNetworks(routes, missing, {})).toEqual(['0.0.0.0/0']);
});
