/** A session while a VPN of the host comes and goes, which the uplink follows as the host does, or as the only device by which anything leaves. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { ListedExit } from '../../../host-agent/api/host/exit.ts';
import { Finding } from '../../../host-agent/api/host/doctor.ts';
import { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { getsNoAnswer, goesOn, seenFrom, useExit } from '../../bed/network/exit-steps.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { UplinkCount } from '../../bed/network/uplink-count.ts';
import { addVpn, prepareVpn, lowerCard, moveVpn, removeVpn, VPN } from '../../bed/network/vpn.ts';
import { WireGuardPeer } from '../../bed/network/wireguard-peer.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const SETTINGS = '[spare]\nkeep = false\n[network]\nstartWith = "session"\n';
const FOLLOW = `${SETTINGS}user.follow = "device:${VPN.device}"\n`;
/** The host itself does not leave by the VPN. */
const LAST = 1000;
const SITE = `${ADDRESSES.world}:80/tcp`;

let testBed: TestBed;

beforeEach(async () => {
  testBed = await openTestBed();
  await prepareVpn(testBed.internet);
});
afterEach(async () => {
  expect(await testBed.close()).toEqual([]);
});

const status = () => testBed.product.ask(NetworkStatus, 'network', 'status');
const openPage = (run: string) =>
  testBed.product.open(`http://site.test/steady?run=${run}`, '--detach').event('ready', START_TIMEOUT_MS);
const until = (what: string, holds: () => Promise<boolean>) => testBed.product.until(what, holds, PAGE_TIMEOUT_MS);
const uplinkFinding = async () => {
  const { stdout } = await testBed.product.run('doctor', '--json');
  return z
    .array(Finding)
    .parse(JSON.parse(stdout))
    .find(({ check }) => check === 'uplink');
};

it('leaves by the device only, waits while that is missing, and goes on when it is back, also with another address', async () => {
  const { product, internet } = testBed;
  product.configure(FOLLOW);
  expect(await product.complaint('network', 'start')).toMatchObject({ code: 'uplink-device-missing' });
  expect(await uplinkFinding()).toMatchObject({
    level: 'trouble',
    message: expect.stringContaining(VPN.device) as string,
  });
  await addVpn(internet, LAST);
  expect(await uplinkFinding()).toMatchObject({ level: 'ok' });
  const count = await UplinkCount.start(internet.host, 'eth0', [SITE], ADDRESSES.router);
  await openPage('device');
  await goesOn(testBed, 'device');

  await removeVpn(internet);
  await until('the trouble is shown', async () => (await status()).trouble?.code === 'uplink-device-missing');
  expect(await status()).toMatchObject({ state: 'up' });
  await getsNoAnswer(testBed, 'device');
  await addVpn(internet, LAST);
  await goesOn(testBed, 'device');
  expect(await status()).not.toHaveProperty('trouble');
  expect(await seenFrom(testBed, '/report')).toEqual([VPN.address]);

  await moveVpn(internet, LAST);
  await goesOn(testBed, 'device');
  expect(await seenFrom(testBed, '/report')).toEqual([VPN.address, VPN.other]);

  expect(await count.read()).toMatchObject({ tunnel: 0, names: 0, stray: {} });
  expect((await product.run('close', '--all')).status).toBe(0);
});

it('follows the host to a VPN and back where the configuration names no device', async () => {
  const { product, internet } = testBed;
  product.configure(SETTINGS);
  await lowerCard(internet);
  await openPage('host');
  await goesOn(testBed, 'host');
  await addVpn(internet, 10);
  await until('the page is asked for through the VPN', async () =>
    (await seenFrom(testBed, '/report')).includes(VPN.address),
  );
  await goesOn(testBed, 'host');
  expect(await uplinkFinding()).toBeUndefined();
  await removeVpn(internet);
  await goesOn(testBed, 'host');
  expect(await seenFrom(testBed, '/report')).toEqual([ADDRESSES.host, VPN.address]);
  expect((await product.run('close', '--all')).status).toBe(0);
});

it('reaches the server of an exit by the device only', async () => {
  const { product, internet, folder } = testBed;
  product.configure(FOLLOW);
  await addVpn(internet, LAST);
  const peer = await WireGuardPeer.start(internet, folder);
  const file = join(folder, 'work.conf');
  writeFileSync(file, peer.file());
  expect((await product.run('exit', 'import', file)).status).toBe(0);
  await useExit(testBed, 'work');
  const beside = await UplinkCount.start(internet.host, 'eth0', [peer.server], ADDRESSES.router);
  const { session } = await openPage('exit');
  await goesOn(testBed, 'exit');
  expect(await seenFrom(testBed, '/report')).toEqual([peer.address]);

  await removeVpn(internet);
  const exitNow = async () => (await product.sessions()).find(({ id }) => id === session.id)?.exit;
  await until('the session says why', async () => (await exitNow())?.trouble?.code === 'uplink-device-missing');
  await getsNoAnswer(testBed, 'exit');
  await addVpn(internet, LAST);
  await goesOn(testBed, 'exit');
  expect(await beside.read()).toMatchObject({ tunnel: 0, names: 0, stray: {} });
  expect((await product.run('close', '--all')).status).toBe(0);
  for (const { name } of await product.ask(z.array(ListedExit), 'exit', 'list')) {
    await useExit(testBed, 'direct');
    await product.run('exit', 'remove', name);
  }
  await peer.close();
});
