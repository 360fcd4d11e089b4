/** Opens disk files as block devices of dom0, on XenClient XT and OpenXT. */
import { Failure } from '../../api/errors/failure.ts';
import type { Dom0 } from './dom0.ts';
import { CommandFailed, type Tool } from '../../process/run.ts';

const tapCtl: Tool = { program: 'tap-ctl', debianPackage: 'openxt', timeoutMs: 60_000 };

/** One open disk. */
export interface Tap {
  readonly pid: number;
  readonly minor: number;
  readonly type: string;
  readonly file: string;
}

const ROW = /^\s*pid=(\d+)\s+minor=(\d+)\s+state=\S+\s+args=(\w+):(.+)$/;
const DEVICE = /^\/\S+\/tapdev(\d+)$/;

/** Parses `tap-ctl list` as printed without a terminal: process, minor number, state, and file. Pure. */
export function parseTaps(text: string): Tap[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, minor, type, file] = ROW.exec(line) ?? [];
    return type === undefined || file === undefined
      ? []
      : [{ pid: Number(pid), minor: Number(minor), type, file: file.trim() }];
  });
}

/** Opens the disk for writing and returns its block device. Throws `Failure` disk-not-opened. */
export async function openVhd(dom0: Dom0, path: string, signal: AbortSignal): Promise<string> {
  const words = ['create', '-a', `vhd:${path}`];
  // OpenXT (since 2023) opens read-only without -W; other versions do not know the option.
  const said = await dom0.run(tapCtl, [...words, '-W'], { signal }).catch((error: unknown) => {
    if (error instanceof CommandFailed) return dom0.run(tapCtl, words, { signal });
    throw error;
  });
  const device = said.trim().split('\n').at(-1) ?? '';
  const minor = DEVICE.exec(device)?.[1];
  const isListed =
    minor !== undefined &&
    parseTaps(await dom0.run(tapCtl, ['list'], { signal })).some(
      (tap) => tap.minor === Number(minor) && tap.file === path,
    );
  if (!isListed) throw new Failure('disk-not-opened');
  return device;
}

/** Closes the disk as often as it is open. */
export async function closeVhd(dom0: Dom0, path: string): Promise<void> {
  for (const { pid, minor, file } of parseTaps(await dom0.run(tapCtl, ['list']))) {
    if (file === path) await dom0.run(tapCtl, ['destroy', '-p', String(pid), '-m', String(minor)]);
  }
}
