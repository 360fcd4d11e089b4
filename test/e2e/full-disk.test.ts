/** Disks that are full or cannot be written, under each of the product's folders in turn: what cannot be done is said, and nothing is broken by it. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../host-agent/api/client.ts';
import { Failure } from '../../host-agent/api/failure.ts';
import type { Session } from '../../host-agent/api/session.ts';
import { currentImage } from '../../host-agent/image/store.ts';
import { isImageIntact } from '../../host-agent/image/verify.ts';
import { imageNames, keyNames } from '../../host-agent/storage/filenames.ts';
import { OpenEvent } from '../bed/product.ts';
import { filesBelow, FakeQemuTestBed } from '../bed/fake-qemu-test-bed.ts';

type Folder = 'c' | 's' | 'r' | 'd' | 'h';
const FOLDERS: readonly Exclude<Folder, 'h'>[] = ['c', 's', 'r', 'd'];
const NAMES: Readonly<Record<Folder, string>> = { c: 'configuration', s: 'state', r: 'runtime', d: 'data', h: 'home' };
/** Of each of the small disks. */
const DISK_BYTES = 16 * 1024 * 1024;
/** Of the home's, where files land: some of its room is always left free. */
const HOME_BYTES = 80 * 1024 * 1024;
const PAGE_BYTES = 4096;
const WITHIN_MS = 60_000;

let testBed: FakeQemuTestBed;
const pathOf = (name: Folder) => join(testBed.folder, 'p', name);
beforeAll(async () => {
  testBed = await FakeQemuTestBed.open({
    mount: async (namespace, path) => {
      for (const name of [...FOLDERS, 'h'] as const)
        await namespace.must([
          'mount',
          '-t',
          'tmpfs',
          '-o',
          `size=${name === 'h' ? HOME_BYTES : DISK_BYTES},mode=0700`,
          'small',
          path(name),
        ]);
    },
  });
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

const troubles = {
  full: {
    code: 'disk-full',
    // To the last byte, which a file of one page may still have had.
    begin: (name: Folder) =>
      testBed.namespace.run(['sh', '-c', `cat /dev/zero > ${pathOf(name)}/filling 2>/dev/null; true`]),
    end: (name: Folder) => testBed.namespace.must(['rm', '-f', `${pathOf(name)}/filling`]),
  },
  'read-only': {
    code: 'disk-read-only',
    begin: async (name: Folder) => {
      // The kernel makes nothing read-only that somebody is writing to.
      await testBed.product.stop();
      await testBed.namespace.must(['mount', '-o', 'remount,ro', pathOf(name)]);
    },
    end: (name: Folder) => testBed.namespace.must(['mount', '-o', 'remount,rw', pathOf(name)]),
  },
} as const;
type Trouble = keyof typeof troubles;

async function withDisk<Result>(trouble: Trouble, name: Folder, work: () => Promise<Result>): Promise<Result> {
  await troubles[trouble].begin(name);
  try {
    return await work();
  } finally {
    await troubles[trouble].end(name);
  }
}

/** A disk that has room for so much and no more. */
const leaveRoom = (name: Folder, pages: number) =>
  testBed.namespace.must(['truncate', '-s', `-${pages * PAGE_BYTES}`, `${pathOf(name)}/filling`]);

/** With a line of its own, so that a host agent that ended meanwhile is another one. */
async function withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = await testBed.client();
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

/** A click: a session, which is closed again, or the code of why there is none. */
async function click(): Promise<string> {
  const { status, stdout, stderr } = await testBed.product.run('open', '--detach', '--no-window', '--json');
  const last = OpenEvent.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  await testBed.product.run('close', '--all');
  if (status === 0 && last.event === 'ready') return 'a session';
  if (last.event !== 'failed') throw new Error(`The click said ${stdout}${stderr}`);
  return last.code;
}

const imageIsWhole = async () => {
  const image = await currentImage(testBed.folders, 'network');
  return image !== undefined && (await isImageIntact(testBed.folders, 'network', image.digest));
};

describe.each(Object.keys(troubles) as Trouble[])('a disk that is %s', (trouble) => {
  const { code } = troubles[trouble];

  it.each(FOLDERS.map((name) => [NAMES[name], name] as const))(
    'under the %s folder: a click brings a session, or says that it is the disk, and leaves nothing; the next one works',
    async (_, name) => {
      await withClient((client) => client.call('network.start', {}));
      await withDisk(trouble, name, async () => {
        // Without a folder for its socket there is no host agent to say more.
        expect([
          'a session',
          code,
          ...(trouble === 'read-only' && name === 'r' ? ['host-agent-not-started'] : []),
        ]).toContain(await click());
      });
      expect(await click()).toBe('a session');
      expect(filesBelow(testBed.folders.runtime).filter((path) => path.startsWith('sessions/'))).toEqual([]);
      expect(await imageIsWhole()).toBe(true);
    },
  );

  it('under the configuration folder: a setting is refused, and the file is as it was', async () => {
    const before = readFileSync(join(testBed.folders.config, 'config.toml'), 'utf8');
    await withDisk(trouble, 'c', async () => {
      await expect(
        withClient((client) =>
          client.call('config.set', { changes: [{ path: ['defaultProfile'], value: 'default' }], dryRun: false }),
        ),
      ).rejects.toMatchObject({ code });
      expect(readFileSync(join(testBed.folders.config, 'config.toml'), 'utf8')).toBe(before);
    });
    expect(filesBelow(testBed.folders.config)).toEqual(['config.toml']);
  });

  it('under the data folder: no image is built or imported, and those in use stay', async () => {
    const kernel = join(testBed.folder, 'kernel');
    writeFileSync(kernel, linuxKernel());
    const rootfs = join(testBed.folder, 'rootfs');
    writeFileSync(rootfs, squashfs(DISK_BYTES + 1));
    await withDisk(trouble, 'd', async () => {
      await expect(withClient((client) => client.call('image.import', { kernel, rootfs }))).rejects.toMatchObject({
        code,
      });
      await expect(
        withClient((client) => client.call('image.build', { role: 'network', debug: false })),
      ).rejects.toMatchObject({ code: 'disk-full' });
      expect(await imageIsWhole()).toBe(true);
    });
    expect(filesBelow(testBed.folders.data).filter((path) => path.includes('.building-'))).toEqual([]);
    expect(await click()).toBe('a session');
  });

  it('under the data folder: no machine is sealed, and nothing of it stays', async () => {
    const seal = (value: 'browser' | 'off') =>
      withClient((client) =>
        client.call('config.set', { changes: [{ path: ['template', 'seal'], value }], dryRun: false }),
      );
    await seal('browser');
    await withDisk(trouble, 'd', async () => {
      await expect(withClient((client) => client.call('template.seal', {}))).rejects.toMatchObject({ code });
    });
    await seal('off');
    expect(filesBelow(testBed.folders.data).filter((path) => path.startsWith('templates/'))).toEqual([]);
  });

  it('under the data folder: no bookmark is kept and no image gone back to, and those that are there stay', async () => {
    const older = await currentImage(testBed.folders, 'browser');
    await testBed.putImages(`newer than what was there, and the disk is ${trouble}`);
    const { previous } = imageNames(testBed.folders, 'browser');
    rmSync(previous, { force: true });
    symlinkSync(older?.digest ?? '', previous);
    const before = await currentImage(testBed.folders, 'browser');
    await withClient((client) => client.call('bookmark.add', { url: 'https://kept.test/' }));
    await withDisk(trouble, 'd', async () => {
      await expect(
        withClient((client) => client.call('bookmark.add', { url: 'https://lost.test/' })),
      ).rejects.toMatchObject({ code });
      // A link takes no room of this disk.
      if (trouble === 'read-only')
        await expect(withClient((client) => client.call('image.rollback', { role: 'browser' }))).rejects.toMatchObject({
          code,
        });
      expect(await currentImage(testBed.folders, 'browser')).toEqual(before);
    });
    const kept = await withClient((client) => client.call('bookmark.remove', { url: 'https://kept.test/' }));
    expect(kept).toEqual([]);
  });

  it('under the state folder: looking for newer packages says that it is the disk', async () => {
    await withDisk(trouble, 's', async () => {
      await expect(withClient((client) => client.call('image.updates', {}))).rejects.toMatchObject({ code });
    });
  });

  it('where files land: neither a download nor a safe copy is taken out, nothing of them stays, and the session goes on', async () => {
    const landed = () => filesBelow(join(testBed.folders.config, '../../h/Downloads'));
    await withClient(async (client) => {
      const { id } = await openWithDownload(client);
      const { path } = await client.call('session.take', { id, file: 1 });
      await testBed.namespace.must(['rm', path]);
    });
    await withDisk(trouble, 'h', () =>
      withClient(async (client) => {
        const { id } = await openWithDownload(client);
        await expect(client.call('session.take', { id, file: 1 })).rejects.toMatchObject({ code });
        await expect(client.call('session.take-safe', { id, file: 1 })).rejects.toMatchObject({ code });
        expect((await client.call('session.show', { id })).state).toBe('browsing');
      }),
    );
    expect(landed()).toEqual([]);
    await withClient(async (client) => {
      const { id } = await openWithDownload(client);
      const { path } = await client.call('session.take-safe', { id, file: 1 });
      expect(landed()).toEqual(['Safe Browse/report (safe).pdf']);
      await testBed.namespace.must(['rm', path]);
      await client.call('session.close', { all: true });
    });
  });

  it('when the host agent starts: it comes up, or says why not, and comes up when there is room', async () => {
    for (const name of FOLDERS) {
      await testBed.product.stop();
      await withDisk(trouble, name, async () => {
        const { status, stdout } = await testBed.product.run('list', '--json');
        if (status !== 0)
          expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
            event: 'failed',
            hint: expect.stringMatching(/./) as string,
          });
      });
      expect(await click()).toBe('a session');
    }
  });
});

describe('a disk that is full after one page more each time', () => {
  // Of which the keys may be gone.
  afterEach(() => testBed.putImages());

  it('under the data folder: what is imported is there and signed, or nothing of it is, nor of a key', async () => {
    const { folders } = testBed;
    const before = await currentImage(folders, 'network');
    const kernel = join(testBed.folder, 'small-kernel');
    writeFileSync(kernel, linuxKernel());
    const rootfs = join(testBed.folder, 'small-rootfs');
    writeFileSync(rootfs, squashfs(2 * PAGE_BYTES));
    const keys = keyNames(folders);
    const halves = () => filesBelow(folders.data).filter((path) => /\.building-|\.new$|\.keys-/.test(path));
    const importWithRoom = async (pages: number) => {
      await leaveRoom('d', pages);
      return withClient((client) => client.call('image.import', { kernel, rootfs })).then(
        () => 'there',
        (error: unknown) => codeOf(error),
      );
    };
    let outcome = '';
    let pages = 0;
    for (; outcome !== 'there'; pages += 1) {
      // So that one has to be made.
      rmSync(keys.folder, { recursive: true });
      outcome = await withDisk('full', 'd', () => importWithRoom(pages));
      expect([pages, outcome]).toEqual([pages, expect.stringMatching(/^(there|disk-full)$/)]);
      expect(halves()).toEqual([]);
      expect([0, 2]).toContain(filesBelow(keys.folder).length);
      const current = await currentImage(folders, 'network');
      if (outcome === 'there')
        expect([
          current?.digest === before?.digest,
          await isImageIntact(folders, 'network', current?.digest ?? ''),
        ]).toEqual([false, true]);
      else expect(current).toEqual(before);
      mkdirSync(keys.folder, { recursive: true });
    }
    // Kernel, root, manifest, signature and keys are some fifteen pages: it was refused at each of them.
    expect(pages).toBeGreaterThan(10);
    await testBed.putImages();
    expect(await click()).toBe('a session');
  });
});

/** Of a failure; what else was thrown, where it is none. */
function codeOf(error: unknown): string {
  return error instanceof Failure ? error.code : String(error);
}

/** In it lies a file that can be taken out. */
async function openWithDownload(client: Client): Promise<Session> {
  const session = await client.call('session.open', { url: 'http://has-download.hostile/' });
  await testBed.product.until(
    'something is downloaded',
    async () => (await client.call('session.show', { id: session.id })).downloads === 1,
    WITHIN_MS,
  );
  return session;
}

/** What an import takes for a kernel. */
function linuxKernel(): Buffer {
  const kernel = Buffer.alloc(0x8000);
  kernel.write('HdrS', 0x202, 'latin1');
  return kernel;
}

function squashfs(bytes: number): Buffer {
  const file = Buffer.alloc(bytes);
  file.writeUInt32LE(0x73717368, 0);
  return file;
}
