/**
 * Core scheduling: at any moment, the hardware threads of a processor core run either one program or others, never both. What shares a core
 * also shares its caches and predictors, through which a VM could read what the other side does.
 */
import { readFile } from 'node:fs/promises';
import { run, type Tool } from '../process/run.ts';
import { tried } from './tried.ts';

const coresched: Tool = { program: 'coresched', debianPackage: 'util-linux-extra', timeoutMs: 10_000 };

/** `unneeded`: the host's cores have one thread each. `unavailable`: the kernel or the program is missing. */
export type CoreScheduling = 'used' | 'unneeded' | 'unavailable';

/** `command` and all that it starts get a separate cookie: they share no core with processes of another cookie. Pure. */
export function onOwnCores(command: readonly string[]): string[] {
  return [coresched.program, 'new', '--', ...command];
}

const SMT_ACTIVE = '/sys/devices/system/cpu/smt/active';

/**
 * What this host offers at this moment. Simultaneous multithreading can be turned off while we run; `coresched` fails from then on, and
 * with it every start. Throws nothing.
 */
export async function coreScheduling(
  smtActive = SMT_ACTIVE,
  tries: () => Promise<boolean> = worksHere,
): Promise<CoreScheduling> {
  const active = await readFile(smtActive, 'utf8').catch(() => '0');
  if (active.trim() !== '1') return 'unneeded';
  return (await tries()) ? 'used' : 'unavailable';
}

const onOwnCoresHere = tried(() => run(coresched, onOwnCores(['true']).slice(1)));

const worksHere = async (): Promise<boolean> => (await onOwnCoresHere()) === 'works';
