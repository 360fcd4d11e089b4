/** Bad input and a bad environment give a clear error with code, hint and the documented exit status, and leave nothing behind. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Finding } from '../../../host-agent/api/host/doctor.ts';
import { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { HOST_PORT, type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { Product } from '../../bed/product.ts';
import { makeCurrent } from '../../../host-agent/image/store.ts';
import { foldersBelow, putImage } from '../../host-agent/image/images.ts';
import { GONE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

describe('the command line', () => {
  let testBed: TestBed;
  let product: Product;
  let count = 0;
  beforeAll(async () => {
    testBed = await openTestBed();
    ({ product } = testBed);
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  /** Runs `body` with a second instance, whose host agent is stopped afterwards. */
  async function withInstance(
    environment: Readonly<Record<string, string>>,
    body: (instance: Product) => Promise<void>,
  ): Promise<void> {
    const instance = new Product(testBed.internet.host, join(testBed.folder, `i${++count}`), environment);
    try {
      await body(instance);
    } finally {
      await instance.run('daemon', '--stop');
    }
  }

  it('refuses unknown options, unknown commands and excess arguments with status 2 and a message on stderr', async () => {
    for (const args of [
      ['open', '--bogus'],
      ['bogus'],
      ['open', 'http://a.test/', 'http://b.test/'],
      ['close'],
      ['image', 'build', 'toaster'],
    ]) {
      const { status, stdout, stderr } = await product.run(...args);
      expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: '' });
      expect(stderr).not.toBe('');
    }
  });

  it('refuses URLs with another scheme or with control characters before anything starts', async () => {
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'chrome://crash',
      'data:text/html,x',
      'http://site.test/\u0007',
      'http://site.test/\nhttp://b/',
      'site.test',
      `http://site.test/${'a'.repeat(9000)}`,
    ]) {
      const { status, code, hint } = await product.complaint('open', '--no-window', url);
      expect({ url, status, code }).toEqual({ url, status: 2, code: 'url-refused' });
      expect(hint).toContain('http');
    }
    expect(await product.sessions()).toEqual([]);
  });

  it('reports an unknown session with status 4', async () => {
    for (const args of [
      ['show', 'nobody'],
      ['close', 'nobody'],
      ['screenshot', 'nobody', product.path('x.png')],
    ]) {
      expect(await product.complaint(...args)).toMatchObject({ status: 4, code: 'session-not-found' });
    }
    expect(existsSync(product.path('x.png'))).toBe(false);
  });

  it('reports an unknown profile and lists the profiles', async () => {
    const { status, code, hint } = await product.complaint('open', '--no-window', '--profile', 'holiday');
    expect({ status, code }).toEqual({ status: 2, code: 'profile-not-found' });
    expect(hint).toContain('default');
  });

  it('names the line of a broken configuration with status 2, whatever the command', async () => {
    await withInstance({}, async (instance) => {
      mkdirSync(dirname(instance.configFile), { recursive: true });
      writeFileSync(instance.configFile, 'hypervisor = "qemu"\n[network\n');
      for (const args of [['open', '--no-window'], ['list'], ['config', 'check']]) {
        const { status, code, message } = await instance.complaint(...args);
        expect({ args, status, code }).toEqual({ args, status: 2, code: 'config-invalid' });
        expect(message).toContain('line 2');
      }
      writeFileSync(instance.configFile, '[network]\nports = 99\nsped = 1\n');
      const { message } = await instance.complaint('config', 'check');
      expect(message).toContain('network.ports');
      expect(message).toContain('network.sped');
    });
  });

  it('starts with the last valid settings while the configuration is broken, and still calls the file broken', async () => {
    await withInstance({}, async (instance) => {
      mkdirSync(dirname(instance.configFile), { recursive: true });
      writeFileSync(instance.configFile, '[network]\nports = 4\n');
      await instance.run('list');
      await instance.stop();
      writeFileSync(instance.configFile, '[network]\nports = 99\n');
      expect(await instance.sessions()).toEqual([]);
      expect((await instance.run('config', 'show')).stdout).toContain('ports = 4');
      for (const args of [
        ['open', '--no-window'],
        ['config', 'check'],
      ])
        expect(await instance.complaint(...args)).toMatchObject({ status: 2, code: 'config-invalid' });
      expect((await instance.run('doctor')).stdout).toContain('network.ports');
    });
  });

  it('names the command that builds a missing image, with status 4, and leaves no session', async () => {
    await withInstance({ XDG_DATA_HOME: join(testBed.folder, 'empty-data') }, async (instance) => {
      const { status, code, hint } = await instance.complaint('open', '--no-window');
      expect({ status, code }).toEqual({ status: 4, code: 'image-missing' });
      expect(hint).toContain('safe-browse image build');
      expect(await instance.sessions()).toEqual([]);
      await instance.run('network', 'stop');
    });
  });

  it('leaves the images in use untouched and no partial image when a build cannot reach the package mirror', async () => {
    const data = join(testBed.folder, 'build-data');
    await withInstance({ XDG_DATA_HOME: data }, async (instance) => {
      const { status, code } = await instance.complaint('image', 'build', 'network');
      expect(status).toBe(1);
      expect(code).not.toBe('internal');
      const folder = join(data, 'safe-browse/images/network');
      expect(existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.lock')) : []).toEqual([]);
    });
  });

  it('marks an image with logins as a debug image in lists and diagnostics', async () => {
    const data = join(testBed.folder, 'debug-data');
    const at = foldersBelow(testBed.folder);
    await withInstance({ XDG_DATA_HOME: data }, async (instance) => {
      const folders = { ...at, data: join(data, 'safe-browse') };
      mkdirSync(folders.data, { recursive: true, mode: 0o700 });
      await makeCurrent(folders, 'network', putImage(folders, 'network', 'no logins'));
      await makeCurrent(folders, 'browser', putImage(folders, 'browser', 'logins', { debug: true }));
      const lines = (await instance.run('image', 'list')).stdout.split('\n');
      expect(lines.filter((line) => line.includes('DEBUG: has logins')).map((line) => line.split(' ')[0])).toEqual([
        'browser',
      ]);
      expect(
        await instance.ask(z.array(z.looseObject({ role: z.string(), debug: z.boolean() })), 'image', 'list'),
      ).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ role: 'browser', debug: true }),
          expect.objectContaining({ role: 'network', debug: false }),
        ]),
      );
      const findings = z.array(Finding).parse(JSON.parse((await instance.run('doctor', '--json')).stdout));
      expect(
        findings
          .filter(({ message }) => message.includes('debug image'))
          .map(({ check, level }) => `${check}: ${level}`),
      ).toEqual(['browser image: note']);
    });
  });

  it('names the missing program and its package', async () => {
    const { host } = testBed.internet;
    const scratch = join(testBed.folder, 'overlay');
    // Overlays cannot be stacked, so the upper folder is on a separate file system.
    await host.must([
      'sh',
      '-c',
      `mkdir ${scratch} && mount -t tmpfs tmpfs ${scratch} && mkdir ${scratch}/u ${scratch}/w && mount -t overlay overlay -o lowerdir=/usr/bin,upperdir=${scratch}/u,workdir=${scratch}/w /usr/bin && rm /usr/bin/passt`,
    ]);
    try {
      await withInstance({}, async (instance) => {
        const { status: doctorStatus, stdout } = await instance.run('doctor', '--json');
        expect(doctorStatus).toBe(1);
        const programs = z
          .array(Finding)
          .parse(JSON.parse(stdout))
          .find(({ check }) => check === 'programs');
        expect(programs).toMatchObject({ level: 'trouble', hint: 'apt-get install passt' });
        const { status, hint } = await instance.complaint('open', '--no-window');
        expect(status).toBe(1);
        expect(hint).toContain('passt');
        expect(await instance.sessions()).toEqual([]);
      });
    } finally {
      await host.must(['sh', '-c', `umount --lazy /usr/bin ${scratch}`]);
    }
  });

  it('uses software emulation when /dev/kvm is missing or broken, and says so', async () => {
    const { host } = testBed.internet;
    await host.must(['sh', '-c', 'test ! -e /dev/kvm || mount --bind /dev/null /dev/kvm']);
    try {
      await withInstance({}, async (instance) => {
        const findings = await instance.ask(z.array(Finding), 'doctor');
        expect(findings.find(({ check }) => check === 'accelerator')).toMatchObject({ level: 'note' });
      });
    } finally {
      await host.must(['sh', '-c', 'test ! -e /dev/kvm || umount /dev/kvm']);
    }
  });

  it('starts when another file is in the place of its socket', async () => {
    await withInstance({}, async (instance) => {
      mkdirSync(instance.runtimeFolder, { mode: 0o700 });
      writeFileSync(join(instance.runtimeFolder, 'agent.sock'), 'left over');
      expect(await instance.sessions()).toEqual([]);
    });
  });

  it('refuses a runtime folder that others can use', async () => {
    await withInstance({}, async (instance) => {
      mkdirSync(instance.runtimeFolder);
      await testBed.internet.host.must(['chmod', '0777', instance.runtimeFolder]);
      expect(await instance.complaint('list')).toMatchObject({ status: 1, code: 'folder-not-private' });
      rmSync(instance.runtimeFolder, { recursive: true });
    });
  });

  it('leaves nothing of an interrupted start', async () => {
    // A clone would be ready before the interrupt.
    product.configure('[template]\nseal = "off"\n[spare]\nkeep = false\n');
    const command = product.open(`http://127.0.0.1:${HOST_PORT}/`);
    const { session } = await command.event('created', START_TIMEOUT_MS);
    await product.until(
      'the VM runs',
      async () => ((await product.sessions())[0]?.processes.length ?? 0) > 0,
      START_TIMEOUT_MS,
    );
    await command.interrupt();
    expect(await command.ended).not.toBe(0);
    expect((await command.event('failed', GONE_TIMEOUT_MS)).code).toBe('cancelled');
    expect(await product.sessions()).toEqual([]);
    expect(product.leftoversOf(session)).toEqual([]);
  });

  it('starts the network VM before any session, and stops it without a trace', async () => {
    expect(await product.ask(NetworkStatus, 'network', 'start')).toMatchObject({ state: 'up', ports: { used: 0 } });
    expect(await product.ask(NetworkStatus, 'network', 'stop')).toMatchObject({ state: 'stopped', processes: [] });
  });
});
