/**
 * A QEMU without a VM that carries frames between a Unix socket and a tap. The network VM's own QEMU, which processes hostile frames, thus
 * needs no network access; and this one, which has the tap, runs no guest.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../../api/errors/failure.ts';
import type { Jail } from '../../jail/bubblewrap.ts';
import { deadline } from '../../process/deadline.ts';
import { whileRunning, whyEnded } from '../../process/launch.ts';
import { launchJail } from '../../jail/launch-jail.ts';
import { killAndWait, type ProcessIdentity } from '../../process/process.ts';
import { handTap } from '../../tools/qemu-bridge-helper.ts';
import { Qmp } from '../qmp/qmp.ts';
import { CONFINEMENT } from './arguments.ts';
import { QEMU_PROCESSES, QEMU_SYSTEM } from './jail.ts';

/** Usually some 100 ms; many seconds on a busy host. */
const UP_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 10;
/** QEMU's name for the open file of a tap in a bridge. */
const HANDED = 'lan';
/** It only buffers a few frames. */
const HUB_BOUNDS = { memoryBytes: 512 * 1024 * 1024, processors: 1, processes: QEMU_PROCESSES };

export interface HubFiles {
  /** The only folder that it sees, with its two sockets. */
  readonly folder: string;
  /** The socket of the network VM's card. */
  readonly socket: string;
  readonly control: string;
}

/** A tap in a bridge, created for us, or an existing one by its name. */
export type TapSource = { readonly bridge: string } | { readonly device: string };

/** The jail of one hub. It has no network, since it receives a tap in a bridge as an open file; only an existing tap it has to open itself. Pure. */
export function hubJail(files: HubFiles, source: TapSource): Jail {
  const inside = (path: string) => path.replace(files.folder, '/uplink');
  return {
    confinement: 'hub',
    system: QEMU_SYSTEM,
    readable: [],
    writable: [[files.folder, '/uplink']],
    devices: 'device' in source ? ['/dev/net/tun'] : [],
    // The tap belongs to the person's account.
    ...('device' in source && { sharesNetwork: true as const, keepsAccount: true as const }),
    limits: { addressSpaceBytes: HUB_BOUNDS.memoryBytes * 4, processes: HUB_BOUNDS.processes, openFiles: 256 },
    command: [
      'qemu-system-x86_64',
      '-nodefaults',
      '-no-user-config',
      '-machine',
      'none',
      '-display',
      'none',
      '-chardev',
      `socket,id=qmp,path=${inside(files.control)},server=on,wait=off`,
      '-mon',
      'chardev=qmp,mode=control',
      '-netdev',
      `stream,id=ndvm,server=on,addr.type=unix,addr.path=${inside(files.socket)}`,
      '-netdev',
      'hubport,id=to-ndvm,hubid=0,netdev=ndvm',
      ...CONFINEMENT,
    ],
  };
}

/** QEMU 10.0 crashes on a frame that arrives before its socket is connected, and a tap has frames at once. */
async function untilListening(qmp: Qmp, signal: AbortSignal): Promise<void> {
  while (
    z
      .string()
      .parse(await qmp.execute('human-monitor-command', { 'command-line': 'info network' }))
      .includes('initializing')
  )
    await sleep(LOOK_EVERY_MS, undefined, { signal });
}

/** QEMU's arguments for the tap; one in a bridge was passed under this name before. Pure. */
export const tapNetdev = (source: TapSource): Readonly<Record<string, string>> => ({
  type: 'tap',
  id: 'lan',
  ...('bridge' in source ? { fd: HANDED } : { ifname: source.device, script: 'no', downscript: 'no' }),
});

/** Resolves when frames can flow. Throws `Failure` uplink-not-started or tap-refused, and leaves nothing. */
export async function startHub(
  files: HubFiles,
  source: TapSource,
  logFile: string,
  signal: AbortSignal,
): Promise<ProcessIdentity> {
  const launched = await launchJail(hubJail(files, source), { role: 'uplink', logFile, bounds: HUB_BOUNDS });
  const hub = launched.inside ?? launched.identity;
  const up = deadline(UP_WITHIN_MS, signal, whileRunning(launched));
  try {
    const qmp = await Qmp.connect(files.control, up);
    try {
      if ('bridge' in source) {
        await qmp.lend((socket) => handTap(source.bridge, socket));
        await qmp.execute('getfd', { fdname: HANDED });
      }
      await qmp.execute('netdev_add', tapNetdev(source));
      await untilListening(qmp, up);
      await launched.closeFolders();
      await qmp.execute('netdev_add', { type: 'hubport', id: 'to-lan', hubid: 0, netdev: 'lan' });
    } finally {
      qmp.close();
      // The jail of the network VM has this folder too, and must not control the hub.
      await rm(files.control, { force: true });
    }
    return hub;
  } catch (error) {
    for (const identity of [hub, launched.identity]) await killAndWait(identity);
    signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    throw new Failure(
      'uplink-not-started',
      { program: 'tap', reason: await whyEnded(error, logFile) },
      { cause: error },
    );
  }
}
