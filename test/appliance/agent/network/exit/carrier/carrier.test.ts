/** The carrier, with real connections through proxies of both kinds. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Carrier } from '../../../../../../appliance/agent/network/exit/carrier/carrier.ts';
import type { CarrierReport } from '../../../../../../appliance/agent/network/exit/carrier/orders.ts';
import { connectThrough } from '../../../../../../appliance/agent/network/exit/carrier/proxy.ts';
import { settle } from '../../../../../bed/event-loop.ts';
import { TestProxy, type TestProxyOptions } from '../../../../../bed/network/proxy/test-proxy.ts';

const SITE = { address: '198.18.0.7', port: 80 } as const;
const BULK = Buffer.alloc(3 * 1024 * 1024, 'x');

let site: Server;
let proxy: TestProxy;
let carrier: Carrier;
let reports: CarrierReport[];
let made: Socket[];

beforeEach(async () => {
  made = [];
  reports = [];
  // Answers when the other side has said all: both directions must end one by one.
  site = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    let said = '';
    socket.setEncoding('utf8').on('data', (more) => (said += String(more)));
    socket.once('end', () => {
      socket.write(`${said} `);
      socket.end(BULK);
    });
  });
  await once(site.listen(0, '127.0.0.1'), 'listening');
  carrier = new Carrier({ report: (report) => reports.push(report), probeEveryMs: { up: 300, down: 50 } });
});
afterEach(async () => {
  for (const socket of made) socket.destroy();
  carrier.close();
  await proxy.close();
  site.close();
});

const sitePort = () => (site.address() as AddressInfo).port;
const find = (host: string) => (host === 'site.test' || host === '203.0.113.10' ? '127.0.0.1' : undefined);

async function start(
  options: Partial<TestProxyOptions>,
  login?: { user: string; password: string },
  by?: 'tor',
): Promise<void> {
  const { kind = 'socks5' } = options;
  proxy = await TestProxy.start({ kind, find, port: sitePort(), ...options });
  const of = { kind: by ?? kind, address: '127.0.0.1', port: proxy.port, ...(login && { login }) };
  carrier.take({ is: 'start', listen: { address: '127.0.0.1', port: 0 }, proxy: of });
  await expect.poll(() => reports.find(({ is }) => is === 'listening')).toBeDefined();
}
const state = () => reports.findLast((report) => report.is === 'state');

/** A connection of a session that leads to `to`. */
async function session(to: { address: string; port: number } = SITE): Promise<Socket> {
  const listening = reports.find((report) => report.is === 'listening');
  const socket = connect({ port: listening?.port ?? 0, host: '127.0.0.1', allowHalfOpen: true });
  made.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const { address: from, port } = socket.address() as AddressInfo;
  carrier.take({ is: 'connection', from: `${from}:${port}`, ...to });
  return socket;
}
const closed = (socket: Socket) => new Promise<boolean>((resolve) => socket.once('close', resolve));

describe.each(['socks5', 'http-connect'] as const)('a proxy of the kind %s', (kind) => {
  it.each([undefined, { user: 'me', password: 'sécret: x' }])(
    'carries both directions to their end, with login %o',
    async (login) => {
      await start({ kind, ...(login && { login: `${login.user}:${login.password}` }) }, login);
      carrier.take({ is: 'name', address: SITE.address, name: 'site.test' });
      const socket = await session();
      socket.end('hello');
      const said = await text(socket);
      expect([said.slice(0, 6), said.length]).toEqual(['hello ', 6 + BULK.length]);
      // The proxy resolves the name.
      expect(proxy.targets).toContain('site.test:80');
      expect(proxy.targets.join()).not.toContain(SITE.address);
    },
  );

  it('connects to an address that stands for no name', async () => {
    await start({ kind });
    const socket = await session({ address: '203.0.113.10', port: 8443 });
    socket.end('x');
    expect((await text(socket)).startsWith('x ')).toBe(true);
    expect(proxy.targets).toContain('203.0.113.10:8443');
  });

  it('resets a connection that the proxy refuses, and is still up', async () => {
    await start({ kind });
    carrier.take({ is: 'name', address: SITE.address, name: 'nowhere.test' });
    expect(await closed(await session())).toBe(true);
    await expect.poll(state).toMatchObject({ state: 'up' });
  });

  it('says that its login is refused, and that nothing was carried', async () => {
    await start({ kind, login: 'me:right' }, { user: 'me', password: 'wrong' });
    await expect.poll(state).toEqual({ is: 'state', state: 'down', trouble: 'refuses-login' });
    expect(proxy.targets).toEqual([]);
  });

  it('says that the server asks for a login, without one', async () => {
    await start({ kind, login: 'me:right' });
    await expect.poll(state).toEqual({ is: 'state', state: 'down', trouble: 'refuses-login' });
  });

  it('holds connections while the proxy is down, and says so; they go on when it is back', async () => {
    await start({ kind });
    carrier.take({ is: 'name', address: SITE.address, name: 'site.test' });
    await expect.poll(state).toMatchObject({ state: 'up' });
    const { port } = proxy;
    await proxy.close();
    const socket = await session();
    await expect.poll(state).toEqual({ is: 'state', state: 'down' });
    expect(socket.destroyed).toBe(false);
    proxy = await TestProxy.start({ kind, find, port: sitePort() }, port);
    socket.end('late');
    expect((await text(socket)).startsWith('late ')).toBe(true);
    expect(state()).toEqual({ is: 'state', state: 'up' });
  });

  it('notices without traffic that the proxy is down, and up again', async () => {
    await start({ kind });
    await expect.poll(state).toMatchObject({ state: 'up' });
    const { port } = proxy;
    await proxy.close();
    await expect.poll(state, { timeout: 3_000 }).toEqual({ is: 'state', state: 'down' });
    proxy = await TestProxy.start({ kind, find }, port);
    await expect.poll(state, { timeout: 3_000 }).toEqual({ is: 'state', state: 'up' });
    carrier.take({ is: 'probe' });
    await expect.poll(() => reports.find((report) => report.is === 'probed')?.tookMs).toBeTypeOf('number');
  });
});

it('says that what answers is no such proxy', async () => {
  await start({});
  const within = AbortSignal.timeout(5_000);
  const chatty = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('220 mail.test ESMTP\r\n\r\n');
  });
  await once(chatty.listen(0, '127.0.0.1'), 'listening');
  const of = { address: '127.0.0.1', port: (chatty.address() as AddressInfo).port };
  for (const kind of ['socks5', 'http-connect'] as const)
    await expect(connectThrough({ kind, ...of }, { host: 'a.test', port: 1 }, within)).rejects.toMatchObject({
      problem: 'no-proxy',
    });
  chatty.close();
});

it('ends what it carries for a session that has ended, and nothing else', async () => {
  await start({});
  carrier.take({ is: 'name', address: SITE.address, name: 'site.test' });
  const socket = await session();
  socket.write('half');
  await expect.poll(() => proxy.targets).toContain('site.test:80');
  carrier.take({ is: 'forget', session: '198.51.100.10' });
  await settle();
  expect(socket.destroyed).toBe(false);
  carrier.take({ is: 'forget', session: '127.0.0.1' });
  expect(await closed(socket)).toBe(true);
});

it('gives Tor one login for each session, and another one for the next session at its address', async () => {
  await start({ takesLogins: true }, undefined, 'tor');
  carrier.take({ is: 'name', address: SITE.address, name: 'site.test' });
  const visit = async (times: number) => {
    const before = proxy.logins.length;
    for (let visit = 0; visit < times; visit += 1) (await session()).write('x');
    await expect.poll(() => proxy.targets.filter((target) => target === 'site.test:80').length).toBe((visits += times));
    return new Set(proxy.logins.slice(before).filter((login) => login.startsWith('127.0.0.1:')));
  };
  let visits = 0;
  const first = await visit(2);
  carrier.take({ is: 'forget', session: '127.0.0.1' });
  const next = await visit(1);
  expect([first.size, next.size]).toEqual([1, 1]);
  expect(next).not.toEqual(first);
});
