/** The confinement inside the VM: the limits of each running program, and whether they hold an attacker in place of the browser. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import type processes from 'node:child_process';
import type fileSystem from 'node:fs';
import { Act, type ConfinedProgram } from '../protocol/inspection.ts';
import { run } from './programs.ts';

/** The same as when the guest agent starts Chromium. */
const BROWSER_PROFILE = 'safe-browse-chromium';
/** Node itself cannot change the account completely. */
const AS_ACCOUNT = ['--reuid=1000', '--regid=1000', '--clear-groups', '--'] as const;

/** On an emulated processor, a program that starts others is slow. */
const ACTS_WITHIN_MS = 240_000;
/** The image's kernel settings: a file below /proc/sys and its value on each line. */
const SETTINGS = '/etc/safe-browse/kernel-settings';
const NO_CAPABILITY = '0'.repeat(16);
const LOCKDOWN = '/sys/kernel/security/lockdown';

export async function confinement(): Promise<{
  programs: ConfinedProgram[];
  acts: Act[];
  weak: string[];
  offered: string[];
}> {
  const programs = await heldPrograms();
  const [free, held] = [await acted(), await acted(BROWSER_PROFILE)];
  return {
    programs,
    weak: await weakSettings(),
    offered: withheldButOffered(await readFile('/proc/cpuinfo', 'utf8')),
    acts: Object.entries(free).map(([name, outcome]) => Act.parse({ name, free: outcome, held: held[name] })),
  };
}

/** Flags of a processor with nested virtualisation, by Intel and AMD, and with performance counters. */
const WITHHELD = ['vmx', 'svm', 'arch_perfmon', 'perfctr_core', 'perfmon_v2'];

/** Flags that no VM is supposed to have, from the text of /proc/cpuinfo. Pure. */
export function withheldButOffered(cpuinfo: string): string[] {
  const flags = new Set((/^flags\s*: (.*)$/m.exec(cpuinfo)?.[1] ?? '').split(' '));
  return WITHHELD.filter((flag) => flags.has(flag));
}

async function weakSettings(): Promise<string[]> {
  const lines = (await readFile(SETTINGS, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const weak: string[] = [];
  for (const line of [...lines, 'kernel/modules_disabled 1']) {
    const [, setting = '', value] = /^(\S+) (.*)$/.exec(line) ?? [];
    const is = await readFile(`/proc/sys/${setting}`, 'utf8').catch(() => undefined);
    if (is !== undefined && is.trim() !== value) weak.push(setting.slice(0, 100));
  }
  if (!(await readFile(LOCKDOWN, 'utf8').catch(() => '')).includes('[integrity]')) weak.push('lockdown');
  return weak;
}

/** Programs that run from a file, except the inspector; kernel threads have none. */
async function heldPrograms(): Promise<ConfinedProgram[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const namespace = await readlink('/proc/self/ns/user');
  const found = await Promise.all(
    pids.map(async (pid): Promise<ConfinedProgram[]> => {
      const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8');
      try {
        const [program, status, profile] = [
          await readlink(`/proc/${pid}/exe`),
          await read('status'),
          await read('attr/current').catch(() => 'unconfined'),
        ];
        const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';
        // In its own user namespace, as in Chromium's sandbox, a program has every capability over nothing.
        const isOver = (await readlink(`/proc/${pid}/ns/user`)) === namespace;
        return [
          {
            program,
            user: Number(field('Uid')),
            profile: profile.trim(),
            gainsNothing: field('NoNewPrivs') === '1',
            capabilities: isOver ? field('CapBnd') : NO_CAPABILITY,
          },
        ];
      } catch {
        // It has ended, or is a kernel thread.
        return [];
      }
    }),
  );
  return found.flat();
}

/** The outcome of each act by a program of the browser's account, under `profile` if it is not empty. */
async function acted(profile = ''): Promise<Record<string, unknown>> {
  const script = `(${String(ACTS)})(${JSON.stringify(profile)}, require('node:fs'), require('node:child_process'))`;
  return JSON.parse(
    await run('setpriv', [...AS_ACCOUNT, '/usr/bin/node', '-e', script], { withinMs: ACTS_WITHIN_MS }),
  ) as Record<string, unknown>;
}

// Actions that an attacker in place of the browser would try.

/**
 * The source of a program that runs as the browser's account: it enters the profile, if any, tries each act and prints the outcomes. All calls
 * are synchronous, since a profile applies to a single thread. Without a profile, the account may do every act.
 */
const ACTS = function (
  profile: string,
  fs: typeof fileSystem,
  { spawnSync }: Pick<typeof processes, 'spawnSync'>,
): void {
  const runs = (program: string, ...args: string[]) => {
    const { error, status } = spawnSync(program, args, { stdio: 'ignore', timeout: 40_000 });
    if (error || status !== 0) throw error ?? new Error('It did not run.');
  };
  const nameOf = (pid: string) => {
    try {
      return fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    } catch {
      // The process has ended.
      return '';
    }
  };
  const screen = fs.readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && nameOf(pid) === 'Xorg');
  fs.copyFileSync('/usr/bin/busybox', '/home/chromium/busybox');
  fs.chmodSync('/home/chromium/busybox', 0o755);
  if (profile !== '') fs.writeFileSync('/proc/thread-self/attr/current', `changeprofile ${profile}`);
  const acts: Record<string, () => unknown> = {
    // Chromium itself needs these: if they were refused too, refusals would prove nothing.
    'own-file': () => fs.writeFileSync('/home/chromium/inspected', ''),
    'image-file': () => fs.readFileSync('/etc/hostname'),
    shell: () => runs('/bin/sh', '-c', 'true'),
    'other-program': () => runs('/usr/bin/busybox', 'true'),
    'brought-program': () => runs('/home/chromium/busybox', 'true'),
    'file-elsewhere': () => fs.writeFileSync('/var/tmp/inspected', ''),
    terminal: () => fs.closeSync(fs.openSync('/dev/ptmx', 'r+')),
    'signal-screen': () => process.kill(Number(screen), 0),
  };
  const came = Object.entries(acts).map(([name, act]) => {
    try {
      act();
      return [name, 'done'];
    } catch {
      return [name, 'refused'];
    }
  });
  process.stdout.write(JSON.stringify(Object.fromEntries(came)));
};
