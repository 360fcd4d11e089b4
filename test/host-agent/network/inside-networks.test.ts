import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insideNetworks } from '../../../host-agent/network/inside-networks.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sb-routes-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('are those of the addresses and of the routes of all tables', () => {
  const [routes, tables] = [join(folder, 'route'), join(folder, 'fib_trie')];
  writeFileSync(routes, 'Iface\ntun0\t00008280\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n');
  writeFileSync(tables, 'Id 52:\n   |-- 203.0.114.0\n      /24 link UNICAST\n');
  const eth0 = { address: '192.168.7.5', cidr: '192.168.7.5/24', family: 'IPv4' as const };
  const interfaces = { eth0: [{ ...eth0, netmask: '', mac: '', internal: false }] };
  expect(insideNetworks(routes, tables, interfaces)).toEqual(['128.130.0.0/16', '192.168.7.0/24', '203.0.114.0/24']);
});

it('are everything when the routes cannot be read', () => {
  expect(insideNetworks(join(folder, 'none'), join(folder, 'none'), {})).toEqual(['0.0.0.0/0']);
});
