/**
 * The filter between the network VM and passt, with real packets: the test is a network VM that an attacker has taken over, sends any frame
 * it likes to the filter's socket, and sees what answers. Both processes run as the product starts them, the filter in its jail.
 */
import { rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';
import type { PortAccess } from '../../../appliance/protocol/network.ts';
import { FilterControl } from '../../../host-agent/network/filter-control.ts';
import { startFilter } from '../../../host-agent/network/uplink/start-filter.ts';
import { killAndWait, type ProcessIdentity } from '../../../host-agent/process/process.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { UPLINK } from '../../../host-agent/tools/passt.ts';
import { filterProgram } from '../../bed/bundle-program.ts';
import { FrameLink } from '../../bed/network/frames/frame-link.ts';
import { ADDRESSES, type Internet, openInternet } from '../../bed/network/internet.ts';
import { arp, BROADCAST, readFrame, tcp, TCP, udp } from '../../bed/network/packets.ts';
import { startPasst } from '../../bed/network/passt.ts';
import { UplinkCount } from '../../bed/network/uplink-count.ts';
import { WebServer } from '../../bed/network/web-server.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const WITHIN_MS = 1_500;
const OPEN: PortAccess = { kind: 'open' };
const INTERNET: PortAccess = { kind: 'internet-only' };
/** Everything inside that a session must not reach, each with a server that answers. */
const INSIDE = [ADDRESSES.host, ADDRESSES.router, ADDRESSES.lan, ADDRESSES.hostOnPublicLan, ADDRESSES.publicLan];

const folder = makeRunFolder();
const names = vmFiles(join(folder, 'n'));
let internet: Internet;
let filter: ProcessIdentity;
let control: FilterControl;
let takenOver: FrameLink;
let lastPort = 20_000;

beforeAll(async () => {
  internet = await openInternet(folder);
  const { host, router, lan, publicLan, world } = internet;
  for (const namespace of [host, router, lan, publicLan, world])
    await WebServer.start(namespace, folder, ['0.0.0.0:80']);
  await mkdir(dirname(names.outerUplink), { recursive: true });
  await startPasst(internet.host, names.outerUplink);
  filter = await startFilter(names, filterProgram(), join(folder, 'filter.log'), AbortSignal.timeout(30_000));
  control = new FilterControl(names, { kind: 'static', ...UPLINK });
  takenOver = await FrameLink.connect(names.uplink);
  takenOver.send(arp({ fromMac: UPLINK_MAC, toMac: BROADCAST, from: UPLINK.address, to: UPLINK.gateway }, 'request'));
});
afterAll(async () => {
  takenOver.close();
  await killAndWait(filter);
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
});

async function enforce(...accesses: PortAccess[]): Promise<void> {
  control.apply({
    refusedNetworks: ['192.168.77.0/24', '203.0.114.0/24'],
    ports: accesses.map((access, port) => ({ port, access })),
  });
  await control.applied();
}

/** Whether a server answers at this address. */
async function reaches(address: string): Promise<boolean> {
  lastPort += 1;
  const port = lastPort;
  const ends = { fromMac: UPLINK_MAC, toMac: BROADCAST.replace('ff', '9a'), from: UPLINK.address, to: address };
  takenOver.send(tcp(ends, port, 80, TCP.syn));
  for (let waitedMs = 0; waitedMs < WITHIN_MS; waitedMs += 20) {
    const answered = takenOver.frames
      .map(readFrame)
      .some(({ ip }) => ip?.from === address && ip.toPort === port && ip.flags === (TCP.syn | TCP.ack));
    if (answered) return true;
    await sleep(20);
  }
  return false;
}

function packet(to: string, port: number): Buffer {
  const ends = { fromMac: UPLINK_MAC, toMac: BROADCAST.replace('ff', '9a'), from: UPLINK.address, to };
  return udp(ends, 40_000, port, Buffer.alloc(64));
}

it('lets nothing pass before there are rules', async () => {
  expect(await reaches(ADDRESSES.world)).toBe(false);
});

// Before there is any connection whose end would be counted.
it('lets a network VM with a tunnel that was taken over send nothing but packets of UDP to the end of the tunnel', async () => {
  const end = { address: ADDRESSES.world, port: 51_820, protocol: 'udp' } as const;
  const tunnelled = new FilterControl(names, { kind: 'static', ...UPLINK }, end);
  tunnelled.apply({ refusedNetworks: [], ports: [{ port: 0, access: OPEN }] });
  await tunnelled.applied();
  const count = await UplinkCount.start(internet.host, 'eth0', [`${end.address}:${end.port}`], ADDRESSES.router);
  for (const address of [ADDRESSES.world, ...INSIDE])
    expect([address, await reaches(address)]).toEqual([address, false]);
  for (const to of [ADDRESSES.world, ADDRESSES.router, ADDRESSES.lan, UPLINK.resolver, UPLINK.gateway, '224.0.0.251'])
    for (const port of [53, 80, 443, 5353, 51_820])
      if (to !== end.address || port !== end.port)
        for (let times = 0; times < 100; times += 1) takenOver.send(packet(to, port));
  await sleep(WITHIN_MS);
  expect(await count.read()).toMatchObject({ tunnel: 0, names: 0, stray: {} });
  takenOver.send(packet(end.address, end.port));
  await expect.poll(async () => (await count.read()).tunnel).toBeGreaterThan(0);
  expect(await count.read()).toMatchObject({ names: 0, stray: {} });
});

it('lets a network VM with a proxy that was taken over send nothing but packets of TCP to the proxy', async () => {
  const end = { address: ADDRESSES.world, port: 80, protocol: 'tcp' } as const;
  const proxied = new FilterControl(names, { kind: 'static', ...UPLINK }, end);
  proxied.apply({ refusedNetworks: [], ports: [{ port: 0, access: OPEN }] });
  await proxied.applied();
  const count = await UplinkCount.start(internet.host, 'eth0', [`${end.address}:${end.port}/tcp`], ADDRESSES.router);
  for (const address of INSIDE) expect([address, await reaches(address)]).toEqual([address, false]);
  const ends = { fromMac: UPLINK_MAC, toMac: BROADCAST.replace('ff', '9a'), from: UPLINK.address };
  for (const to of [ADDRESSES.world, ADDRESSES.router, ADDRESSES.lan, UPLINK.resolver, UPLINK.gateway, '224.0.0.251'])
    for (const port of [53, 80, 443, 1080]) {
      for (let times = 0; times < 100; times += 1) takenOver.send(packet(to, port));
      if (to !== end.address || port !== end.port) takenOver.send(tcp({ ...ends, to }, 40_001, port, TCP.syn));
    }
  await sleep(WITHIN_MS);
  expect(await count.read()).toMatchObject({ tunnel: 0, names: 0, stray: {} });
  expect(await reaches(end.address)).toBe(true);
  expect(await count.read()).toMatchObject({ names: 0, stray: {} });
});

it('keeps a network VM that was taken over from the LAN and from this host, while the Internet works', async () => {
  await enforce(INTERNET);
  expect(await reaches(ADDRESSES.world)).toBe(true);
  for (const address of INSIDE) expect([address, await reaches(address)]).toEqual([address, false]);
});

it('opens the LAN while a session’s policy opens it, and closes it again', async () => {
  await enforce(INTERNET, OPEN);
  // Passt itself refuses nothing of these, so the answers prove that only the filter does.
  for (const address of INSIDE) expect([address, await reaches(address)]).toEqual([address, true]);
  await enforce(INTERNET);
  for (const address of INSIDE) expect([address, await reaches(address)]).toEqual([address, false]);
  expect(await reaches(ADDRESSES.world)).toBe(true);
  await enforce();
  expect(await reaches(ADDRESSES.world)).toBe(false);
});

it('closes when its rules are gone', async () => {
  await enforce(INTERNET);
  expect(await reaches(ADDRESSES.world)).toBe(true);
  await rm(names.filterRules);
  expect(await reaches(ADDRESSES.world)).toBe(false);
});
