/** Exits by proxies, with real network VMs and sessions, and proxies in the test's own Internet. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestedExit } from '../../../host-agent/api/host/exit.ts';
import { getsNoAnswer, goesOn, seenFrom, useExit } from '../../bed/network/exit-steps.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { ProxyServer } from '../../bed/network/proxy/proxy-server.ts';
import { UplinkCount } from '../../bed/network/uplink-count.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const CONFIGURATION = '[spare]\nkeep = false\n[network]\nstartWith = "session"\n';
/** The bar, and the time until the host agent says it. */
const NOTICED_WITHIN_MS = 25_000;

let testBed: TestBed;
let proxies: ProxyServer[];

beforeEach(async () => {
  testBed = await openTestBed();
  const { internet, folder } = testBed;
  proxies = [
    await ProxyServer.start(internet, folder, 'socks5', 0),
    await ProxyServer.start(internet, folder, 'http-connect', 1),
  ];
  testBed.product.configure(CONFIGURATION);
});
afterEach(async () => {
  await testBed.product.run('config', 'set', 'profile.default.exit', 'direct');
  for (const name of ['office', 'web']) await testBed.product.run('exit', 'remove', name);
  for (const proxy of proxies) await proxy.close();
  expect(await testBed.close()).toEqual([]);
});

async function addExit(name: string, { kind, server }: ProxyServer): Promise<void> {
  const login = join(testBed.folder, 'login');
  const added = await testBed.product.run('exit', 'add', name, '--kind', kind, '--server', server, '--login', login);
  expect([added.status, added.stderr]).toEqual([0, '']);
}

const until = (what: string, holds: () => Promise<boolean>, withinMs = PAGE_TIMEOUT_MS) =>
  testBed.product.until(what, holds, withinMs);

it('carries sessions through proxies of both kinds, at their addresses only, and waits while one is down', async () => {
  const { product, internet } = testBed;
  const [office, web] = proxies as [ProxyServer, ProxyServer];
  await addExit('office', office);
  await addExit('web', web);
  await useExit(testBed, 'office');
  await office.kill();
  const servers = [`${office.server}/tcp`, `${web.server}/tcp`];
  const count = await UplinkCount.start(internet.host, 'eth0', servers, ADDRESSES.router);
  const open = product.open('http://site.test/steady?run=first', '--detach');
  const { session } = await open.event('created', START_TIMEOUT_MS);
  const exitNow = async () => (await product.sessions()).find(({ id }) => id === session.id)?.exit;
  await until('the session says that its exit is down', async () => (await exitNow())?.trouble?.code === 'exit-down');
  await office.resume();
  await open.event('ready', START_TIMEOUT_MS);
  await goesOn(testBed, 'first');
  expect(await product.ask(TestedExit, 'exit', 'test', 'office')).toMatchObject({
    kind: 'socks5',
    serverAddress: office.address,
  });

  // The page asks on, and nothing of it arrives.
  await office.kill();
  await until('the session says so soon', async () => (await exitNow())?.isUp === false, NOTICED_WITHIN_MS);
  await getsNoAnswer(testBed, 'first');
  await office.resume();
  await goesOn(testBed, 'first');

  // The next host agent takes over both VMs and the filter.
  await product.kill(product.daemon()?.pid ?? 0);
  await until('the exit is known again', async () => (await exitNow())?.isUp === true);
  await goesOn(testBed, 'first');

  await useExit(testBed, 'web');
  await product.open('http://site.test/steady?run=second', '--detach').event('ready', START_TIMEOUT_MS);
  await goesOn(testBed, 'second');
  await goesOn(testBed, 'first');
  expect([await seenFrom(testBed, 'run=first'), await seenFrom(testBed, 'run=second')]).toEqual([
    [office.address],
    [web.address],
  ]);
  // The proxies resolve names.
  for (const { targets } of proxies) expect(targets).toContain('site.test');
  expect(proxies.flatMap(({ targets }) => targets).filter((target) => /^[\d.]+$/.test(target))).toEqual([]);
  const counted = await count.read();
  expect(counted).toMatchObject({ stray: {}, names: 0 });
  expect(counted.tunnel).toBeGreaterThan(100);
  expect((await product.run('close', '--all')).status).toBe(0);
});
