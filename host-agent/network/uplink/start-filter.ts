/** Starts the filter between the network VM and its uplink, and gives it its rules. */
import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Jail } from '../../jail/bubblewrap.ts';
import { makeSharedFolder } from '../../jail/shared-files.ts';
import type { ProcessIdentity } from '../../process/process.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { writeRecord } from '../../storage/records.ts';
import { FilterRules } from '../filter/rules.ts';
import { launchListening } from './launch-listening.ts';

const READY_WITHIN_MS = 30_000;
const BOUNDS = { memoryBytes: 512 * 1024 * 1024, processors: 1, processes: 32 };
/** Node reserves much more address space than it uses. */
const ADDRESS_SPACE_BYTES = 4 * 1024 * 1024 * 1024;
const HEAP_MIB = 64;
const PROGRAM = '/filter.cjs';
/** The mode of the rules: the filter has a separate account, and only this person enters the folder. */
const READABLE = 0o644;

type FilterFiles = Pick<VmFiles, 'uplink' | 'outerUplink' | 'filterFolder' | 'filterRules' | 'filterLease'>;

/**
 * The jail of the filter: no network, and of the host's files only Node, the filter and its three folders: the socket of the network VM's
 * card, the socket of passt or the hub, and the rules with the lease, the only file that it writes. `program`: the filter as one file. Pure.
 */
export function filterJail(files: FilterFiles, program: string, node = process.execPath): Jail {
  const inside = (path: string) => path.replace(/^.*(?=\/[^/]+\/[^/]+$)/, '');
  return {
    confinement: 'filter',
    // Debian's Node reads some of its modules from there.
    system: ['/usr/share/nodejs'],
    readable: [
      [node, '/usr/bin/node'],
      [program, PROGRAM],
      // Connecting to a socket does not need a writable folder.
      [dirname(files.outerUplink), dirname(inside(files.outerUplink))],
      [files.filterFolder, dirname(inside(files.filterRules))],
    ],
    writable: [
      [dirname(files.uplink), dirname(inside(files.uplink))],
      [files.filterLease, inside(files.filterLease)],
    ],
    devices: [],
    environment: { UV_THREADPOOL_SIZE: '1' },
    limits: { addressSpaceBytes: ADDRESS_SPACE_BYTES, processes: BOUNDS.processes, openFiles: 64 },
    command: [
      'node',
      `--max-old-space-size=${HEAP_MIB}`,
      '--v8-pool-size=1',
      '--disallow-code-generation-from-strings',
      PROGRAM,
      ...[files.uplink, files.outerUplink, files.filterRules, files.filterLease].map(inside),
    ],
  };
}

/** Starts the filter and waits for its socket. Without rules it passes no frame. Throws `Failure` uplink-not-started with its last output. */
export async function startFilter(
  files: FilterFiles,
  program: string,
  logFile: string,
  signal: AbortSignal,
): Promise<ProcessIdentity> {
  for (const folder of [files.filterFolder, dirname(files.uplink)]) await makeSharedFolder(folder);
  await (await open(files.filterLease, 'a', 0o600)).close();
  await rm(files.uplink, { force: true });
  const launch = { role: 'filter', logFile, bounds: BOUNDS };
  return launchListening(
    filterJail(files, program),
    { program: 'filter', socket: files.uplink, readyWithinMs: READY_WITHIN_MS, launch },
    signal,
  );
}

/** Fulfilled when the filter finds the rules. */
export async function writeFilterRules(files: FilterFiles, rules: FilterRules): Promise<void> {
  await makeSharedFolder(files.filterFolder);
  await writeRecord(files.filterRules, FilterRules, rules, READABLE);
}
