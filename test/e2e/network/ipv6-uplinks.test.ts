/** One network VM with the uplink `user`, while its host moves through networks with and without IPv6: the first page of a new session in each of them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { ADDRESSES_6, addIpv6, removeIpv4, startNat64, useNameserver } from '../../bed/network/ipv6/ipv6-internet.ts';
import { WebServer } from '../../bed/network/web-server.ts';
import { HOST_PORT, openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

let testBed: TestBed;
/** Beyond the uplink and inside, by IPv6. */
let site: WebServer;
let inside: readonly WebServer[];

beforeAll(async () => {
  testBed = await openTestBed();
  testBed.product.configure('[spare]\nkeep = false\n');
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

const { host, router, lan, hostOnPublicLan, publicLan, uniqueLocal, lanByNat64 } = ADDRESSES_6;
/** What a page tries to reach: each has a server that answers. */
const INSIDE = [
  ...[host, hostOnPublicLan].map((address) => `[${address}]:${HOST_PORT}`),
  ...[router, lan, publicLan, uniqueLocal, lanByNat64].map((address) => `[${address}]`),
  ...['lan6.test', ADDRESSES.lan, `${ADDRESSES.host}:${HOST_PORT}`],
];

async function familiesUntil(families: string): Promise<void> {
  const status = () => testBed.product.ask(NetworkStatus, 'network', 'status');
  await testBed.product.until(
    `the network VM knows ${families}`,
    async () => JSON.stringify((await status()).policy?.internet) === families,
    PAGE_TIMEOUT_MS,
  );
}

/** Opens the page in a new session; the addresses from which it was requested, and which of the others answered. */
async function firstPage(name: string, run: string, server: WebServer): Promise<string[]> {
  const { product } = testBed;
  const targets = INSIDE.map((target) => `target=${encodeURIComponent(`http://${target}/`)}`).join('&');
  const { session } = await product
    .open(`http://${name}/reach?run=${run}&${targets}`, '--detach')
    .event('ready', START_TIMEOUT_MS);
  const failed = new Set<string>();
  await server.waitForReport(run, ({ kind }) => kind === 'done', PAGE_TIMEOUT_MS);
  for (const { kind, detail } of await server.reports(run)) if (kind === 'failed') failed.add(detail);
  expect(failed.size).toBe(INSIDE.length);
  expect((await product.run('close', session.id)).status).toBe(0);
  const { requests } = await server.record();
  return [...new Set(requests.filter(({ path }) => path.includes(`run=${run}&`)).map(({ from }) => from))];
}

describe('the first page of a session', () => {
  it('comes by IPv4 where the host has only that', async () => {
    expect(await firstPage('site.test', 'ipv4', testBed.site)).toEqual([ADDRESSES.host]);
    await familiesUntil('{"ipv4":true,"ipv6":false,"resolver":"ipv4"}');
  });

  it('comes by IPv6, from a server that has only that, once the host has both', async () => {
    const { internet, folder } = testBed;
    await addIpv6(internet);
    useNameserver(folder, ADDRESSES_6.router);
    // Beside the servers of IPv4.
    const programs = join(folder, '6');
    mkdirSync(programs);
    site = await WebServer.start(internet.world, programs, [`[${ADDRESSES_6.world}]:80`]);
    inside = await Promise.all([
      WebServer.start(internet.host, programs, [`[${host}]:${HOST_PORT}`, `[${hostOnPublicLan}]:${HOST_PORT}`]),
      WebServer.start(internet.router, programs, [`[${router}]:80`]),
      WebServer.start(internet.lan, programs, [`[${lan}]:80`, `[${uniqueLocal}]:80`]),
      WebServer.start(internet.publicLan, programs, [`[${publicLan}]:80`]),
    ]);
    await familiesUntil('{"ipv4":true,"ipv6":true,"resolver":"ipv6"}');
    expect(await firstPage('six.test', 'dual', site)).toEqual([ADDRESSES_6.host]);
  });

  it('comes by IPv6 where the host has only that', async () => {
    await removeIpv4(testBed.internet);
    await familiesUntil('{"ipv4":false,"ipv6":true,"resolver":"ipv6"}');
    expect(await firstPage('site.test', 'ipv6', site)).toEqual([ADDRESSES_6.host]);
  });

  it('comes by NAT64 from a server that has only IPv4 where the host has only IPv6', async () => {
    const { internet, folder } = testBed;
    await startNat64(internet, folder);
    const programs = join(folder, '64');
    mkdirSync(programs);
    const shop = await WebServer.start(internet.world, programs, [`${ADDRESSES.shop}:80`]);
    const [from] = await firstPage('shop.test', 'nat64', shop);
    expect(from).toMatch(/^192\.168\.255\./);
    // Nothing inside was reached in any of these networks.
    for (const server of [...inside, ...Object.values(testBed.inside)])
      expect((await server.record()).requests).toEqual([]);
  });
});
