/** The windows have no network, also where a page asks for it past the requests that main sees. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { electron, type Desktop } from '../bed/desktop/desktop.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

/** Longer than WebRTC takes to ask a server that is there. */
const ASKED_WITHIN_MS = 4_000;

/** Counts what arrives at one port, by TCP and by UDP. */
class Listener implements AsyncDisposable {
  readonly reached = new Set<'tcp' | 'udp'>();
  readonly #tcp = createServer((socket) => {
    this.reached.add('tcp');
    socket.on('error', () => undefined);
    socket.destroy();
  });
  readonly #udp = createSocket('udp4', () => this.reached.add('udp'));

  static async listen(): Promise<Listener> {
    const listener = new Listener();
    listener.#tcp.listen(0, '127.0.0.1');
    await once(listener.#tcp, 'listening');
    listener.#udp.bind(listener.port, '127.0.0.1');
    await once(listener.#udp, 'listening');
    return listener;
  }

  get port(): number {
    return (this.#tcp.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#udp.close();
    await new Promise((resolve) => this.#tcp.close(resolve));
  }
}

/** Does in a page what code that has taken it over would do. */
async function ask(page: Page, port: number): Promise<void> {
  await page.evaluate(
    `(() => {
      const server = (transport) => ({ urls: 'turn:127.0.0.1:${port}?transport=' + transport, username: 'a', credential: 'b' });
      try {
        const connection = new RTCPeerConnection({ iceServers: [server('udp'), server('tcp'), { urls: 'stun:127.0.0.1:${port}' }] });
        connection.createDataChannel('x');
        connection.createOffer().then((offer) => connection.setLocalDescription(offer)).catch(() => undefined);
      } catch {}
      for (const rel of ['preconnect', 'dns-prefetch', 'prefetch'])
        document.head.append(Object.assign(document.createElement('link'), { rel, href: 'http://127.0.0.1:${port}/' }));
      try { new WebSocket('ws://127.0.0.1:${port}/'); } catch {}
      fetch('http://127.0.0.1:${port}/').catch(() => undefined);
    })()`,
  );
  await new Promise((resolve) => setTimeout(resolve, ASKED_WITHIN_MS));
}

/** The sockets of the Internet that a process has, as the kernel lists them, in its own network namespace and in ours. `undefined`: it has ended. */
function internetSockets(pid: number): string[] | undefined {
  try {
    const inodes = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        // It was closed meanwhile.
        return [];
      }
    });
    return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((table) =>
      [pid, 'self'].flatMap((whose) =>
        readFileSync(`/proc/${whose}/net/${table}`, 'utf8')
          .split('\n')
          .filter((line) => inodes.includes(line.trim().split(/\s+/)[9] ?? ''))
          .map((line) => `${table} ${line.trim()}`),
      ),
    );
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

let testBed: DesktopTestBed;
let desktop: Desktop;
beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  desktop = await testBed.start();
});
afterAll(() => testBed.close());

it('asks no server of WebRTC, and connects to nothing beforehand', async () => {
  const window = await testBed.openReadySession();
  await using listener = await Listener.listen();
  await ask(window, listener.port);
  expect(listener.reached).toEqual(new Set());
});

it('would reach it from a page that is not confined', async () => {
  const folder = join(testBed.folder, 'unconfined');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "unconfined", "version": "1.0.0", "main": "main.cjs" }');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<title>x</title>'));`,
  );
  await using listener = await Listener.listen();
  const app = await _electron.launch({
    executablePath: electron,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [folder],
    env: desktop.environment,
  });
  try {
    await ask(await app.firstWindow(), listener.port);
  } finally {
    await app.close();
  }
  expect(listener.reached).toEqual(new Set(['tcp', 'udp']));
});

it('runs the process that opens sockets for pages in a network namespace with nothing in it', async () => {
  const services = await desktop.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .flatMap(({ pid, serviceName }) => (serviceName === 'network.mojom.NetworkService' ? [pid] : [])),
  );
  expect(services).toHaveLength(1);
  const [pid] = services;
  expect(readlinkSync(`/proc/${pid}/ns/net`)).not.toBe(readlinkSync('/proc/self/ns/net'));
  const [, , ...interfaces] = readFileSync(`/proc/${pid}/net/dev`, 'utf8').trim().split('\n');
  expect(interfaces.map((line) => line.split(':')[0]?.trim())).toEqual(['lo']);
  expect(readFileSync(`/proc/${pid}/net/fib_trie`, 'utf8')).not.toContain('LOCAL');
});

it('leaves the network to what main starts', async () => {
  expect(readlinkSync(`/proc/${desktop.app.process().pid}/ns/net`)).toBe(readlinkSync('/proc/self/ns/net'));
  const started = await desktop.app.evaluate(async () => {
    const { execFileSync } = process.getBuiltinModule('node:child_process');
    const shell = (text: string) => execFileSync('sh', ['-c', text], { encoding: 'utf8' }).trim();
    return [shell('readlink /proc/self/ns/net'), shell('echo "${LD_PRELOAD-none}"')];
  });
  expect(started).toEqual([readlinkSync('/proc/self/ns/net'), 'none']);
});

it('has no socket of the Internet in any process, while it shows a session', async () => {
  await using listener = await Listener.listen();
  // Otherwise that none is found would prove nothing.
  const port = `:${listener.port.toString(16).toUpperCase().padStart(4, '0')} `;
  const found = (internetSockets(process.pid) ?? []).filter((socket) => socket.includes(port));
  expect(new Set(found.map((socket) => socket.split(' ')[0]))).toEqual(new Set(['tcp', 'udp']));
  const own = await DesktopTestBed.open();
  try {
    mkdirSync(join(own.folder, 'c/safe-browse'), { recursive: true });
    writeFileSync(join(own.folder, 'c/safe-browse/desktop.json'), JSON.stringify({ askForLinks: false }));
    // Playwright would have sockets in it.
    const started = own.spawn('--', 'https://site.example/');
    await expect.poll(() => own.hostAgent.sessions.length, { timeout: 30_000 }).toBe(1);
    own.hostAgent.becomeReady(own.hostAgent.last);
    await expect.poll(() => started.helpers.length, { timeout: 30_000 }).toBeGreaterThan(3);
    const looked = [started.pid, ...started.helpers].flatMap((pid) => {
      const sockets = internetSockets(pid);
      return sockets ? [sockets] : [];
    });
    expect(looked.length).toBeGreaterThan(3);
    expect(looked.flat()).toEqual([]);
    process.kill(started.pid, 'SIGTERM');
    await started.ended();
  } finally {
    await own.close();
  }
});
