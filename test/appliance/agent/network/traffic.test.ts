import { expect, it } from 'vitest';
import { trafficOf, trafficSince } from '../../../../appliance/agent/network/policing.ts';

it('counts sent, received and refused traffic of a port', () => {
  const counter = (name: string, packets: number, bytes: number) => ({
    counter: { family: 'inet', table: 'sessions', handle: 1, name, packets, bytes },
  });
  const json = JSON.stringify({
    nftables: [
      { metainfo: { version: '1.1.3' } },
      counter('sent1', 3, 300),
      counter('received1', 4, 4000),
      counter('refused1', 5, 500),
      counter('spoofed1', 2, 120),
      counter('sent2', 9, 900),
    ],
  });
  expect(trafficOf(json, [0, 1])).toEqual([
    { port: 0, sentBytes: 0, receivedBytes: 0, refusedPackets: 0 },
    { port: 1, sentBytes: 300, receivedBytes: 4000, refusedPackets: 7 },
  ]);
});

it('subtracts the traffic of earlier sessions at the port', () => {
  const counted = { port: 0, sentBytes: 30, receivedBytes: 50, refusedPackets: 4 };
  expect(trafficSince({ port: 0, sentBytes: 10, receivedBytes: 50, refusedPackets: 1 }, counted)).toEqual({
    port: 0,
    sentBytes: 20,
    receivedBytes: 0,
    refusedPackets: 3,
  });
  expect(trafficSince(undefined, counted)).toEqual(counted);
});
