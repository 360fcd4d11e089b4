/** The uplinks of a network VM that routes, each with a real network VM and a session. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import type { Namespace } from '../../bed/namespace.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

let testBed: TestBed;

beforeEach(async () => {
  testBed = await openTestBed();
});
afterEach(async () => {
  expect(await testBed.close()).toEqual([]);
});

const status = () => testBed.product.ask(NetworkStatus, 'network', 'status');
const start = () => testBed.product.ask(NetworkStatus, 'network', 'start');
const pidOf = ({ processes }: NetworkStatus, role: string): number =>
  processes.find((process) => process.role === role)?.pid ?? 0;
const until = (what: string, holds: () => Promise<boolean>) => testBed.product.until(what, holds, PAGE_TIMEOUT_MS);

/** The number of answers that the page has received. */
const answers = async () => (await testBed.site.reports('steady')).filter(({ kind }) => kind === 'answered').length;

async function reachesItsPageAgain(): Promise<void> {
  const before = await answers();
  await until('the session reaches its page again', async () => (await answers()) > before);
}

describe('a session behind the uplink “user”', () => {
  it('reaches its pages again after passt or the network VM was killed, which pages see as a lost link, and after the host has changed networks', async () => {
    const { product } = testBed;
    product.configure('[spare]\nkeep = false\n');
    const { session } = await product
      .open('http://site.test/steady?run=steady', '--detach')
      .event('ready', START_TIMEOUT_MS);
    await reachesItsPageAgain();
    const first = await status();
    expect(first).toMatchObject({
      state: 'up',
      uplink: 'user',
      mode: 'nat',
      cable: 'up',
      address: '192.0.2.2/24',
      ports: { sessions: [{ session: session.id, policy: 'internet-only' }] },
    });

    await product.kill(pidOf(first, 'uplink'));
    await until('passt is back', async () => pidOf(await status(), 'uplink') !== pidOf(first, 'uplink'));
    await reachesItsPageAgain();
    const restarted = await status();
    expect(pidOf(restarted, 'qemu')).toBe(pidOf(first, 'qemu'));
    expect(restarted).toMatchObject({ state: 'up', lastTrouble: { code: 'uplink-ended' } });

    writeFileSync(
      join(testBed.folder, 'host.resolv.conf'),
      `# changed\nnameserver ${ADDRESSES.router}\nnameserver 192.168.77.9\n`,
    );
    await until(
      'passt has read the other nameservers',
      async () => pidOf(await status(), 'uplink') !== pidOf(restarted, 'uplink'),
    );
    await reachesItsPageAgain();

    await product.kill(pidOf(first, 'qemu'));
    await until('a new network VM is up', async () => {
      const now = await status();
      return now.state === 'up' && pidOf(now, 'qemu') !== pidOf(first, 'qemu');
    });
    await reachesItsPageAgain();
    // So Chromium has forgotten all addresses, and loads pages again that it could not reach.
    await testBed.site.waitForReport(
      'steady',
      ({ kind, detail }) => kind === 'seen' && detail.endsWith('offline,online'),
      PAGE_TIMEOUT_MS,
    );
    expect(await status()).toMatchObject({ lastTrouble: { code: 'network-ended' } });
    expect(await product.sessions()).toMatchObject([{ id: session.id, state: 'browsing' }]);
    expect((await product.run('close', session.id)).status).toBe(0);
  });
});

describe('a network VM with the uplink “tap”', () => {
  it('gets a lease of the LAN, and no session reaches that LAN, although it is public', async () => {
    const { internet, product, inside } = testBed;
    // The host has no address there, so only the lease says which network it is.
    await internet.host.ip('address flush dev eth1');
    await internet.host.ip('link add br1 type bridge');
    await internet.host.ip('link set eth1 master br1');
    await internet.host.ip('link set br1 up');
    await internet.host.must([
      'sh',
      '-c',
      'mkdir -p "$0/upper" "$0/work" && mount -t overlay -o "lowerdir=/etc,upperdir=$0/upper,workdir=$0/work" overlay /etc && mkdir -p /etc/qemu && echo "allow br1" > /etc/qemu/bridge.conf',
      await tmpfs(internet.host),
    ]);
    const nameserver = internet.publicLan.start([
      'dnsmasq',
      '--no-daemon',
      '--log-queries',
      '--conf-file=/dev/null',
      '--no-hosts',
      '--no-resolv',
      `--address=/#/${ADDRESSES.publicLan}`,
      `--dhcp-range=203.0.114.100,203.0.114.120,255.255.255.0,120s`,
      `--dhcp-option=3,${ADDRESSES.publicLan}`,
      '--leasefile-ro',
    ]);
    let asked = '';
    nameserver.stderr.on('data', (text) => (asked += String(text)));
    product.configure('[network]\nuplink = "tap"\ntap.bridge = "br1"\n[spare]\nkeep = false\n');
    expect(await start()).toMatchObject({ state: 'up', uplink: 'tap', mode: 'nat' });
    await until('the lease is reported', async () => (await status()).address?.startsWith('203.0.114.1') ?? false);
    // The network VM asks the nameserver of the lease. The session does not learn the address that it answers, and may not use it.
    const { session } = await product.open('http://any.test/', '--detach').event('ready', START_TIMEOUT_MS);
    await until('the name is asked for', () => Promise.resolve(asked.includes('any.test')));
    expect((await product.run('close', session.id)).status).toBe(0);
    const { session: second } = await product
      .open(`http://${ADDRESSES.publicLan}/`, '--detach')
      .event('ready', START_TIMEOUT_MS);
    await until('the page is refused', async () => ((await status()).ports.sessions[0]?.refusedPackets ?? 0) > 0);
    expect(await inside.publicLan.record().then(({ requests }) => requests)).toEqual([]);
    // No QEMU has a network in its jail: the hub got the tap as an open file descriptor.
    for (const { pid } of (await status()).processes.filter(({ role }) => role !== 'jail'))
      expect(
        product
          .readProcess(pid, 'net/dev')
          .split('\n')
          .filter((line) => line.includes(':'))
          .map((line) => line.trim().split(':')[0]),
      ).toEqual(['lo']);
    expect((await product.run('close', second.id)).status).toBe(0);
  });
});

/** A file system for an overlay, which cannot be on another overlay. */
async function tmpfs(namespace: Namespace): Promise<string> {
  const at = testBed.product.path('h');
  await namespace.must(['mount', '-t', 'tmpfs', 'none', at]);
  return at;
}
