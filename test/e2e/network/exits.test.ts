/** Exits, with real network VMs and sessions, and peers of WireGuard in the test's own Internet. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { ListedExit, TestedExit } from '../../../host-agent/api/host/exit.ts';
import { getsNoAnswer, goesOn, seenFrom, SILENCE_MS, spareIsAtExit, useExit } from '../../bed/network/exit-steps.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { UplinkCount } from '../../bed/network/uplink-count.ts';
import { WireGuardPeer } from '../../bed/network/wireguard-peer.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const NO_SPARE = '[spare]\nkeep = false\n[network]\nstartWith = "session"\n';
const EARLY_SPARE = '[spare]\nminimumAvailableMiB = 0\n[network]\nstartWith = "agent"\n';

let testBed: TestBed;
let peers: WireGuardPeer[];

beforeEach(async () => {
  testBed = await openTestBed();
  const { internet, folder } = testBed;
  peers = [await WireGuardPeer.start(internet, folder, 0), await WireGuardPeer.start(internet, folder, 1)];
  testBed.product.configure(NO_SPARE);
});
afterEach(async () => {
  for (const { name } of await testBed.product.ask(z.array(ListedExit), 'exit', 'list')) {
    testBed.product.configure(readFileSync(testBed.product.configFile, 'utf8').replaceAll(/^exit = .*$/gm, ''));
    await testBed.product.run('exit', 'remove', name);
  }
  for (const peer of peers) await peer.close();
  expect(await testBed.close()).toEqual([]);
});

/** The names of exits, each with its peer. */
async function importExits(exits: Readonly<Record<string, WireGuardPeer>>): Promise<void> {
  for (const [name, peer] of Object.entries(exits)) {
    const file = join(testBed.folder, `${name}.conf`);
    writeFileSync(file, peer.file());
    const { status, stderr } = await testBed.product.run('exit', 'import', file);
    expect([status, stderr]).toEqual([0, '']);
  }
}

const until = (what: string, holds: () => Promise<boolean>, withinMs = PAGE_TIMEOUT_MS) =>
  testBed.product.until(what, holds, withinMs);

it('waits for its exit, is seen at the address of that only, and sends nothing beside it', async () => {
  const { product, internet, site } = testBed;
  const [peer] = peers as [WireGuardPeer];
  await importExits({ work: peer });
  await useExit(testBed, 'work');
  await peer.kill();
  const count = await UplinkCount.start(internet.host, 'eth0', [peer.server], ADDRESSES.router);
  const open = product.open('http://site.test/steady?run=exit', '--detach');
  const { session } = await open.event('created', START_TIMEOUT_MS);
  const exitNow = async () => (await product.sessions()).find(({ id }) => id === session.id)?.exit;
  await until('the session says that its exit is down', async () => (await exitNow())?.trouble?.code === 'exit-down');
  expect((await product.run('exit', 'list')).stdout).toContain('waiting');
  await peer.resume();
  await open.event('ready', START_TIMEOUT_MS);
  await goesOn(testBed, 'exit');
  expect(await exitNow()).toEqual({ name: 'work', isUp: true });
  expect(await product.ask(TestedExit, 'exit', 'test', 'work')).toMatchObject({
    serverAddress: peer.address,
    address: '10.90.0.2',
  });

  // The page asks on, and nothing of it arrives.
  await peer.kill();
  await sleep(SILENCE_MS);
  await getsNoAnswer(testBed, 'exit');
  await peer.resume();
  await goesOn(testBed, 'exit');

  // The next host agent takes over both VMs and the filter.
  await product.kill(product.daemon()?.pid ?? 0);
  await until('the exit is known again', async () => (await exitNow())?.isUp === true);
  await goesOn(testBed, 'exit');

  expect(await seenFrom(testBed, 'run=exit')).toEqual([peer.address]);
  const counted = await count.read();
  expect(counted).toMatchObject({ stray: {}, names: 0 });
  expect(counted.tunnel).toBeGreaterThan(100);
  expect((await product.run('close', session.id)).status).toBe(0);
  expect((await site.record()).requests.filter(({ from }) => from !== peer.address)).toEqual([]);
});

it('keeps its way when the configuration changes, and the next session has the new one', async () => {
  const { product, internet } = testBed;
  const [work, home] = peers as [WireGuardPeer, WireGuardPeer];
  await importExits({ work, home });
  await useExit(testBed, 'work');
  const count = await UplinkCount.start(internet.host, 'eth0', [work.server, home.server], ADDRESSES.router);
  await product.open('http://site.test/steady?run=first', '--detach').event('ready', START_TIMEOUT_MS);
  await goesOn(testBed, 'first');
  product.configure(readFileSync(product.configFile, 'utf8').replace(NO_SPARE, EARLY_SPARE));
  await useExit(testBed, 'home');
  // It is at its exit before the click.
  await spareIsAtExit(testBed, 'home');
  const second = await product.open('http://site.test/steady?run=second', '--detach').event('ready', START_TIMEOUT_MS);
  expect(second.session.startedFrom).toBe('spare');
  await goesOn(testBed, 'second');
  await goesOn(testBed, 'first');
  expect([await seenFrom(testBed, 'run=first'), await seenFrom(testBed, 'run=second')]).toEqual([
    [work.address],
    [home.address],
  ]);
  expect(await count.read()).toMatchObject({ stray: {}, names: 0 });
  // A profile still needs it.
  expect(await product.complaint('exit', 'remove', 'home')).toMatchObject({ code: 'config-change-refused' });
  expect((await product.run('close', '--all')).status).toBe(0);
});
