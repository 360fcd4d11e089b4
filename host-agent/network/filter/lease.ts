/** The lease that a DHCP server gave the network VM, as it passed the filter. */
import { networkOf } from '../../../appliance/protocol/addresses.ts';
import { readPacket } from './packet.ts';
import type { Gate, Lease } from './rules.ts';
import { isLease } from './verdict.ts';

const UDP_BYTES = 8;
/** Fixed part of a DHCP message and the cookie before its options. */
const OPTIONS_AT = 240;
const COOKIE = 0x6382_5363;
const REPLY = 2;
const ACKNOWLEDGED = 5;
const OPTION = { padding: 0, mask: 1, router: 3, resolvers: 6, type: 53, server: 54, end: 255 } as const;

/** The lease in a frame towards the network VM; `undefined` when the frame acknowledges none that is complete. Pure. */
export function leaseIn(frame: Buffer, gate: Gate): Lease | undefined {
  const packet = readPacket(frame);
  if (typeof packet === 'string' || packet.kind === 'arp' || !isLease(frame, packet, gate)) return undefined;
  const message = frame.subarray(packet.payloadAt + UDP_BYTES, packet.payloadAt + packet.payloadBytes);
  if (message.length < OPTIONS_AT || message.readUInt8(0) !== REPLY || message.readUInt32BE(236) !== COOKIE)
    return undefined;
  if (message.compare(gate.mac, 0, 6, 28, 34) !== 0) return undefined;
  const options = optionsOf(message.subarray(OPTIONS_AT));
  const first = (option: number) => {
    const value = options.get(option);
    return value && value.length >= 4 ? value.readUInt32BE(0) : undefined;
  };
  const [mask, gateway, resolver, server] = [OPTION.mask, OPTION.router, OPTION.resolvers, OPTION.server].map(first);
  if (options.get(OPTION.type)?.[0] !== ACKNOWLEDGED || gateway === undefined || resolver === undefined)
    return undefined;
  const address = message.readUInt32BE(16);
  return {
    address,
    gateway,
    resolver,
    ...(server !== undefined && { server }),
    network: networkOf({ address: dotted(address), prefixLength: prefixLengthOf(mask ?? 0xffff_ff00) }),
  };
}

/** Ends at the first option that does not fit. */
function optionsOf(untrustedOptions: Buffer): Map<number, Buffer> {
  const options = new Map<number, Buffer>();
  for (let at = 0; at < untrustedOptions.length;) {
    const code = untrustedOptions.readUInt8(at);
    if (code === OPTION.end) break;
    if (code === OPTION.padding) {
      at += 1;
      continue;
    }
    const length = untrustedOptions[at + 1] ?? 0;
    const value = untrustedOptions.subarray(at + 2, at + 2 + length);
    if (value.length < length) break;
    options.set(code, value);
    at += 2 + length;
  }
  return options;
}

/** The number of leading ones; a mask with a gap counts up to the gap, which refuses more. */
const prefixLengthOf = (mask: number): number => Math.clz32(~mask);

const dotted = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
