/** A network VM that is a bridge: ours, and an imported one. A namespace stands for the session. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { portMac, SESSION_NETWORK, sessionMac, UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';
import { Image } from '../../../host-agent/api/host/image.ts';
import { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { Namespace } from '../../bed/namespace.ts';
import { makeCertificates } from '../../bed/network/certificates.ts';
import { makeForeignSystem } from '../../bed/network/foreign-system.ts';
import { FrameListener, sendFrame } from '../../bed/network/frames/frames.ts';
import { plugInto } from '../../bed/network/plugged-namespace.ts';
import { says, startAuthenticator, startSupplicant } from '../../bed/network/port-access.ts';
import { networkImage } from '../../bed/images/test-images.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

const EAPOL_GROUP = '01:80:c2:00:00:03';
const BRIDGE =
  '[network]\nuplink = "tap"\ntap.device = "tap7"\nmode = "bridge"\n[template]\nseal = "off"\n[spare]\nkeep = false\n';

let testBed: TestBed | undefined;
let guest: Namespace | undefined;
let data: string | undefined;

afterEach(async () => {
  await guest?.close();
  const lingering = await testBed?.close();
  if (data !== undefined) rmSync(data, { recursive: true });
  [guest, testBed, data] = [undefined, undefined, undefined];
  expect(lingering).toEqual([]);
});

/** The test bed, with questions about its network VM. `guest` stands for the session at port 0. */
async function open(environment: Readonly<Record<string, string>> = {}) {
  const opened = await openTestBed(environment);
  testBed = opened;
  const namespace = await Namespace.create('guest', opened.folder, SESSION_NETWORK.address);
  guest = namespace;
  await namespace.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
  const { product } = opened;
  return {
    internet: opened.internet,
    product,
    folder: opened.folder,
    guest: namespace,
    status: () => product.ask(NetworkStatus, 'network', 'status'),
    start: () => product.ask(NetworkStatus, 'network', 'start'),
    portSocket: () => vmFiles(join(product.runtimeFolder, 'network')).port(0),
    until: (what: string, holds: () => Promise<boolean>) => product.until(what, holds, PAGE_TIMEOUT_MS),
  };
}

function dataFolder(): string {
  data = mkdtempSync(join(tmpdir(), 'sb-data-'));
  return data;
}

describe('a network VM as a bridge', () => {
  it('carries a session’s frames to the LAN, sends nothing itself, and forwards 802.1X once that is enabled', async () => {
    const { internet, product, folder, guest, status, start, portSocket, until } = await open();
    const certificates = makeCertificates(folder);
    const { publicLan: lan, host } = internet;
    await lan.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
    await host.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
    await toLanByTap(host);
    // The host's bridge must forward 802.1X, so that only the network VM can stop it.
    await host.must(['sh', '-c', 'echo 8 > /sys/class/net/br1/bridge/group_fwd_mask']);
    const atLan = await FrameListener.at(lan, 'eth0');
    product.configure(BRIDGE);
    await start();
    await until('its settings are reported', async () => (await status()).eapol === 'off');
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
    await until('802.1X is on', async () => (await status()).eapol === 'on');
    const supplicant = startSupplicant(guest, 'eth0', 'EAP-TLS', certificates, folder);
    await says(supplicant, 'CTRL-EVENT-EAP-SUCCESS');
    expect(atLan.seen.some(({ to, from }) => to === EAPOL_GROUP && from === sessionMac(0))).toBe(true);
    await supplicant.signal('KILL');
    await authenticator.signal('KILL');
    expect(atLan.seen.filter(({ from }) => from === UPLINK_MAC || from === portMac(0))).toEqual([]);
    expect(readFileSync(product.configFile, 'utf8')).toContain('forwardEapol = true');
  });
});

describe('a network VM from another project', () => {
  it('runs as a bridge when it is imported, and its status shows what is unknown', async () => {
    // The imported image must not become the image of other tests.
    const { internet, product, folder, guest, start, portSocket, until } = await open({ XDG_DATA_HOME: dataFolder() });
    const image = await networkImage();
    const { initrd, rootfs } = await makeForeignSystem(folder, image);
    product.configure(BRIDGE.replace('mode', 'startWith = "session"\nidleStopSeconds = 600\nmode'));
    const imported = await product.ask(
      Image,
      'image',
      'import',
      'network',
      '--kernel',
      join(image.folder, 'vmlinuz'),
      '--initrd',
      initrd,
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
    expect((await product.run('network', 'status')).stdout).toMatch(
      /Origin +imported: what it lets through is unknown/,
    );
  });
});

/** Puts the host's second card, which is on the LAN, into a bridge with a tap that is made for this account. */
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
