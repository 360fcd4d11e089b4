/** The character device that carries the guest channel. */
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GUEST_CHANNEL_PORT, CHANNEL_PARAMETER } from '../../protocol/limits.ts';
import { run } from '../commands/run.ts';

/** The operations that the guest channel needs of a device. */
export interface ChannelPort {
  /** The next bytes; empty when no host agent is connected. */
  read(): Promise<Buffer>;
  /** Fulfilled when all of `bytes` is written; pending while the host does not read. */
  write(bytes: Buffer): Promise<void>;
}

const CHUNK_BYTES = 64 * 1024;
const LOOK_AGAIN_MS = 50;
const STTY_WITHIN_MS = 10_000;
/** Xen's first console after the system's own: the only channel that our VMs have. */
const XEN_CHANNEL = 'console-1';
const XEN_TERMINAL = 'hvc1';

/** The device of the virtio-serial port with this name, or `undefined` if there is none yet. */
export async function findPort(
  port: string = GUEST_CHANNEL_PORT,
  classFolder = '/sys/class/virtio-ports',
  deviceFolder = '/dev',
): Promise<string | undefined> {
  for (const entry of await readdir(classFolder).catch(() => [])) {
    const name = await readFile(join(classFolder, entry, 'name'), 'utf8').catch(() => '');
    if (name.trim() === port) return join(deviceFolder, entry);
  }
  return undefined;
}

/** The terminal of Xen's channel, or `undefined` if there is none yet. */
export async function findChannel(
  devicesFolder = '/sys/bus/xen/devices',
  deviceFolder = '/dev',
): Promise<string | undefined> {
  const [devices, terminals] = await Promise.all([namesIn(devicesFolder), namesIn(deviceFolder)]);
  return devices.includes(XEN_CHANNEL) && terminals.includes(XEN_TERMINAL)
    ? join(deviceFolder, XEN_TERMINAL)
    : undefined;
}

/** The terminal that the kernel's command line names, or `undefined`. */
export async function findNamedTerminal(
  commandLineFile = '/proc/cmdline',
  deviceFolder = '/dev',
): Promise<string | undefined> {
  const words = (await readFile(commandLineFile, 'utf8').catch(() => '')).trim().split(/\s+/);
  const name = words.find((word) => word.startsWith(CHANNEL_PARAMETER))?.slice(CHANNEL_PARAMETER.length);
  return name !== undefined && /^[a-z]{1,8}\d{1,3}$/.test(name) && (await namesIn(deviceFolder)).includes(name)
    ? join(deviceFolder, name)
    : undefined;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Waits for the device and opens it. */
export async function openPort(): Promise<ChannelPort> {
  for (;;) {
    const path = await findPort();
    if (path !== undefined) return portFile(await openDevice(path));
    const channel = (await findChannel()) ?? (await findNamedTerminal());
    if (channel !== undefined) return portFile(await openTerminal(channel));
    await sleep(LOOK_AGAIN_MS);
  }
}

function openDevice(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDWR | constants.O_NOCTTY);
}

/** Opens a terminal in raw mode: otherwise it echoes the host's bytes and holds back incomplete lines. */
async function openTerminal(path: string): Promise<FileHandle> {
  const file = await openDevice(path);
  // The file stays open, since a terminal without readers forgets its settings.
  await run('busybox', ['stty', '-F', path, 'raw', '-echo'], { timeoutMs: STTY_WITHIN_MS });
  return file;
}

/** `file` as a port. A pending read blocks one thread of Node's pool while the host is silent, and a write another: Node cannot poll a character device. */
export function portFile(file: FileHandle): ChannelPort {
  return {
    async read() {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
      return buffer.subarray(0, bytesRead);
    },
    async write(bytes) {
      for (let sent = 0; sent < bytes.length;)
        sent += (await file.write(bytes, sent, bytes.length - sent, null)).bytesWritten;
    },
  };
}
