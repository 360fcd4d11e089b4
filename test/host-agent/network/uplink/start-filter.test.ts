import { describe, expect, it } from 'vitest';
import { filterJail } from '../../../../host-agent/network/uplink/start-filter.ts';
import { vmFiles } from '../../../../host-agent/storage/filenames.ts';

const files = vmFiles('/run/sb/network');

describe('the jail of the filter', () => {
  const jail = filterJail(files, '/opt/sb/filter.cjs', '/opt/node');

  it('has no network and no device, and separate folders for both of its sides', () => {
    expect([jail.sharesNetwork, jail.devices]).toEqual([undefined, []]);
    expect(jail.readable).toEqual([
      ['/opt/node', '/usr/bin/node'],
      ['/opt/sb/filter.cjs', '/filter.cjs'],
      ['/run/sb/network/outer', '/outer'],
      ['/run/sb/network/filter', '/filter'],
    ]);
  });

  it('writes its socket and the lease, and not its rules', () => {
    expect(jail.writable).toEqual([
      ['/run/sb/network/uplink', '/uplink'],
      [files.filterLease, expect.stringMatching(/^\/filter\//) as string],
    ]);
    expect(jail.writable.map(([path]) => path)).not.toContain(files.filterRules);
  });

  it('names only paths inside', () => {
    expect(jail.command.join(' ')).not.toMatch(/\/run\/sb|\/opt/);
  });
});
