import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeHostDisk } from '../../../../host-agent/image/build/host-disk.ts';
import { layout, partitionScript, xenSettings } from '../../../../host-agent/image/build/host-layout.ts';
import { assertPartsIntact, hostParts } from '../../../../host-agent/image/build/host-parts.ts';
import { VM_ROLES } from '../../../../host-agent/image/recipe-schema.ts';
import { currentDigest, makeCurrent } from '../../../../host-agent/image/store.ts';
import { isImageIntact } from '../../../../host-agent/image/verify.ts';
import type { Folders } from '../../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage, signImage } from '../images.ts';

const MIB = 1024 * 1024;

describe('the disk of a host image', () => {
  test('has partitions for firmware, dom0 and images, each aligned to a MiB', () => {
    expect(partitionScript(layout({ bootBytes: 18 * MIB, rootBytes: 300 * MIB + 1, imagesBytes: 480 * MIB })))
      .toBe(`label: gpt
label-id: 5AFEB405-0000-4000-8000-000000000010
start=2048, size=131072, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, uuid=5AFEB405-0000-4000-8000-000000000011, name="safe-browse-boot"
start=133120, size=616448, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=5AFEB405-0000-4000-8000-000000000012, name="safe-browse-root"
start=749568, size=983040, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=5AFEB405-0000-4000-8000-000000000013, name="safe-browse-images"
`);
    expect(layout({ bootBytes: 1, rootBytes: 1, imagesBytes: 1 }).diskBytes).toBe((1 + 64 + 1 + 1 + 1) * MIB);
  });

  test('passes Xen the kernel to start and the hash of its root', () => {
    expect(xenSettings('quiet safe-browse.verity=1:ab:cd').split('\n').slice(3)).toEqual([
      '[safe-browse]',
      'options=console=com1,vga com1=115200,8n1 dom0_mem=1280M,max:1280M spec-ctrl=eager-fpu',
      'kernel=vmlinuz quiet safe-browse.verity=1:ab:cd',
      'ramdisk=initramfs.img',
      '',
    ]);
  });
});

describe('the parts of a host image', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'host-'));
  });
  afterEach(() => rmSync(base, { recursive: true }));
  const programs = { folder: '/nowhere', files: [] };
  const put = async (role: 'browser' | 'network') => {
    const digest = putImage(foldersBelow(base), role, `of the ${role}`);
    await makeCurrent(foldersBelow(base), role, digest);
    return digest;
  };

  test('include one image per VM role, and a missing one is named with the command that builds it', async () => {
    await put('browser');
    await expect(hostParts(foldersBelow(base), programs)).rejects.toMatchObject({
      code: 'host-image-incomplete',
      hint: 'Build it first: safe-browse image build network',
    });
  });

  test('are refused unless this person’s key has signed them', async () => {
    for (const role of ['browser', 'network'] as const) await put(role);
    await expect(
      assertPartsIntact(foldersBelow(base), await hostParts(foldersBelow(base), programs)),
    ).rejects.toMatchObject({ code: 'image-untrusted' });
  });

  test('are on the disk unchanged, and the same parts give the same disk, bit by bit', async () => {
    const at = foldersBelow(base);
    for (const role of VM_ROLES) await signImage(at, role, await put(role));
    const { images } = await hostParts(at, programs);
    const file = (name: string) => {
      writeFileSync(join(base, name), `the ${name}`);
      return join(base, name);
    };
    mkdirSync(join(base, 'made'));
    const made = async (name: string) => {
      const target = join(base, 'made', name);
      await makeHostDisk(
        {
          folders: at,
          boot: {
            xen: file('xen.efi'),
            kernel: file('vmlinuz'),
            initramfs: file('initramfs.img'),
            commandLine: 'quiet',
          },
          root: file('root.erofs'),
          images,
          folder: join(base, `work-${name}`),
          target,
        },
        new AbortController().signal,
      );
      return target;
    };
    const [first, second] = [await made('first'), await made('second')];
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    const table = JSON.parse(execFileSync('sfdisk', ['--json', first], { encoding: 'utf8' })) as {
      partitiontable: { partitions: { name: string; start: number; size: number }[] };
    };
    const [boot, root, data] = table.partitiontable.partitions;
    expect([boot?.name, root?.name, data?.name]).toEqual([
      'safe-browse-boot',
      'safe-browse-root',
      'safe-browse-images',
    ]);
    expect(readFileSync(first).toString('latin1', (root?.start ?? 0) * 512, (root?.start ?? 0) * 512 + 14)).toBe(
      'the root.erofs',
    );
    const started = (name: string) =>
      execFileSync('mtype', ['-i', `${first}@@${(boot?.start ?? 0) * 512}`, `::/EFI/BOOT/${name}`], {
        encoding: 'utf8',
      });
    expect(['BOOTX64.EFI', 'BOOTX64.cfg', 'vmlinuz', 'initramfs.img'].map(started)).toEqual([
      'the xen.efi',
      xenSettings('quiet'),
      'the vmlinuz',
      'the initramfs.img',
    ]);
    const partition = join(base, 'images.erofs');
    writeFileSync(
      partition,
      readFileSync(first).subarray((data?.start ?? 0) * 512, ((data?.start ?? 0) + (data?.size ?? 0)) * 512),
    );
    const unpacked = join(base, 'unpacked');
    execFileSync('fsck.erofs', [`--extract=${unpacked}`, partition]);
    const lies = (path: string) => readFileSync(join(unpacked, path), 'utf8');
    const was = (path: string) => readFileSync(join(at.data, path), 'utf8');
    for (const role of VM_ROLES) {
      const folder = `images/${role}/current`;
      expect(readdirSync(join(unpacked, folder)).toSorted()).toEqual([
        'initramfs.img',
        'manifest.json',
        'manifest.json.minisig',
        'root.erofs',
        'vmlinuz',
      ]);
      for (const name of readdirSync(join(unpacked, folder)))
        expect(lies(`${folder}/${name}`)).toBe(was(`${folder}/${name}`));
      expect(lies(`${folder}/root.erofs`)).toBe(`of the ${role}`);
    }
    expect(lies('keys/local.pub')).toBe(was('keys/local.pub'));
    const disk: Folders = { ...at, data: unpacked };
    for (const role of VM_ROLES)
      expect(await isImageIntact(disk, role, (await currentDigest(disk, role)) ?? '')).toBe(true);
  });
});
