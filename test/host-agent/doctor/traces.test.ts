import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runtimeFinding, swapAreas, swapFinding, traces } from '../../../host-agent/doctor/traces.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-traces-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('the doctor', () => {
  it('reports when the runtime folder is on a disk', async () => {
    expect(runtimeFinding('/run/user/1000/safe-browse', 0x01021994)).toMatchObject({ level: 'ok' });
    expect(runtimeFinding('/tmp/safe-browse-1000', 0xef53)).toMatchObject({ check: 'runtime folder', level: 'note' });
    expect((await traces('/dev/shm'))[0]).toMatchObject({ level: 'ok' });
  });

  it('distinguishes swap in memory and encrypted swap from plain swap', async () => {
    const blocks = join(scratch, 'block');
    for (const [name, uuid] of [
      ['dm-0', 'CRYPT-PLAIN-swap'],
      ['dm-1', 'LVM-abc'],
    ] as const) {
      mkdirSync(join(blocks, name, 'dm'), { recursive: true });
      writeFileSync(join(blocks, name, 'dm/uuid'), `${uuid}\n`);
    }
    const swaps = join(scratch, 'swaps');
    writeFileSync(
      swaps,
      'Filename\tType\tSize\n/dev/zram0\tpartition\t1\n/dev/dm-0\tpartition\t1\n/dev/dm-1\tpartition\t1\n/swapfile\tfile\t1\n',
    );
    const areas = await swapAreas(swaps, blocks);
    expect(areas.map(({ kind }) => kind)).toEqual(['memory', 'encrypted', 'plain', 'plain']);
    expect(swapFinding([], false)).toMatchObject({ level: 'ok' });
    expect(swapFinding(areas.slice(0, 2), false)).toMatchObject({ level: 'ok' });
    const found = swapFinding(areas, false);
    expect(found).toMatchObject({ check: 'swap', level: 'note' });
    expect(found.message).toMatch(/^Memory of a session may be swapped to \/dev\/dm-1, \/swapfile/);
    expect(swapFinding(areas, true).message).toMatch(/^Memory of a VM is not swapped, but that of its window/);
  });
});
