import { describe, expect, it } from 'vitest';
import { parseTaps } from '../../../../host-agent/tools/xen/tap-ctl.ts';

describe('tap-ctl list', () => {
  it('is parsed into process, minor number and file of each open disk', () => {
    expect(
      parseTaps(
        'pid=4711 minor=8 state=0 args=vhd:/storage/disks/a b.vhd\npid=12 minor=0 state=0x1 args=aio:/dev/sda\n',
      ),
    ).toEqual([
      { pid: 4711, minor: 8, type: 'vhd', file: '/storage/disks/a b.vhd' },
      { pid: 12, minor: 0, type: 'aio', file: '/dev/sda' },
    ]);
  });

  it('is empty for a process without an open disk, and for the table that a terminal gets', () => {
    expect(parseTaps('pid=4711\n  4711    8    0        vhd /storage/disks/a.vhd\n')).toEqual([]);
  });
});
