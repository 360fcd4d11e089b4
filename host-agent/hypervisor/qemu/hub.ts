/**
 * A QEMU without a machine that carries frames between a Unix socket and a tap. The NDVM's own QEMU, which hostile frames reach, thus stays without a
 * network; and this one, which has the tap, runs no guest.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../../api/failure.ts';
import type { Jail } from '../../jail/bubblewrap.ts';
import { deadline } from '../../process/deadline.ts';
import { whileRunning, whyEnded } from '../../process/launch.ts';
import { launchJail } from '../../jail/launch-jail.ts';
import { killAndWait, type ProcessIdentity } from '../../process/process.ts';
import { handTap } from '../../tools/qemu-bridge-helper.ts';
import { Qmp } from '../qmp/qmp.ts';
import { CONFINEMENT } from './arguments.ts';
import { QEMU_PROCESSES, QEMU_SYSTEM } from './jail.ts';

/** Some 100 ms when quiet; many seconds on a computer whose disk and processors are busy. */
const UP_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 10;
/** What QEMU calls the open file of a tap in a bridge. */
const HANDED = 'lan';
/** It keeps a few frames, and nothing else. */
const HUB_BOUNDS = { memoryBytes: 512 * 1024 * 1024, processors: 1, processes: QEMU_PROCESSES };

export interface HubFiles {
  /** The only folder it sees; holds its two sockets. */
  readonly folder: string;
  /** Where the NDVM's card is plugged in. */
  readonly socket: string;
  readonly control: string;
}

/** A tap in a bridge, made for us, or one that was made before under this name. */
export type TapSource = { readonly bridge: string } | { readonly device: string };

/** The jail of one hub. It has no network: a tap in a bridge comes to it as an open file. Only one that is there already it has to open itself. Pure. */
export function hubJail(files: HubFiles, source: TapSource): Jail {
  const inside = (path: string) => path.replace(files.folder, '/uplink');
  return {
    confinement: 'hub',
    system: QEMU_SYSTEM,
    readable: [],
    writable: [[files.folder, '/uplink']],
    devices: 'device' in source ? ['/dev/net/tun'] : [],
    ...('device' in source && { sharesNetwork: true as const }),
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

/** A frame that comes to a socket of QEMU's before it listens, as a tap has at once, ends QEMU (10.0): it has nowhere to write it and does not look. */
async function untilListening(qmp: Qmp, signal: AbortSignal): Promise<void> {
  while (
    z
      .string()
      .parse(await qmp.execute('human-monitor-command', { 'command-line': 'info network' }))
      .includes('initializing')
  )
    await sleep(LOOK_EVERY_MS, undefined, { signal });
}

/** QEMU's words for the tap's end; one in a bridge has been handed over under this name before. Pure. */
export const tapNetdev = (source: TapSource): Readonly<Record<string, string>> => ({
  type: 'tap',
  id: 'lan',
  ...('bridge' in source ? { fd: HANDED } : { ifname: source.device, script: 'no', downscript: 'no' }),
});

/** Fulfilled when frames can flow. Throws `Failure` uplink-not-started or tap-refused, and leaves nothing. */
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
      await qmp.execute('netdev_add', { type: 'hubport', id: 'to-lan', hubid: 0, netdev: 'lan' });
    } finally {
      qmp.close();
      // The NDVM's jail has this folder too: nobody takes the hub over from there.
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
