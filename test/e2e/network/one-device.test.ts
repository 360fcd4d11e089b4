/** passt that follows one device of the host, under a load of connections while that device vanishes and comes back. The test is its network VM. */
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';
import { guarded } from '../../../host-agent/network/uplink/device-guard.ts';
import { passtArguments, UPLINK } from '../../../host-agent/tools/passt.ts';
import { FrameLink } from '../../bed/network/frames/frame-link.ts';
import { ADDRESSES, type Internet, openInternet } from '../../bed/network/internet.ts';
import { arp, BROADCAST, icmp, readFrame, tcp, TCP, udp } from '../../bed/network/packets.ts';
import { startPasst } from '../../bed/network/passt.ts';
import { UplinkCount } from '../../bed/network/uplink-count.ts';
import { addVpn, prepareVpn, removeVpn, VPN } from '../../bed/network/vpn.ts';
import { WebServer } from '../../bed/network/web-server.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const ROUNDS = 10;
/** The host itself does not leave by the device. */
const METRIC = 1000;
const BURST_EVERY_MS = 2;
const ENDS = { fromMac: UPLINK_MAC, toMac: BROADCAST, from: UPLINK.address, to: ADDRESSES.world };

let folder: string;
let internet: Internet;
beforeEach(async () => {
  folder = makeRunFolder();
  internet = await openInternet(folder);
  await WebServer.start(internet.world, folder, ['0.0.0.0:80']);
  await prepareVpn(internet);
});
afterEach(async () => {
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Connections, datagrams and pings, each a new flow. */
function load(link: FrameLink): { end(): void } {
  let port = 10_000;
  const timer = setInterval(() => {
    port += 1;
    link.send(tcp(ENDS, port, 80, TCP.syn));
    link.send(udp(ENDS, port, 9, Buffer.from('datagram')));
    const ping = Buffer.alloc(8);
    ping.writeUInt16BE(port, 0);
    link.send(icmp(ENDS, 8, ping));
  }, BURST_EVERY_MS);
  return { end: () => clearInterval(timer) };
}

const isAnswer = (frame: Buffer): boolean => {
  const { ip } = readFrame(frame);
  return ip?.fromPort === 80 && ip.flags === (TCP.syn | TCP.ack);
};

const countBeside = () => UplinkCount.start(internet.host, 'eth0', [`${ADDRESSES.world}:80/tcp`], ADDRESSES.router);

/** The connections that were answered while the device was there, and the frames that left beside it, of all rounds. */
async function rounds() {
  const count = await countBeside();
  const answered: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const socket = join(folder, `${round}.sock`);
    await addVpn(internet, METRIC);
    const passt = await startPasst(internet.host, socket, passtArguments(socket, false, VPN), (command) =>
      guarded(VPN.device, command),
    );
    const link = await FrameLink.connect(socket);
    link.send(arp({ ...ENDS, to: UPLINK.gateway }, 'request'));
    const loaded = load(link);
    await sleep(300);
    await removeVpn(internet);
    answered.push(link.frames.filter(isAnswer).length);
    await sleep(300);
    // Under the same name, while connections wait.
    await addVpn(internet, METRIC);
    await sleep(200);
    loaded.end();
    link.close();
    passt.close();
    await removeVpn(internet);
    await rm(socket, { force: true });
  }
  const { tunnel, stray } = await count.read();
  return { answered, beside: { connections: tunnel, stray } };
}

it('sends nothing beside the device when that vanishes and comes back, ten times under load', async () => {
  const { answered, beside } = await rounds();
  expect(answered.filter((connections) => connections > 0)).toHaveLength(ROUNDS);
  expect(beside).toEqual({ connections: 0, stray: {} });
});

it('would count a connection that the host makes beside the device when that has vanished', async () => {
  const count = await countBeside();
  await addVpn(internet, METRIC);
  await removeVpn(internet);
  await internet.host.must(['curl', '--silent', '--max-time', '10', `http://${ADDRESSES.world}/`]);
  expect((await count.read()).tunnel).toBeGreaterThan(0);
});
