/** Tests of the test bed itself, on which the other end-to-end tests rely. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESSES, type Internet, openInternet } from '../bed/network/internet.ts';
import { readPng, shareOf, writePng } from '../bed/screen/picture.ts';
import { RfbClient } from '../bed/screen/rfb-client.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { WebServer } from '../bed/network/web-server.ts';

describe('the test bed', () => {
  const folder = makeRunFolder();
  let internet: Internet;
  let site: WebServer;
  beforeAll(async () => {
    internet = await openInternet(folder);
    site = await WebServer.start(internet.world, folder, [`${ADDRESSES.world}:80`]);
    await WebServer.start(internet.lan, folder, [`${ADDRESSES.lan}:80`]);
    await WebServer.start(internet.publicLan, folder, [`${ADDRESSES.publicLan}:80`]);
  });
  afterAll(async () => {
    await internet.close();
    rmSync(folder, { recursive: true });
  });

  const fetchFrom = (url: string) =>
    internet.host.run([
      process.execPath,
      '-e',
      `fetch(process.argv[1], { signal: AbortSignal.timeout(3000) }).then((r) => console.log(r.status), (e) => { console.log(e.cause?.code ?? e.name); process.exit(1); })`,
      url,
    ]);

  it('serves pages to the host by name, through the router', async () => {
    expect((await fetchFrom('http://site.test/visit?run=self')).stdout.trim()).toBe('200');
    expect((await site.record()).requests).toContainEqual({
      method: 'GET',
      host: 'site.test',
      path: '/visit?run=self',
      from: ADDRESSES.host,
    });
  });

  it('lets the host reach both of its LANs, so that a refusal comes from the product', async () => {
    expect((await fetchFrom(`http://${ADDRESSES.lan}/visit`)).stdout.trim()).toBe('200');
    expect((await fetchFrom(`http://${ADDRESSES.publicLan}/visit`)).stdout.trim()).toBe('200');
  });

  it('knows no name and no address of the real Internet', async () => {
    expect((await fetchFrom('http://outside.example.org/')).stdout.trim()).toBe('ENOTFOUND');
    // A route to it ends at the router.
    expect((await fetchFrom('http://9.9.9.9/')).stdout.trim()).toBe('ENETUNREACH');
    expect(await internet.router.must(['ip', 'route', 'show', 'default'])).toBe('');
  });

  it('records reports of its pages, and refuses any other report', async () => {
    const post = (body: string) =>
      internet.host.run([
        process.execPath,
        '-e',
        `fetch('http://site.test/report', { method: 'POST', body: process.argv[1] }).then((r) => console.log(r.status))`,
        body,
      ]);
    const sizes = {
      innerWidth: 1,
      innerHeight: 2,
      outerWidth: 3,
      outerHeight: 4,
      screenX: 0,
      screenY: 0,
      screenWidth: 5,
      screenHeight: 6,
    };
    const report = {
      run: 'kept',
      kind: 'load',
      detail: '',
      ...sizes,
      cookieBefore: '',
      storageBefore: '',
      cookie: 'a',
      storage: 'b',
      webdriver: false,
    };
    expect((await post(JSON.stringify(report))).stdout.trim()).toBe('204');
    expect((await post(JSON.stringify({ ...report, more: 1 }))).stdout.trim()).toBe('400');
    expect(await site.reports('kept')).toEqual([report]);
  });

  it('reads the screen of a VM, and detects that it is gone', async () => {
    const socket = join(folder, 'rfb.sock');
    // Without a disk and a network to boot from, the firmware prints a message on the screen.
    const vm = internet.router.start([
      'qemu-system-x86_64',
      '-nodefaults',
      '-accel',
      'tcg',
      '-m',
      '64',
      '-device',
      'VGA',
      '-vnc',
      `unix:${socket}`,
    ]);
    await expect.poll(() => existsSync(socket), { timeout: 10_000 }).toBe(true);
    const screen = await RfbClient.connect(socket);
    await expect.poll(async () => shareOf(await screen.capture(), [0, 0, 0]), { timeout: 20_000 }).toBeLessThan(1);
    const picture = await screen.capture();
    expect({ width: picture.width, height: picture.height }).toEqual(screen.size);
    writePng(join(folder, 'firmware.png'), picture);
    expect(Buffer.from(readPng(join(folder, 'firmware.png')).rgba).equals(picture.rgba)).toBe(true);
    await vm.signal('KILL');
    await screen.ended;
    await expect(screen.capture()).rejects.toThrow('ended');
  });

  it('lists the processes of a namespace, reaps orphans, and kills all processes with the namespace', async () => {
    const { host } = internet;
    await host.run(['sh', '-c', 'setsid sleep 1000 > /dev/null 2>&1 & exit 0']);
    const orphans = () => host.processes().filter(({ commandLine }) => commandLine === 'sleep 1000');
    await expect.poll(orphans).toHaveLength(1);
    await host.kill(orphans()[0]?.pid ?? 0, 'KILL');
    await expect
      .poll(async () => (await host.must(['sh', '-c', 'cat /proc/[0-9]*/stat'])).includes('(sleep)'))
      .toBe(false);
    await host.run(['sh', '-c', 'setsid sleep 1001 > /dev/null 2>&1 & exit 0']);
    await host.close();
    const commandLines = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readText(`/proc/${pid}/cmdline`));
    expect(commandLines).not.toContain('sleep\x001001\0');
  });
});

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
