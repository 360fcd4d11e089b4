/** What the processor and the kernel let a VM learn about other programs, or let it attack. Sessions work anyway, so no finding is trouble. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../api/host/doctor.ts';
import { type CoreScheduling, coreScheduling } from '../jail/core-scheduling.ts';
import { printable } from '../process/printable.ts';

/** Folders of the system that are examined; tests use others. */
export interface SystemFolders {
  readonly sys: string;
  readonly proc: string;
}

const SYSTEM: SystemFolders = { sys: '/sys', proc: '/proc' };
const VULNERABILITIES = 'devices/system/cpu/vulnerabilities';
const MAX_WORDS = 200;

export async function processorFindings(
  folders: SystemFolders = SYSTEM,
  cores: () => Promise<CoreScheduling> = coreScheduling,
): Promise<Finding[]> {
  const { sys, proc } = folders;
  const words = (path: string) =>
    readFile(path, 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const nested = await Promise.all(
    ['kvm_intel', 'kvm_amd'].map(async (module) => ({
      module,
      nested: await words(join(sys, 'module', module, 'parameters/nested')),
    })),
  );
  const names = (await readdir(join(sys, VULNERABILITIES)).catch(() => [])).sort();
  const states = await Promise.all(
    names.map(async (name) => ({
      name: printable(name).slice(0, MAX_WORDS),
      state: printable(await words(join(sys, VULNERABILITIES, name))).slice(0, MAX_WORDS),
    })),
  );
  return [
    ...nestedFindings(nested),
    mergingFinding(await words(join(sys, 'kernel/mm/ksm/run'))),
    coreFinding(await cores()),
    ...vulnerabilityFindings(states, {
      commandLine: await words(join(proc, 'cmdline')),
      processor: await words(join(proc, 'cpuinfo')),
    }),
  ];
}

/** `nested`: the parameter of each module of KVM, empty where it is not loaded. Pure. */
export function nestedFindings(modules: readonly { readonly module: string; readonly nested: string }[]): Finding[] {
  return modules
    .filter(({ nested }) => nested !== '')
    .map(({ module, nested }) =>
      /^[Y1]$/.test(nested)
        ? {
            check: 'nested virtualisation',
            level: 'ok',
            variant: 'on',
            message: 'KVM offers nested virtualisation. VMs of Safe Browse do not get it; those of other programs may.',
            hint: `If none needs it, write "options ${module} nested=0" to /etc/modprobe.d/nested.conf and restart the computer.`,
          }
        : { check: 'nested virtualisation', level: 'ok', message: 'KVM offers no nested virtualisation.' },
    );
}

/** `run`: 1 while the kernel merges equal pages of programs that ask for it. Pure. */
export function mergingFinding(run: string): Finding {
  const check = 'memory merging';
  return run === '1'
    ? {
        check,
        level: 'note',
        message:
          'The kernel merges equal memory of programs that ask for it (KSM), which lets one learn what another has in memory. VMs of Safe Browse do not ask.',
        command: 'echo 2 > /sys/kernel/mm/ksm/run',
        hint: 'As root, undo all merging: echo 2 > /sys/kernel/mm/ksm/run; and stop the service that turns it on, such as ksmtuned.',
      }
    : { check, level: 'ok', message: 'The kernel merges no memory of programs (KSM).' };
}

const NO_SMT = 'echo off > /sys/devices/system/cpu/smt/control';
const TURN_SMT_OFF = `As root, turn multithreading off: ${NO_SMT}`;

/** Pure. */
export function coreFinding(scheduling: CoreScheduling): Finding {
  const check = 'processor cores';
  switch (scheduling) {
    case 'unneeded':
      return { check, level: 'ok', message: 'Each core of the processor runs one thread, so no VM shares one.' };
    case 'used':
      return {
        check,
        level: 'ok',
        variant: 'scheduled',
        message:
          'The cores of the processor run several threads (SMT). Core scheduling keeps each VM from sharing a core with other programs.',
      };
    case 'unavailable':
      return {
        check,
        level: 'note',
        isGiven: true,
        command: NO_SMT,
        message:
          'The cores of the processor run several threads (SMT), and VMs share them with other programs: core scheduling does not work here.',
        hint: `${TURN_SMT_OFF}; this costs speed. Or use a kernel with CONFIG_SCHED_CORE, which Debian’s kernel 6.12 lacks, and util-linux-extra 2.40 or later.`,
      };
  }
}

export interface Vulnerability {
  readonly name: string;
  /** The kernel's words. */
  readonly state: string;
}

/** `commandLine`: of the kernel; `processor`: the text of /proc/cpuinfo. One finding for all vulnerabilities that the kernel does not mitigate. Pure. */
export function vulnerabilityFindings(
  vulnerabilities: readonly Vulnerability[],
  host: { readonly commandLine: string; readonly processor: string },
): Finding[] {
  const check = 'processor';
  const open = vulnerabilities.filter(({ state }) => VULNERABLE.test(state));
  if (vulnerabilities.length === 0)
    return [
      {
        check,
        level: 'note',
        variant: 'unreported',
        isGiven: true,
        message: 'This kernel does not report vulnerabilities of the processor.',
        hint: 'Use Debian’s kernel.',
      },
    ];
  if (open.length === 0)
    return [
      { check, level: 'ok', message: 'The kernel reports no vulnerability of the processor without a mitigation.' },
    ];
  const each = open.map(({ name, state }) => `${name} (${state})`).join('; ');
  const remedies = new Set(open.map(({ state }) => remedy(state, host)));
  const what = open.length === 1 ? 'a vulnerability' : `${open.length} vulnerabilities`;
  return [
    {
      check,
      level: 'note',
      // What a restart, a setting or a package cures, the person may change.
      ...(isNested(host) && { isGiven: true }),
      message: `The processor has ${what} that VMs may use to read other memory: ${each}.`,
      params: { count: open.length, names: each },
      hint: [...remedies].join(' '),
    },
  ];
}

/** Whether the host is itself a VM. */
const isNested = ({ processor }: { readonly processor: string }): boolean =>
  /^flags\s*:.*\bhypervisor\b/m.test(processor);

const VULNERABLE = /vulnerable/i;
const VULNERABLE_BY_SMT = /SMT vulnerable/i;

function remedy(state: string, host: { readonly commandLine: string; readonly processor: string }): string {
  const { commandLine, processor } = host;
  if (/(^|\s)mitigations=off(\s|$)/.test(commandLine))
    return 'Remove "mitigations=off" from the command line of the kernel, and restart the computer.';
  if (!VULNERABLE.test(state.replace(VULNERABLE_BY_SMT, '')))
    return `${TURN_SMT_OFF}. Core scheduling protects only in part.`;
  if (isNested(host)) return 'The host is itself a VM: update kernel and microcode of the computer that it runs on.';
  const microcode = /^vendor_id\s*:\s*AuthenticAMD/m.test(processor) ? 'amd64-microcode' : 'intel-microcode';
  return `Update kernel and microcode, and restart the computer: apt-get install ${microcode} (in non-free-firmware). If nothing newer exists, this processor stays vulnerable.`;
}
