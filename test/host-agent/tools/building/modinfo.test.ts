import { expect, test } from 'vitest';
import { parseModinfo } from '../../../../host-agent/tools/building/modinfo.ts';

/** As kmod 34 prints it. */
const PRINTED = `filename:       /k/fs/erofs/erofs.ko.xz
license:        GPL
depends:        libcrc32c,netfs
intree:         Y
filename:       /k/lib/libcrc32c.ko.xz
depends:        
filename:       /k/drivers/block/odd.ko
license:        GPL
`;

test('reads which modules each file needs, also where one says nothing of it', () => {
  expect([...parseModinfo(PRINTED)]).toEqual([
    ['/k/fs/erofs/erofs.ko.xz', ['libcrc32c', 'netfs']],
    ['/k/lib/libcrc32c.ko.xz', []],
    ['/k/drivers/block/odd.ko', []],
  ]);
});
