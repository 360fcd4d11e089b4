/** Records which VM carries the frames of a port, in a file in the place of QEMU's socket. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { backendFile } from '../../storage/filenames.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import type { Nic } from '../hypervisor.ts';

const Backend = z.strictObject({ uuid: z.string() });
const LOOK_EVERY_MS = 200;

/** Announces that the VM `uuid`, whose bridge is up, carries the frames of these cards. */
export async function offerPorts(nics: readonly Nic[], uuid: string): Promise<void> {
  for (const { socket, end } of nics) {
    if (end !== 'listen') continue;
    await mkdir(dirname(socket), { recursive: true, mode: 0o700 });
    await writeRecord(backendFile(socket), Backend, { uuid });
  }
}

export async function withdrawPorts(nics: readonly Nic[], uuid: string): Promise<void> {
  for (const { socket, end } of nics)
    if (end === 'listen' && (await backendOf(socket)) === uuid) await rm(backendFile(socket), { force: true });
}

/** Waits for the VM that carries the card's frames and returns its uuid: xenmgr starts no VM whose network VM does not run. Throws the signal's reason. */
export async function untilOffered({ socket }: Nic, signal: AbortSignal): Promise<string> {
  for (;;) {
    signal.throwIfAborted();
    const uuid = await backendOf(socket);
    if (uuid !== undefined) return uuid;
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

async function backendOf(socket: string): Promise<string | undefined> {
  return (await readRecord(backendFile(socket), Backend))?.uuid;
}
