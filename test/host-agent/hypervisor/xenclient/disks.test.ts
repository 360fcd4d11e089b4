/** Disks in dom0, over fakes of vhd-util and tap-ctl; all other programs are real. */
import { appendFile, copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileInDom0, goldenDisk } from '../../../../host-agent/hypervisor/xenclient/disks.ts';
import { type Dom0, dom0Here, dom0Over } from '../../../../host-agent/tools/xen/dom0.ts';
import { called, fakePrograms } from '../../../fakes/programs.ts';
import { FakeStorage } from '../../../fakes/xenmgr/storage.ts';

vi.mock(import('../../../../host-agent/process/run.ts'), async (original) =>
  (await import('../../../fakes/programs.ts')).withFakePrograms(original),
);

const never = new AbortController().signal;
const MIB = 1024 * 1024;
const env = { PATH: '/usr/sbin:/sbin:/usr/bin:/bin' };
let storage: FakeStorage;
let folder: string;
let image: string;
beforeEach(async () => {
  storage = new FakeStorage();
  storage.install();
  folder = await mkdtemp(join(tmpdir(), 'sb-'));
  image = join(folder, 'root.erofs');
  await writeFile(image, Buffer.alloc(MIB + 5, 'image'));
  called.length = 0;
});
afterEach(async () => {
  fakePrograms.clear();
  storage.close();
  await rm(folder, { recursive: true });
});
const disks = async () => (await readdir(storage.folder)).filter((name) => name.endsWith('.vhd'));

describe('an image as a disk in dom0', () => {
  it.each([
    ['as OpenXT’s, which opens to read unless told otherwise', true],
    ['as others, which do not know that word', false],
  ])('is created, filled, checked and closed, with a tap-ctl %s', async (_, needsWriteFlag) => {
    storage.needsWriteFlag = needsWriteFlag;
    const golden = await goldenDisk(dom0Here, image, storage.folder, never);
    const [written, original] = [await readFile(golden), await readFile(image)];
    expect(written.length).toBe(2 * MIB);
    expect(written.subarray(0, original.length).equals(original)).toBe(true);
    expect(storage.open.size).toBe(0);
    expect(await disks()).toHaveLength(1);
  });

  it('is not mistaken for ext when it is erofs, whatever its identifier contains', async () => {
    const bytes = Buffer.alloc(MIB);
    bytes.set([0xe2, 0xe1, 0xf5, 0xe0], 1024);
    bytes.set([0x53, 0xef], 1080);
    await writeFile(image, bytes);
    expect((await stat(await goldenDisk(dom0Here, image, storage.folder, never))).size).toBe(MIB);
    expect(called.map(([program]) => program)).not.toContain('resize2fs');
  });

  it('is created once, and separately for other content', async () => {
    const first = await goldenDisk(dom0Here, image, storage.folder, never);
    called.length = 0;
    expect(await goldenDisk(dom0Here, image, storage.folder, never)).toBe(first);
    expect(called).toEqual([]);
    await appendFile(image, 'more');
    expect(await goldenDisk(dom0Here, image, storage.folder, never)).not.toBe(first);
  });

  it('is deleted when it reads back differently', async () => {
    fakePrograms.set('sha256sum', () => ({ stdout: `${'0'.repeat(64)}  /dev/x` }));
    await expect(goldenDisk(dom0Here, image, storage.folder, never)).rejects.toMatchObject({ code: 'disk-damaged' });
    expect([await disks(), storage.open.size]).toEqual([[], 0]);
  });

  it('is deleted when it cannot be written, and leftovers of an earlier attempt are removed first', async () => {
    fakePrograms.set('dd', () => ({ stderr: 'dd: No space left on device', exitCode: 1 }));
    await expect(goldenDisk(dom0Here, image, storage.folder, never)).rejects.toThrow('No space left');
    fakePrograms.delete('dd');
    expect(await disks()).toEqual([]);
    const golden = await goldenDisk(dom0Here, image, storage.folder, never);
    await rm(golden);
    await writeFile(join(storage.folder, basename(golden).replace('sb-', '.sb-making-')), 'half');
    await goldenDisk(dom0Here, image, storage.folder, never);
    expect(await disks()).toHaveLength(1);
  });

  it('is refused when the block device is not the listed one', async () => {
    fakePrograms.set('tap-ctl', ([verb]) =>
      verb === 'create' ? { stdout: '/dev/xen/blktap-2/tapdev7\n' } : { stdout: '' },
    );
    await expect(goldenDisk(dom0Here, image, storage.folder, never)).rejects.toMatchObject({ code: 'disk-not-opened' });
  });

  it('with an ext file system grows to the size of its disk', async () => {
    const ext = join(folder, 'image.ext3');
    await writeFile(ext, '');
    await truncate(ext, 4 * MIB);
    await execa('mkfs.ext3', ['-q', '-F', ext], { env });
    const golden = await goldenDisk(dom0Here, ext, storage.folder, never);
    expect((await stat(golden)).size).toBe(68 * MIB);
    const { stdout } = await execa('dumpe2fs', ['-h', golden], { env });
    const [blocks = 0, size = 0] = ['Block count', 'Block size'].map((what) =>
      Number(new RegExp(`${what}:\\s+(\\d+)`).exec(stdout)?.[1]),
    );
    expect(blocks * size).toBe(68 * MIB);
  });
});

describe('a file for a remote dom0', () => {
  /** Acts like ssh: a real shell reads the line. */
  const overShell = (): Dom0 => {
    fakePrograms.set('ssh', async (words, { inputFile }) => {
      const { stdout, stderr, exitCode } = await execa('sh', ['-c', words.at(-1) ?? ''], {
        reject: false,
        ...(inputFile !== undefined && { inputFile }),
        env,
        extendEnv: false,
      });
      return { stdout, stderr, exitCode: exitCode ?? 1 };
    });
    return dom0Over('root@dom0');
  };

  it('is copied once, under a name made of its content', async () => {
    const kernel = join(folder, 'kernel $(id) of ours');
    await copyFile(image, kernel);
    const there = await fileInDom0(overShell(), kernel, storage.folder, never);
    expect(there).toMatch(/\/sb-[0-9a-f]{32}-kernel \$\(id\) of ours$/);
    expect((await readFile(there)).equals(await readFile(kernel))).toBe(true);
    called.length = 0;
    await fileInDom0(overShell(), kernel, storage.folder, never);
    expect(called).toHaveLength(1);
  });

  it('is used in place when dom0 is the host', async () => {
    expect(await fileInDom0(dom0Here, image, storage.folder, never)).toBe(image);
  });
});
