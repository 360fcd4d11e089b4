import { describe, expect, it } from 'vitest';
import { parseTaps } from '../../../host-agent/tools/tap-ctl.ts';

describe('what tap-ctl lists', () => {
  it('is process, minor number and file of each open disk, as it prints it where no terminal is', () => {
    expect(
      parseTaps(
        'pid=4711 minor=8 state=0 args=vhd:/storage/disks/a b.vhd\npid=12 minor=0 state=0x1 args=aio:/dev/sda\n',
      ),
    ).toEqual([
      { pid: 4711, minor: 8, type: 'vhd', file: '/storage/disks/a b.vhd' },
      { pid: 12, minor: 0, type: 'aio', file: '/dev/sda' },
    ]);
  });

  it('is nothing where a process has nothing open, and never the columns for people', () => {
    expect(parseTaps('pid=4711\n  4711    8    0        vhd /storage/disks/a.vhd\n')).toEqual([]);
  });
});
