/** The NDVM's ways out, each with a real NDVM: a session uses those with a policy, and a namespace is plugged in where there is a bridge. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { portMac, SESSION_NETWORK, sessionMac, UPLINK_MAC } from '../../appliance/protocol/addresses.ts';
import { Image } from '../../host-agent/api/image.ts';
import { NetworkStatus } from '../../host-agent/api/network.ts';
import { currentImage } from '../../host-agent/image/store.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { packInitramfs } from '../../host-agent/tools/cpio.ts';
import { type Certificates, makeCertificates } from '../bed/network/certificates.ts';
import { FrameListener, sendFrame } from '../bed/network/frames.ts';
import { ADDRESSES } from '../bed/network/internet.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { Namespace } from '../bed/namespace.ts';
import { plugInto } from '../bed/network/plugged-namespace.ts';
import { says, startAuthenticator, startSupplicant } from '../bed/network/port-access.ts';
import { testData } from '../bed/product.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';

const QUIET = '[template]\nseal = "off"\n[spare]\nkeep = false\n';
const EAPOL_GROUP = '01:80:c2:00:00:03';

const BRIDGE = `[network]\nuplink = "tap"\ntap.device = "tap7"\nmode = "bridge"\n${QUIET}`;

let testBed: TestBed;
let guest: Namespace;
let data: string | undefined;

const status = () => testBed.product.ask(NetworkStatus, 'network', 'status');
const start = () => testBed.product.ask(NetworkStatus, 'network', 'start');
const portSocket = () => vmFiles(join(testBed.product.runtimeFolder, 'network')).port(0);
const pidOf = ({ processes }: NetworkStatus, role: string): number =>
  processes.find((process) => process.role === role)?.pid ?? 0;
const until = (what: string, holds: () => Promise<boolean>) => testBed.product.until(what, holds, PAGE_TIMEOUT_MS);

beforeEach(async ({ task }) => {
  // What is imported must not become the image of other tests.
  data = task.name.startsWith('is imported') ? mkdtempSync(join(tmpdir(), 'sb-data-')) : undefined;
  testBed = await openTestBed(data === undefined ? {} : { XDG_DATA_HOME: data });
  guest = await Namespace.create('guest', testBed.folder, SESSION_NETWORK.address);
  await guest.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
});
afterEach(async () => {
  await guest.close();
  expect(await testBed.close()).toEqual([]);
  if (data !== undefined) rmSync(data, { recursive: true });
});

/** How many times the page has had an answer. */
const answers = async () => (await testBed.site.reports('steady')).filter(({ kind }) => kind === 'answered').length;

async function reachesItsPageAgain(): Promise<void> {
  const before = await answers();
  await until('the session reaches its page again', async () => (await answers()) > before);
}

describe('the way out through this account’s sockets', () => {
  it('comes back by itself for a session when passt, then the whole machine, is killed, and when this computer changes its network', async () => {
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
    const mended = await status();
    expect(pidOf(mended, 'qemu')).toBe(pidOf(first, 'qemu'));
    expect(mended).toMatchObject({ state: 'up', lastTrouble: { code: 'uplink-ended' } });

    writeFileSync(
      join(testBed.folder, 'host.resolv.conf'),
      `# changed\nnameserver ${ADDRESSES.router}\nnameserver 192.168.77.9\n`,
    );
    await until(
      'passt has read the other nameservers',
      async () => pidOf(await status(), 'uplink') !== pidOf(mended, 'uplink'),
    );
    await reachesItsPageAgain();

    await product.kill(pidOf(first, 'qemu'));
    await until('another machine is up', async () => {
      const now = await status();
      return now.state === 'up' && pidOf(now, 'qemu') !== pidOf(first, 'qemu');
    });
    await reachesItsPageAgain();
    expect(await status()).toMatchObject({ lastTrouble: { code: 'network-ended' } });
    expect(await product.sessions()).toMatchObject([{ id: session.id, state: 'browsing' }]);
    expect((await product.run('close', session.id)).status).toBe(0);
  });
});

describe('the way out through a bridge of this computer', () => {
  it('has a lease of the LAN, and no session reaches that LAN, public though it is', async () => {
    const { internet, product, inside } = testBed;
    // The computer itself has no address there: only the lease tells.
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
    await until('the lease is told', async () => (await status()).address?.startsWith('203.0.114.1') ?? false);
    // Its nameserver is asked, over the lease; what it names is refused.
    const { session } = await product.open('http://any.test/', '--detach').event('ready', START_TIMEOUT_MS);
    await until('the name is asked for', () => Promise.resolve(asked.includes('any.test')));
    await until('the page is refused', async () => ((await status()).ports.sessions[0]?.refusedPackets ?? 0) > 0);
    expect(await inside.publicLan.record().then(({ requests }) => requests)).toEqual([]);
    // Neither QEMU has a network of its own: the tap came to the hub as an open file.
    for (const { pid } of (await status()).processes.filter(({ role }) => role !== 'jail'))
      expect(
        product
          .readProcess(pid, 'net/dev')
          .split('\n')
          .filter((line) => line.includes(':'))
          .map((line) => line.trim().split(':')[0]),
      ).toEqual(['lo']);
    expect((await product.run('close', session.id)).status).toBe(0);
  });
});

describe('the dumb bridge', () => {
  let certificates: Certificates;
  it('carries a session’s frames to the LAN, says nothing itself, and lets 802.1X pass when it is switched on while it runs', async () => {
    const { internet, product, folder } = testBed;
    certificates = makeCertificates(folder);
    const { publicLan: lan, host } = internet;
    await lan.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
    await host.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
    await toLanByTap(host);
    // The computer's own bridge stops 802.1X like any other; here it is to be the NDVM that does.
    await host.must(['sh', '-c', 'echo 8 > /sys/class/net/br1/bridge/group_fwd_mask']);
    const atLan = await FrameListener.at(lan, 'eth0');
    product.configure(BRIDGE);
    await start();
    await until('its settings are told', async () => (await status()).eapol === 'off');
    expect(await status()).toMatchObject({ state: 'up', uplink: 'tap', mode: 'bridge', eapol: 'off', cable: 'up' });
    await plugInto(guest, portSocket(), sessionMac(0));

    const marker = { to: 'ff:ff:ff:ff:ff:ff', from: sessionMac(0), type: '88b5' };
    await until('frames flow', async () => {
      await sendFrame(guest, 'eth0', marker);
      return atLan.seen.some(({ type }) => type === marker.type);
    });
    const authenticator = await startAuthenticator(lan, 'eth0', certificates, folder);
    for (let last = 0; last < 16; last += 1)
      await sendFrame(guest, 'eth0', { to: `01:80:c2:00:00:0${last.toString(16)}`, from: sessionMac(0), type: '888e' });
    await sendFrame(guest, 'eth0', { ...marker, type: '88b6' });
    await atLan.until(({ type }) => type === '88b6');
    expect(atLan.seen.filter(({ to, from }) => to.startsWith('01:80:c2') && from === sessionMac(0))).toEqual([]);

    expect((await product.run('network', 'eapol', 'on')).status).toBe(0);
    await until('it is on', async () => (await status()).eapol === 'on');
    const supplicant = startSupplicant(guest, 'eth0', 'EAP-TLS', certificates, folder);
    await says(supplicant, 'CTRL-EVENT-EAP-SUCCESS');
    expect(atLan.seen.some(({ to, from }) => to === EAPOL_GROUP && from === sessionMac(0))).toBe(true);
    await supplicant.signal('KILL');
    await authenticator.signal('KILL');
    expect(atLan.seen.filter(({ from }) => from === UPLINK_MAC || from === portMac(0))).toEqual([]);
    expect(readFileSync(product.configFile, 'utf8')).toContain('forwardEapol = true');
  });
});

describe('a network machine made elsewhere', () => {
  it('is imported, carries frames, and is shown with what is not known of it', async () => {
    const { internet, product, folder } = testBed;
    const image = await currentImage(
      { data: join(testData, 'safe-browse'), config: folder, state: folder, runtime: folder },
      'network',
    );
    if (!image) throw new Error('There is no network image for the tests.');
    // A system of somebody else: kernel and programs are those of the distribution, what it does is its own, and no agent is in it.
    const tree = join(folder, 'elsewhere');
    const rootfs = join(folder, 'elsewhere.erofs');
    execFileSync('fsck.erofs', [`--extract=${tree}`, join(image.folder, image.manifest.files.root.name)], {
      stdio: 'ignore',
    });
    rmSync(join(tree, 'usr/lib/safe-browse'), { recursive: true });
    rmSync(join(tree, 'usr/sbin/init'), { force: true });
    writeFileSync(join(tree, 'usr/sbin/init'), ELSEWHERE, { mode: 0o755 });
    execFileSync('mkfs.erofs', ['--quiet', rootfs, tree], { stdio: 'ignore' });
    product.configure(BRIDGE.replace('mode', 'startWith = "session"\nidleStopSeconds = 600\nmode'));
    const imported = await product.ask(
      Image,
      'image',
      'import',
      'network',
      '--kernel',
      join(image.folder, 'vmlinuz'),
      '--initrd',
      await plainInitrd(folder, join(image.folder, 'initramfs.img')),
      '--rootfs',
      rootfs,
    );
    expect(imported).toMatchObject({
      role: 'network',
      imported: true,
      isCurrent: true,
      packages: 0,
      kernelVersion: image.manifest.kernelVersion,
    });

    await toLanByTap(internet.host);
    await internet.publicLan.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
    const atLan = await FrameListener.at(internet.publicLan, 'eth0');
    expect(await start()).toMatchObject({
      state: 'up',
      mode: 'bridge',
      imported: true,
      cable: 'unknown',
      eapol: 'unknown',
    });
    await plugInto(guest, portSocket(), sessionMac(0));
    await until('frames flow', async () => {
      await sendFrame(guest, 'eth0', { to: 'ff:ff:ff:ff:ff:ff', from: sessionMac(0), type: '88b5' });
      return atLan.seen.some(({ type, from }) => type === '88b5' && from === sessionMac(0));
    });
    expect((await product.run('network', 'status')).stdout).toMatch(/Made +elsewhere: what it lets through is unknown/);
  });
});

/** Modules as in our own initial RAM file system, and behind it a process 1 that takes any disk as it is. */
async function plainInitrd(folder: string, ours: string): Promise<string> {
  const [tree, packed, initrd] = ['elsewhere-initrd', 'elsewhere.cpio', 'elsewhere.img'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  mkdirSync(tree);
  writeFileSync(join(tree, 'init'), PLAIN_INIT, { mode: 0o755 });
  await packInitramfs(tree, ['init'], packed, {});
  writeFileSync(initrd, Buffer.concat([readFileSync(ours), readFileSync(packed)]));
  return initrd;
}

const PLAIN_INIT = `#!/bin/busybox sh
busybox mount -t devtmpfs none /dev
busybox mount -t proc none /proc
while read -r module; do busybox insmod "/modules/$module"; done < /modules/order
until busybox mount -t erofs -o ro /dev/vda /root; do busybox usleep 100000; done
busybox mount -o move /dev /root/dev
busybox mount -o move /proc /root/proc
exec busybox switch_root /root /sbin/init
`;

/** Process 1 of a machine that knows nothing of us. */
const ELSEWHERE = `#!/bin/busybox sh
busybox mount -t sysfs none /sys
busybox modprobe -a virtio_pci virtio_net af_packet bridge
ip link add br0 type bridge stp_state 0 forward_delay 0
for card in /sys/class/net/eth*; do ip link set dev "\${card##*/}" master br0 up; done
ip link set br0 up
while :; do busybox sleep 3600; done
`;

/** The LAN of the computer's second card, on a bridge with a tap that was made for this account. */
async function toLanByTap(host: Namespace): Promise<void> {
  for (const line of [
    'address flush dev eth1',
    'link add br1 type bridge',
    'link set eth1 master br1',
    'tuntap add mode tap name tap7',
    'link set tap7 master br1',
    'link set tap7 up',
    'link set br1 up',
  ])
    await host.ip(line);
}

/** Room for an overlay, which cannot stand on another one. */
async function tmpfs(namespace: Namespace): Promise<string> {
  const at = testBed.product.path('h');
  await namespace.must(['mount', '-t', 'tmpfs', 'none', at]);
  return at;
}
