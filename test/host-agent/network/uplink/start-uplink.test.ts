/** Which processes an uplink has, and where they listen. None is started. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startUplink, stopUplink } from '../../../../host-agent/network/uplink/uplink.ts';
import { vmFiles, type VmFiles } from '../../../../host-agent/storage/filenames.ts';

const uplink = { started: [] as string[], killed: [] as string[], passtFails: false, filterFails: false };
const begin = (what: string, fails = false) => {
  uplink.started.push(what);
  const role = what.split(' ')[0] ?? '';
  return fails ? Promise.reject(new Error(`no ${role}`)) : Promise.resolve({ role, pid: 10, startTicks: '1' });
};
vi.mock(import('../../../../host-agent/hypervisor/qemu/hub.ts'), async (original) => ({
  ...(await original()),
  startHub: ({ socket }, source) => begin(`hub ${socket} ${JSON.stringify(source)}`),
}));
vi.mock(import('../../../../host-agent/network/uplink/user.ts'), async (original) => ({
  ...(await original()),
  startUserUplink: ({ socket, device }) =>
    begin(['passt', socket, ...(device === undefined ? [] : [device])].join(' '), uplink.passtFails),
}));
vi.mock(import('../../../../host-agent/network/uplink/start-filter.ts'), async (original) => ({
  ...(await original()),
  startFilter: (_, program) => begin(`filter ${program}`, uplink.filterFails),
}));
vi.mock(import('../../../../host-agent/process/process.ts'), async (original) => ({
  ...(await original()),
  killAndWait: ({ role }) => Promise.resolve(uplink.killed.push(role) > 0),
}));

const PCI = { device: '', allowOnlyNic: false };
const tap = (bridge: string, device = '') => ({ bridge, device });
let folder: string;
let names: VmFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-uplink-'));
  names = vmFiles(folder);
  Object.assign(uplink, { started: [], killed: [], passtFails: false, filterFails: false });
});
afterEach(() => rmSync(folder, { recursive: true }));
const start = (kind: 'user' | 'tap', mode: 'nat' | 'bridge', of = tap(''), follow = 'host') =>
  startUplink(
    { uplink: kind, user: { follow }, tap: of, pci: PCI, mode, ipv6: 'auto' },
    names,
    '/filter.cjs',
    new AbortController().signal,
  );

describe('the uplink of a router', () => {
  it('is passt or a hub behind the filter', async () => {
    const record = await start('user', 'nat');
    expect(uplink.started.toSorted()).toEqual(['filter /filter.cjs', `passt ${names.outerUplink}`]);
    expect(record).toMatchObject({ kind: 'user', process: { role: 'passt' }, filter: { role: 'filter' } });
    await start('user', 'nat', tap(''), 'device:wg0');
    expect(uplink.started).toContain(`passt ${names.outerUplink} wg0`);
    expect(await start('tap', 'nat', tap('br0'))).toMatchObject({ kind: 'tap', filter: { role: 'filter' } });
    expect(uplink.started).toContain(`hub ${names.outerUplink} {"bridge":"br0"}`);
  });

  it('leaves nothing of what has started when the other part does not start', async () => {
    uplink.filterFails = true;
    await expect(start('user', 'nat')).rejects.toThrow('no filter');
    expect(uplink.killed).toEqual(['passt']);
    Object.assign(uplink, { passtFails: true, filterFails: false, killed: [] });
    await expect(start('user', 'nat')).rejects.toThrow('no passt');
    expect(uplink.killed).toEqual(['filter']);
  });

  it('replaces the socket that a killed process has left', async () => {
    mkdirSync(dirname(names.outerUplink), { recursive: true });
    writeFileSync(names.outerUplink, '');
    await start('user', 'nat');
    expect(existsSync(names.outerUplink)).toBe(false);
  });

  it('is stopped with all its processes', async () => {
    await stopUplink(await start('user', 'nat'), names);
    expect(uplink.killed.toSorted()).toEqual(['filter', 'passt']);
  });
});

describe('the uplink of a bridge', () => {
  it('is a hub without a filter, with an existing tap where no bridge is named', async () => {
    const record = await start('tap', 'bridge', tap('', 'tap7'));
    expect(uplink.started).toEqual([`hub ${names.uplink} {"device":"tap7"}`]);
    expect(record).not.toHaveProperty('filter');
    await stopUplink(record, names);
    expect(uplink.killed).toEqual(['hub']);
  });
});
