/** Disks that are full or cannot be written, under each of the product's folders in turn: what cannot be done is said, and nothing is broken by it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../host-agent/api/client.ts';
import { currentImage } from '../../host-agent/image/store.ts';
import { isImageIntact } from '../../host-agent/image/verify.ts';
import { OpenEvent } from '../lab/product.ts';
import { filesBelow, StandInLaboratory } from '../lab/stand-in-laboratory.ts';

type Folder = 'c' | 's' | 'r' | 'd';
const FOLDERS: readonly Folder[] = ['c', 's', 'r', 'd'];
const NAMES: Readonly<Record<Folder, string>> = { c: 'configuration', s: 'state', r: 'runtime', d: 'data' };
/** Of each of the small disks. */
const DISK_BYTES = 16 * 1024 * 1024;

let laboratory: StandInLaboratory;
const pathOf = (name: Folder) => join(laboratory.folder, 'p', name);
beforeAll(async () => {
  laboratory = await StandInLaboratory.open({
    mount: async (namespace, path) => {
      for (const name of FOLDERS) await namespace.must(['mount', '-t', 'tmpfs', '-o', `size=${DISK_BYTES},mode=0700`, 'small', path(name)]);
    },
  });
});
afterAll(async () => {
  expect(await laboratory.close()).toEqual([]);
});

const troubles = {
  full: {
    code: 'disk-full',
    // To the last byte, which a file of one page may still have had.
    begin: (name: Folder) => laboratory.namespace.run(['sh', '-c', `cat /dev/zero > ${pathOf(name)}/filling 2>/dev/null; true`]),
    end: (name: Folder) => laboratory.namespace.must(['rm', '-f', `${pathOf(name)}/filling`]),
  },
  'read-only': {
    code: 'disk-read-only',
    begin: async (name: Folder) => {
      // The kernel makes nothing read-only that somebody is writing to.
      await laboratory.product.stop();
      await laboratory.namespace.must(['mount', '-o', 'remount,ro', pathOf(name)]);
    },
    end: (name: Folder) => laboratory.namespace.must(['mount', '-o', 'remount,rw', pathOf(name)]),
  },
} as const;
type Trouble = keyof typeof troubles;

async function withDisk(trouble: Trouble, name: Folder, work: () => Promise<void>): Promise<void> {
  await troubles[trouble].begin(name);
  try {
    await work();
  } finally {
    await troubles[trouble].end(name);
  }
}

/** With a line of its own, so that a host agent that ended meanwhile is another one. */
async function withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = await laboratory.client();
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

/** A click: a session, which is closed again, or the code of why there is none. */
async function click(): Promise<string> {
  const { status, stdout, stderr } = await laboratory.product.run('open', '--detach', '--no-window', '--json');
  const last = OpenEvent.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  await laboratory.product.run('close', '--all');
  if (status === 0 && last.event === 'ready') return 'a session';
  if (last.event !== 'failed') throw new Error(`The click said ${stdout}${stderr}`);
  return last.code;
}

const imageIsWhole = async () => {
  const image = await currentImage(laboratory.folders, 'network');
  return image !== undefined && (await isImageIntact(laboratory.folders, 'network', image.digest));
};

describe.each(Object.keys(troubles) as Trouble[])('a disk that is %s', (trouble) => {
  const { code } = troubles[trouble];

  it.each(FOLDERS.map((name) => [NAMES[name], name] as const))('under the %s folder: a click brings a session, or says that it is the disk, and leaves nothing; the next one works', async (_, name) => {
    await withClient((client) => client.call('network.start', {}));
    await withDisk(trouble, name, async () => {
      // Without a folder for its socket there is no host agent to say more.
      expect(['a session', code, ...(trouble === 'read-only' && name === 'r' ? ['agent-not-started'] : [])]).toContain(await click());
    });
    expect(await click()).toBe('a session');
    expect(filesBelow(laboratory.folders.runtime).filter((path) => path.startsWith('sessions/'))).toEqual([]);
    expect(await imageIsWhole()).toBe(true);
  });

  it('under the configuration folder: a setting is refused, and the file is as it was', async () => {
    const before = readFileSync(join(laboratory.folders.config, 'config.toml'), 'utf8');
    await withDisk(trouble, 'c', async () => {
      await expect(withClient((client) => client.call('config.set', { changes: [{ path: ['defaultProfile'], value: 'default' }], dryRun: false }))).rejects.toMatchObject({ code });
      expect(readFileSync(join(laboratory.folders.config, 'config.toml'), 'utf8')).toBe(before);
    });
    expect(filesBelow(laboratory.folders.config)).toEqual(['config.toml']);
  });

  it('under the data folder: no image is built, imported or sealed, and those in use stay', async () => {
    const kernel = join(laboratory.folder, 'kernel');
    writeFileSync(kernel, linuxKernel());
    const rootfs = join(laboratory.folder, 'rootfs');
    writeFileSync(rootfs, squashfs(DISK_BYTES + 1));
    await withDisk(trouble, 'd', async () => {
      await expect(withClient((client) => client.call('image.import', { kernel, rootfs }))).rejects.toMatchObject({ code });
      await expect(withClient((client) => client.call('image.build', { role: 'network', debug: false }))).rejects.toMatchObject({ code: 'disk-full' });
      expect(await imageIsWhole()).toBe(true);
    });
    expect(filesBelow(laboratory.folders.data).filter((path) => path.includes('.building-'))).toEqual([]);
    expect(await click()).toBe('a session');
  });

  it('when the host agent starts: it comes up, or says why not, and comes up when there is room', async () => {
    for (const name of FOLDERS) {
      await laboratory.product.stop();
      await withDisk(trouble, name, async () => {
        const { status, stdout } = await laboratory.product.run('list', '--json');
        if (status !== 0) expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ event: 'failed', hint: expect.stringMatching(/./) as string });
      });
      expect(await click()).toBe('a session');
    }
  });
});

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
