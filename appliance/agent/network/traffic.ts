import * as z from 'zod';
import type { PortTraffic } from '../../protocol/network.ts';

/** The relevant part of the output of `nft -j list counters`. */
const Counters = z.object({
  nftables: z.array(z.object({ counter: z.object({ name: z.string(), packets: z.int(), bytes: z.int() }).optional() })),
});

/** The firewall's counts for each port. Throws when `json` is not nft's output. Pure. */
export function trafficOf(json: string, ports: readonly number[]): PortTraffic[] {
  const counters = new Map(
    Counters.parse(JSON.parse(json)).nftables.flatMap(({ counter }) =>
      counter ? [[counter.name, counter] as const] : [],
    ),
  );
  return ports.map((port) => ({
    port,
    sentBytes: counters.get(`sent${port}`)?.bytes ?? 0,
    receivedBytes: counters.get(`received${port}`)?.bytes ?? 0,
    refusedPackets: ['refused', 'spoofed'].reduce(
      (sum, what) => sum + (counters.get(`${what}${port}`)?.packets ?? 0),
      0,
    ),
  }));
}

/** The traffic since `before`. Pure. */
export function trafficSince(
  before: PortTraffic | undefined,
  { port, sentBytes, receivedBytes, refusedPackets }: PortTraffic,
): PortTraffic {
  return {
    port,
    sentBytes: sentBytes - (before?.sentBytes ?? 0),
    receivedBytes: receivedBytes - (before?.receivedBytes ?? 0),
    refusedPackets: refusedPackets - (before?.refusedPackets ?? 0),
  };
}
