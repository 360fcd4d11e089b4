/** The lease that a DHCP server gave the network VM, as it passed the filter. */
import { networkOf } from '../../../appliance/protocol/addresses.ts';
import { addressIn, OPTION, readDhcp, TYPE } from './dhcp.ts';
import { readPacket, udpPayload } from './packet.ts';
import type { Gate, Lease } from './rules.ts';
import { isLease } from './verdict.ts';

/** The lease in a frame towards the network VM; `undefined` when the frame acknowledges none that is complete. Pure. */
export function leaseIn(frame: Buffer, gate: Gate): Lease | undefined {
  const packet = readPacket(frame);
  if (typeof packet === 'string' || packet.kind !== 'ipv4' || !isLease(frame, packet, gate)) return undefined;
  const message = readDhcp(udpPayload(frame, packet));
  if (message?.kind !== 'reply' || message.type !== TYPE.acknowledged || !message.card.equals(gate.mac))
    return undefined;
  const first = (option: number) => addressIn(message.options.get(option));
  const [mask, gateway, resolver, server] = [OPTION.mask, OPTION.router, OPTION.resolvers, OPTION.server].map(first);
  if (gateway === undefined || resolver === undefined) return undefined;
  const address = message.offered;
  return {
    address,
    gateway,
    resolver,
    ...(server !== undefined && { server }),
    network: networkOf({ address: dotted(address), prefixLength: prefixLengthOf(mask ?? 0xffff_ff00) }),
  };
}

/** The number of leading ones; a mask with a gap counts up to the gap, which refuses more. */
const prefixLengthOf = (mask: number): number => Math.clz32(~mask);

const dotted = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
