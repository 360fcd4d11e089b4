/** The distance of the test bed, by which the benchmark of sessions on other hosts is measured. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Distance, distantAddresses, openDistance } from '../../bed/network/distance/distance.ts';
import { Namespace } from '../../bed/namespace.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const PORT = 7007;
const PACKETS = 1_000;

const folder = makeRunFolder();
let near: Namespace;
let far: Namespace;
let distance: Distance;

const ECHO = `const socket = require('dgram').createSocket('udp4');
socket.on('message', (text, { address, port }) => socket.send(text, port, address)).bind(${PORT}, () => console.log('up'));`;

/** Sends packets, and prints how long each round trip took that has come to its end a second later. */
const SEND = `const socket = require('dgram').createSocket('udp4');
const [address, packets, everyMs] = [process.argv[1], Number(process.argv[2]), Number(process.argv[3])];
const tookMs = [];
socket.on('message', (text) => tookMs.push(performance.now() - Number(text)));
let sent = 0;
const timer = setInterval(() => {
  if (sent++ < packets) return socket.send(String(performance.now()), ${PORT}, address);
  clearInterval(timer);
  setTimeout(() => { console.log(JSON.stringify(tookMs)); socket.close(); }, 1000);
}, everyMs);`;

async function roundTripsMs(packets: number, everyMs: number): Promise<number[]> {
  const sender = [process.execPath, '-e', SEND, distantAddresses()[1], String(packets), String(everyMs)];
  return JSON.parse(await near.must(sender)) as number[];
}

beforeAll(async () => {
  near = await Namespace.create('near', folder);
  far = await Namespace.create('far-away', folder);
  distance = await openDistance(folder, [near, far]);
  const echo = far.start([process.execPath, '-e', ECHO]);
  await new Promise((resolve) => echo.stdout.once('data', resolve));
});

afterAll(async () => {
  await distance.close();
  await near.close();
  await far.close();
  rmSync(folder, { recursive: true });
});

it('delays both directions together by what it was told, and loses nothing', async () => {
  for (const roundTripMs of [20, 100]) {
    await distance.change({ roundTripMs, lossShare: 0 });
    const tookMs = await roundTripsMs(20, 10);
    expect(tookMs).toHaveLength(20);
    expect(Math.min(...tookMs)).toBeGreaterThanOrEqual(roundTripMs - 1);
  }
});

it('loses the share of the packets that it was told, each way', async () => {
  await distance.change({ roundTripMs: 0, lossShare: 0.1 });
  const arrived = (await roundTripsMs(PACKETS, 1)).length / PACKETS;
  // 0.9 of them on the way there, and 0.9 of those on the way back.
  expect(arrived).toBeGreaterThan(0.76);
  expect(arrived).toBeLessThan(0.86);
});
