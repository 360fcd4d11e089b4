/** Attaches network cards. The domain that carries the frames of a port announces itself in a file, in the place of QEMU's socket. */
import { basename, dirname } from 'node:path';
import { mkdir, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../../api/errors/failure.ts';
import { backendFile } from '../../storage/filenames.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import { listKeys, readKey } from '../../tools/xen/xenstore.ts';
import { attachCard, detachCard } from '../../tools/xen/xl.ts';
import type { DomainCard } from '../xen/domain.ts';
import type { Nic } from '../hypervisor.ts';
import { cardWords } from './config.ts';

/** The bridge inside the network VM; see appliance/agent/network. */
const BRIDGE = 'xenbr0';
/** The network VM writes this when its bridge is up; see appliance/images/network. */
const READY_KEY = 'data/ports';

/** The domain that carries the frames of a port. */
export const Backend = z.strictObject({ name: z.string(), id: z.int().min(1) });
export type Backend = z.infer<typeof Backend>;

export interface PlugTimes {
  /** From the toolstack's answer to the network VM's. */
  readonly connectedWithinMs: number;
  readonly lookEveryMs: number;
}

export const PLUG_TIMES: PlugTimes = { connectedWithinMs: 20_000, lookEveryMs: 200 };

/** Announces that the domain `backend` carries the frames of this card. */
export async function offerPort(nic: Nic, backend: Backend): Promise<void> {
  await mkdir(dirname(nic.socket), { recursive: true, mode: 0o700 });
  await writeRecord(backendFile(nic.socket), Backend, backend);
}

export async function withdrawPort(socket: string): Promise<void> {
  await rm(backendFile(socket), { force: true });
}

/** The domain that carries the frames of this card; `undefined` while none does. */
export function backendOf(nic: Nic): Promise<Backend | undefined> {
  return readRecord(backendFile(nic.socket), Backend);
}

/** The card as data for the toolstack. Pure. */
export function cardAt(nic: Nic, backend: Backend): DomainCard {
  return { mac: nic.mac, backend: backend.name, bridge: BRIDGE, port: `port${basename(dirname(nic.socket))}` };
}

/** Waits until the bridge of the other end is up. Throws the signal's reason. */
export async function untilReady(nic: Nic, signal: AbortSignal, times: PlugTimes): Promise<Backend> {
  for (;;) {
    signal.throwIfAborted();
    const backend = await backendOf(nic);
    if (backend && (await readKey(`/local/domain/${backend.id}/${READY_KEY}`))?.trim() === 'ready') return backend;
    await sleep(times.lookEveryMs, undefined, { signal });
  }
}

/**
 * Attaches the card of the domain `domain`; resolves when the network VM reports that it is connected, since the toolstack reports success
 * earlier. A card that does not get there is detached and attached once more. Throws `Failure` card-not-connected.
 */
export async function plugIn(
  domain: { readonly name: string; readonly id: number },
  nic: Nic,
  backend: Backend,
  signal: AbortSignal,
  times: PlugTimes,
): Promise<void> {
  for (const isLast of [false, true]) {
    signal.throwIfAborted();
    await attachCard(domain.name, cardWords(cardAt(nic, backend)));
    if (await becomesConnected(domain.id, nic, backend, signal, times)) return;
    await detachCard(domain.name, nic.mac).catch(() => undefined);
    if (isLast) throw new Failure('card-not-connected');
  }
}

async function becomesConnected(
  domain: number,
  nic: Nic,
  backend: Backend,
  signal: AbortSignal,
  times: PlugTimes,
): Promise<boolean> {
  const folder = `/local/domain/${backend.id}/backend/vif/${domain}`;
  for (let waitedMs = 0; waitedMs < times.connectedWithinMs; waitedMs += times.lookEveryMs) {
    for (const handle of await listKeys(folder)) {
      if ((await readKey(`${folder}/${handle}/mac`))?.trim() !== nic.mac) continue;
      const untrustedStatus = (await readKey(`${folder}/${handle}/hotplug-status`))?.trim();
      if (untrustedStatus === 'connected') return true;
      if (untrustedStatus === 'error') return false;
    }
    await sleep(times.lookEveryMs, undefined, { signal });
  }
  return false;
}
