/** An exit by Tor, with a real network VM and sessions, and a Tor network of the test's own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TOR_PROXY, torSettings } from '../../../appliance/agent/network/exit/tor/settings.ts';
import { TestedExit } from '../../../host-agent/api/host/exit.ts';
import { getsNoAnswer, goesOn, seenFrom, useExit } from '../../bed/network/exit-steps.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { TorNetwork } from '../../bed/network/tor/tor-network.ts';
import { UplinkCount } from '../../bed/network/uplink-count.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const CONFIGURATION = '[spare]\nkeep = false\n[network]\nstartWith = "session"\n';
/** Tor gives up a connection after 30 s, and what is asked then, too. */
const NOTICED_WITHIN_MS = 150_000;

let testBed: TestBed;
let tor: TorNetwork;

beforeEach(async () => {
  testBed = await openTestBed();
  tor = await TorNetwork.start(testBed.internet, testBed.folder);
  const directories = tor.directories.map((line) => `"${line}"`).join(', ');
  testBed.product.configure(`${CONFIGURATION}[exit.onions]\nkind = "tor"\ndirectories = [${directories}]\n`);
});
afterEach(async () => {
  await testBed.product.run('config', 'set', 'profile.default.exit', 'direct');
  await tor.close();
  expect(await testBed.close()).toEqual([]);
});

it('carries sessions through Tor, each on separate circuits, opens onion services, and sends nothing beside it', async () => {
  const { product, internet } = testBed;
  await useExit(testBed, 'onions');
  await tor.kill();
  const count = await UplinkCount.start(internet.host, 'eth0', tor.servers, ADDRESSES.router);
  const open = product.open('http://site.test/steady?run=first', '--detach');
  const { session } = await open.event('created', START_TIMEOUT_MS);
  const exitNow = async () => (await product.sessions()).find(({ id }) => id === session.id)?.exit;
  const until = (what: string, holds: () => Promise<boolean>, withinMs = PAGE_TIMEOUT_MS) =>
    product.until(what, holds, withinMs);
  await until(
    'the session says that Tor is connecting',
    async () => (await exitNow())?.trouble?.code === 'exit-tor-connecting',
    START_TIMEOUT_MS,
  );
  await tor.resume();
  await open.event('ready', START_TIMEOUT_MS);
  await goesOn(testBed, 'first');
  expect(await product.ask(TestedExit, 'exit', 'test', 'onions')).toMatchObject({ kind: 'tor' });
  expect((await seenFrom(testBed, 'run=first')).every((address) => tor.addresses.includes(address))).toBe(true);

  const name = await tor.addService(`${ADDRESSES.world}:80`);
  await product.open(`http://${name}/steady?run=second`, '--detach').event('ready', START_TIMEOUT_MS);
  await goesOn(testBed, 'second');

  // The page asks on, and nothing of it arrives.
  await tor.kill();
  await until('the session says so', async () => (await exitNow())?.isUp === false, NOTICED_WITHIN_MS);
  await getsNoAnswer(testBed, 'first');
  await tor.resume();
  await goesOn(testBed, 'first');

  const counted = await count.read();
  expect(counted).toMatchObject({ stray: {}, names: 0 });
  expect(counted.tunnel).toBeGreaterThan(100);
  expect((await product.run('close', '--all')).status).toBe(0);
});

it('connects to its bridge of obfs4 only, where it has one', async () => {
  const { product, internet } = testBed;
  const bridge = await tor.addBridge();
  const directories = tor.directories.map((line) => `"${line}"`).join(', ');
  const exit = `[exit.onions]\nkind = "tor"\ndirectories = [${directories}]\nbridges = ["${bridge.line}"]\n`;
  product.configure(`${CONFIGURATION}${exit}`);
  await useExit(testBed, 'onions');
  const count = await UplinkCount.start(internet.host, 'eth0', [bridge.server], ADDRESSES.router);
  await product.open('http://site.test/steady?run=bridged', '--detach').event('ready', 2 * START_TIMEOUT_MS);
  await goesOn(testBed, 'bridged');
  expect((await seenFrom(testBed, 'run=bridged')).every((address) => tor.addresses.includes(address))).toBe(true);
  const counted = await count.read();
  expect(counted).toMatchObject({ stray: {}, names: 0 });
  expect(counted.tunnel).toBeGreaterThan(100);
  expect((await product.run('close', '--all')).status).toBe(0);
});

it('has other circuits for each login, and mostly keeps them', async () => {
  const { internet, folder } = testBed;
  const lines = torSettings({ bridges: [], directories: tor.directories })
    .replace(/^DataDirectory .*$/m, `DataDirectory ${join(folder, 'client')}`)
    .replace(/^__Owning.*$/m, '');
  const settings = join(folder, 'client.torrc');
  writeFileSync(settings, lines);
  internet.host.start(['tor', '--defaults-torrc', '/dev/null', '-f', settings, '--quiet']);
  const visit = (login: string, path: string) => {
    const proxy = `socks5h://${login}:1@${TOR_PROXY.address}:${TOR_PROXY.port}`;
    return internet.host.run(['curl', '--silent', '--max-time', '40', '--proxy', proxy, `http://site.test/${path}`]);
  };
  await testBed.product.until('Tor is up', async () => (await visit('first', 'up')).status === 0, PAGE_TIMEOUT_MS);
  const logins = Array.from({ length: 12 }, (_, index) => `login${index}-`);
  for (const login of logins) for (let time = 0; time < 3; time += 1) await visit(login, login);
  const seen = await Promise.all(logins.map((login) => seenFrom(testBed, login)));
  // Tor takes another one where a relay has failed.
  expect(seen.filter((addresses) => addresses.length === 1).length).toBeGreaterThan(logins.length / 2);
  expect(new Set(seen.flat()).size).toBeGreaterThan(1);
});
