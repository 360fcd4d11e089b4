/**
 * The filter between the network VM and passt with IPv6: the test is a network VM that an attacker has taken over. Both processes run as the product starts
 * them, the filter in its jail.
 */
import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';
import type { PortAccess } from '../../../appliance/protocol/network.ts';
import { FilterControl } from '../../../host-agent/network/filter-control.ts';
import { startFilter } from '../../../host-agent/network/uplink/start-filter.ts';
import { killAndWait, type ProcessIdentity } from '../../../host-agent/process/process.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { passtArguments, UPLINK, UPLINK_6 } from '../../../host-agent/tools/passt.ts';
import { filterProgram } from '../../bed/bundle-program.ts';
import { FrameLink } from '../../bed/network/frames/frame-link.ts';
import { forbiddenIpv6Frames } from '../../bed/network/ipv6/forbidden-ipv6-frames.ts';
import { FrameListener } from '../../bed/network/frames/frames.ts';
import { type Internet, openInternet } from '../../bed/network/internet.ts';
import { ADDRESSES_6, addIpv6 } from '../../bed/network/ipv6/ipv6-internet.ts';
import { neighbourQuestion, tcp6 } from '../../bed/network/ipv6/ipv6-packets.ts';
import { readFrame, TCP } from '../../bed/network/packets.ts';
import { startPasst } from '../../bed/network/passt.ts';
import { WebServer } from '../../bed/network/web-server.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const WITHIN_MS = 1_500;
const OPEN: PortAccess = { kind: 'open' };
const INTERNET: PortAccess = { kind: 'internet-only' };
const { host, router, lan, hostOnPublicLan, publicLan, uniqueLocal, world } = ADDRESSES_6;
/** Everything inside that a session must not reach, each with a server that answers. */
const INSIDE = [host, router, lan, hostOnPublicLan, publicLan, uniqueLocal];

const folder = makeRunFolder();
const names = vmFiles(join(folder, 'n'));
let internet: Internet;
let filter: ProcessIdentity;
let control: FilterControl;
let takenOver: FrameLink;
let lastPort = 20_000;

beforeAll(async () => {
  internet = await openInternet(folder);
  await addIpv6(internet);
  for (const namespace of [internet.host, internet.router, internet.lan, internet.publicLan, internet.world])
    await WebServer.start(namespace, folder, ['[::]:80']);
  await mkdir(dirname(names.outerUplink), { recursive: true });
  await startPasst(internet.host, names.outerUplink, passtArguments(names.outerUplink, true));
  filter = await startFilter(names, filterProgram(), join(folder, 'filter.log'), AbortSignal.timeout(30_000));
  control = new FilterControl(names, { kind: 'static', ...UPLINK, ipv6: UPLINK_6 });
  takenOver = await FrameLink.connect(names.uplink);
});
afterAll(async () => {
  takenOver.close();
  await killAndWait(filter);
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
});

async function enforce(ipv6: boolean, ...accesses: PortAccess[]): Promise<void> {
  control.apply({
    refusedNetworks: ['192.168.77.0/24', '203.0.114.0/24', '2a0e:5301::/56'],
    ports: accesses.map((access, port) => ({ port, access })),
    internet: { ipv4: true, ipv6, resolver: 'ipv4' },
  });
  await control.applied();
}

const ends = (to: string) => ({ fromMac: UPLINK_MAC, toMac: UPLINK_6.mac, from: UPLINK_6.address, to });

/** Whether a server answers at this address. */
async function reaches(address: string): Promise<boolean> {
  lastPort += 1;
  const port = lastPort;
  takenOver.send(tcp6(ends(address), port, 80));
  for (let waitedMs = 0; waitedMs < WITHIN_MS; waitedMs += 20) {
    const answered = takenOver.frames
      .map(readFrame)
      .some(({ ip6 }) => ip6?.from === address && ip6.toPort === port && ip6.flags === (TCP.syn | TCP.ack));
    if (answered) return true;
    await sleep(20);
  }
  return false;
}

it('lets nothing of IPv6 pass before there are rules, and while the host has no IPv6', async () => {
  expect(await reaches(world)).toBe(false);
  await enforce(false, OPEN);
  for (const address of [world, ...INSIDE]) expect([address, await reaches(address)]).toEqual([address, false]);
});

// Before there is any connection whose end would be seen.
it('passes no frame that a network VM that was taken over sends to its neighbours, or with headers that hide what it is', async () => {
  await enforce(true, INTERNET);
  const listener = await FrameListener.at(internet.host, 'eth0');
  for (const { frame } of forbiddenIpv6Frames({ vmMac: UPLINK_6.mac, port: 0, other: 1 })) takenOver.send(frame);
  // passt would answer neither this one.
  takenOver.send(neighbourQuestion({ ...ends('ff02::1:ff00:1'), toMac: '33:33:ff:00:00:01' }, UPLINK_6.gateway));
  await sleep(WITHIN_MS);
  expect(takenOver.frames.map(readFrame)).toEqual([]);
  // The kernel of the host reports the groups that it listens to.
  expect(listener.seen.filter(({ type, to }) => type === '86dd' && !to.startsWith('33:33:'))).toEqual([]);
  expect(await reaches(world)).toBe(true);
});

it('keeps a network VM that was taken over from the LAN and from this host by IPv6, while the Internet works', async () => {
  await enforce(true, INTERNET);
  expect(await reaches(world)).toBe(true);
  for (const address of INSIDE) expect([address, await reaches(address)]).toEqual([address, false]);
});

it('opens the LAN by IPv6 while a session’s policy opens it, and closes it again', async () => {
  await enforce(true, INTERNET, OPEN);
  // Passt itself refuses nothing of these, so the answers prove that only the filter does.
  for (const address of INSIDE) expect([address, await reaches(address)]).toEqual([address, true]);
  await enforce(true, INTERNET);
  for (const address of INSIDE) expect([address, await reaches(address)]).toEqual([address, false]);
  await enforce(true);
  expect(await reaches(world)).toBe(false);
});
