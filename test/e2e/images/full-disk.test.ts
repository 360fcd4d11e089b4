/** Full and read-only disks under each of the product's folders: the failure is reported, and nothing is damaged. */
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAndFollow } from '../../../host-agent/api/connection/open-and-follow.ts';
import type { Client } from '../../../host-agent/api/connection/client.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { currentImage } from '../../../host-agent/image/store.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import { MARKER_NAMES } from '../../../host-agent/transfer/downloads-folder.ts';
import { filesBelow, type FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';
import {
  DISK_BYTES,
  FOLDER_NAMES,
  FOLDERS,
  linuxKernel,
  SmallDisks,
  squashfs,
  TROUBLES,
} from '../../bed/disk/small-disks.ts';

const WITHIN_MS = 60_000;

let disks: SmallDisks;
let testBed: FakeQemuTestBed;
beforeAll(async () => {
  disks = await SmallDisks.open();
  ({ testBed } = disks);
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

describe.each(TROUBLES)('a disk that is %s', (trouble) => {
  const code = `disk-${trouble}`;

  it.each(FOLDERS.map((name) => [FOLDER_NAMES[name], name] as const))(
    'under the %s folder: a click opens a session or reports the disk, leaves nothing, and the next click works',
    async (_, name) => {
      await disks.withClient((client) => client.call('network.start', {}));
      await disks.with(trouble, name, async () => {
        // Without a folder for its socket, the host agent cannot report more.
        expect([
          'a session',
          code,
          ...(trouble === 'read-only' && name === 'r' ? ['host-agent-not-started'] : []),
        ]).toContain(await disks.click());
      });
      expect(await disks.click()).toBe('a session');
      expect(filesBelow(testBed.folders.runtime).filter((path) => path.startsWith('sessions/'))).toEqual([]);
      expect(await disks.isNetworkImageIntact()).toBe(true);
    },
  );

  it('under the configuration folder: a change of a setting is refused, and the file is unchanged', async () => {
    const before = readFileSync(join(testBed.folders.config, 'config.toml'), 'utf8');
    await disks.with(trouble, 'c', async () => {
      await expect(
        disks.withClient((client) =>
          client.call('config.set', { changes: [{ path: ['defaultProfile'], value: 'default' }], dryRun: false }),
        ),
      ).rejects.toMatchObject({ code });
      expect(readFileSync(join(testBed.folders.config, 'config.toml'), 'utf8')).toBe(before);
    });
    expect(filesBelow(testBed.folders.config)).toEqual(['config.toml']);
  });

  it('under the data folder: builds and imports are refused, and the images in use stay', async () => {
    const kernel = join(testBed.folder, 'kernel');
    writeFileSync(kernel, linuxKernel());
    const rootfs = join(testBed.folder, 'rootfs');
    writeFileSync(rootfs, squashfs(DISK_BYTES + 1));
    await disks.with(trouble, 'd', async () => {
      await expect(disks.withClient((client) => client.call('image.import', { kernel, rootfs }))).rejects.toMatchObject(
        {
          code,
        },
      );
      await expect(
        disks.withClient((client) => client.call('image.build', { role: 'network', debug: false })),
      ).rejects.toMatchObject({ code: 'disk-full' });
      expect(await disks.isNetworkImageIntact()).toBe(true);
    });
    expect(filesBelow(testBed.folders.data).filter((path) => path.includes('.building-'))).toEqual([]);
    expect(await disks.click()).toBe('a session');
  });

  it('under the data folder: sealing is refused and leaves nothing', async () => {
    const seal = (value: 'browser' | 'off') =>
      disks.withClient((client) =>
        client.call('config.set', { changes: [{ path: ['template', 'seal'], value }], dryRun: false }),
      );
    await seal('browser');
    await disks.with(trouble, 'd', async () => {
      await expect(disks.withClient((client) => client.call('template.seal', {}))).rejects.toMatchObject({ code });
    });
    await seal('off');
    expect(filesBelow(testBed.folders.data).filter((path) => path.startsWith('templates/'))).toEqual([]);
  });

  it('under the data folder: bookmarks and rollbacks are refused, and what is there stays', async () => {
    const older = await currentImage(testBed.folders, 'browser');
    await testBed.putImages(`newer than what was there, and the disk is ${trouble}`);
    const { previous } = imageNames(testBed.folders, 'browser');
    rmSync(previous, { force: true });
    symlinkSync(older?.digest ?? '', previous);
    const before = await currentImage(testBed.folders, 'browser');
    await disks.withClient((client) => client.call('bookmark.add', { url: 'https://kept.test/' }));
    await disks.with(trouble, 'd', async () => {
      await expect(
        disks.withClient((client) => client.call('bookmark.add', { url: 'https://lost.test/' })),
      ).rejects.toMatchObject({ code });
      // A symbolic link takes no space on this disk.
      if (trouble === 'read-only')
        await expect(
          disks.withClient((client) => client.call('image.rollback', { role: 'browser' })),
        ).rejects.toMatchObject({
          code,
        });
      expect(await currentImage(testBed.folders, 'browser')).toEqual(before);
    });
    const kept = await disks.withClient((client) => client.call('bookmark.remove', { url: 'https://kept.test/' }));
    expect(kept).toEqual([]);
  });

  it('under the state folder: an update check reports the disk', async () => {
    await disks.with(trouble, 's', async () => {
      await expect(disks.withClient((client) => client.call('image.updates', {}))).rejects.toMatchObject({ code });
    });
  });

  it('under the downloads folder: downloads and safe copies are refused and leave nothing, and the session goes on', async () => {
    // Its markers are made with the folder, and stay.
    const isMarker = (path: string) => MARKER_NAMES.includes(basename(path));
    const landed = () =>
      filesBelow(join(testBed.folders.config, '../../h/Downloads')).filter((path) => !isMarker(path));
    await disks.withClient(async (client) => {
      const { id } = await openWithDownload(client);
      const { path } = await client.call('session.take', { id, file: 1 });
      await testBed.namespace.must(['rm', path]);
    });
    await disks.with(trouble, 'h', () =>
      disks.withClient(async (client) => {
        const { id } = await openWithDownload(client);
        await expect(client.call('session.take', { id, file: 1 })).rejects.toMatchObject({ code });
        await expect(client.call('session.take-safe', { id, file: 1 })).rejects.toMatchObject({ code });
        expect((await client.call('session.show', { id })).state).toBe('browsing');
      }),
    );
    expect(landed()).toEqual([]);
    await disks.withClient(async (client) => {
      const { id } = await openWithDownload(client);
      const { path } = await client.call('session.take-safe', { id, file: 1 });
      expect(landed()).toEqual(['Safe Browse/report (safe).pdf']);
      await testBed.namespace.must(['rm', path]);
      await client.call('session.close', { all: true });
    });
  });

  it('at the start of the host agent: it starts or reports why not, and starts once there is space', async () => {
    for (const name of FOLDERS) {
      await testBed.product.stop();
      await disks.with(trouble, name, async () => {
        const { status, stdout } = await testBed.product.run('list', '--json');
        if (status !== 0)
          expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
            event: 'failed',
            hint: expect.stringMatching(/./) as string,
          });
      });
      expect(await disks.click()).toBe('a session');
    }
  });
});

/** Opens a session with a downloaded file. */
async function openWithDownload(client: Client): Promise<Session> {
  const session = await openAndFollow(client, { url: 'http://has-download.hostile/' });
  await testBed.product.until(
    'a file is downloaded',
    async () => (await client.call('session.show', { id: session.id })).downloads === 1,
    WITHIN_MS,
  );
  return session;
}
