/** Judges frames by the rules file as it is now. Without rules that it can read, no frame passes. */
import { type FSWatcher, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { FilterRules, type Gate, gateOf, Lease } from './rules.ts';
import { inward, isLease, outward } from './verdict.ts';
import { networkOf } from '../../../appliance/protocol/addresses.ts';
import { addressIn, OPTION, readDhcp, TYPE } from './dhcp.ts';
import { readPacket, udpPayload } from './packet.ts';

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

/** More than the longest lease. */
const LEASE_BYTES = 512;

export interface GatekeeperFiles {
  /** {@link FilterRules}, replaced atomically by the host agent. */
  readonly rules: string;
  /** The last lease, for the next filter of the same network VM. The host agent creates it, empty. */
  readonly lease: string;
}

export class Gatekeeper {
  readonly #files: GatekeeperFiles;
  readonly #watcher: FSWatcher;
  #rules: FilterRules | undefined;
  #lease: Lease | undefined;
  #gate: Gate | undefined;

  constructor(files: GatekeeperFiles, onLost: (error: unknown) => void) {
    this.#files = files;
    this.#lease = readJson(files.lease, Lease);
    // Before the first reading, so that no change is missed.
    this.#watcher = watch(dirname(files.rules), () => this.#read()).on('error', onLost);
    this.#read();
  }

  mayLeave(frame: Buffer): boolean {
    return this.#gate !== undefined && outward(frame, this.#gate) === 'pass';
  }

  mayEnter(frame: Buffer): boolean {
    if (this.#gate === undefined || inward(frame, this.#gate) !== 'pass') return false;
    if (this.#gate.usesDhcp) this.#note(leaseIn(frame, this.#gate));
    return true;
  }

  close(): void {
    this.#watcher.close();
  }

  #read(): void {
    this.#rules = readJson(this.#files.rules, FilterRules);
    this.#open();
  }

  #open(): void {
    this.#gate = this.#rules && gateOf(this.#rules, this.#lease);
  }

  #note(lease: Lease | undefined): void {
    if (lease === undefined || JSON.stringify(lease) === JSON.stringify(this.#lease)) return;
    this.#lease = lease;
    this.#open();
    // The only file that it may write, and not replace. One write of the same length: a reader never sees half a lease.
    writeFileSync(this.#files.lease, JSON.stringify(lease).padEnd(LEASE_BYTES), { flag: 'r+' });
  }
}

function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
