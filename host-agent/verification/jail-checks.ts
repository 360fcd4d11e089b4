/** Checks from the kernel's view that the hypervisor's process of a VM runs in its jail. */
import { readFile, readlink } from 'node:fs/promises';
import type { VerificationCheck } from '../api/host/verification.ts';

/** Facts about one process, from /proc. */
export interface ProcessFacts {
  readonly status: string;
  readonly limits: string;
  readonly mounts: string;
  /** For each kind: its namespace, and ours. */
  readonly namespaces: readonly (readonly [kind: string, theirs: string, ours: string])[];
  readonly devices: string;
  /** Its memory mappings, from smaps. */
  readonly mappings: string;
  /** What the kernel adds when it chooses a process to end for lack of memory: its score, and ours. */
  readonly outOfMemory: readonly [its: number, ours: number];
}

const NAMESPACES = ['net', 'pid', 'ipc', 'uts', 'user', 'mnt'] as const;

export async function processFacts(pid: number): Promise<ProcessFacts> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8');
  const [status, limits, mounts, devices, mappings, score] = await Promise.all([
    read('status'),
    read('limits'),
    read('mountinfo'),
    read('net/dev'),
    read('smaps'),
    read('oom_score_adj'),
  ]);
  const ours = await readFile('/proc/self/oom_score_adj', 'utf8');
  const namespaces = await Promise.all(
    NAMESPACES.map(
      async (kind) =>
        [kind, await readlink(`/proc/${pid}/ns/${kind}`), await readlink(`/proc/self/ns/${kind}`)] as const,
    ),
  );
  return { status, limits, mounts, namespaces, devices, mappings, outOfMemory: [Number(score), Number(ours)] };
}

/** Pure. */
export function jailChecks({
  status,
  limits,
  mounts,
  namespaces,
  devices,
  mappings,
  outOfMemory: [score, ours],
}: ProcessFacts): VerificationCheck[] {
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';
  const cards = devices
    .split('\n')
    .slice(2)
    .map((line) => line.split(':')[0]?.trim() ?? '')
    .filter((name) => name !== '' && name !== 'lo');
  const shared = namespaces.filter(([, theirs, ours]) => theirs === ours).map(([kind]) => kind);
  const places = mounts.split('\n').map((line) => line.split(' ')[4] ?? '');
  const homes = places.filter((place) => /^\/(home|root|media|mnt|run\/user|var)(\/|$)/.test(place));
  const check = (name: string, text: string, wrong: string | false): VerificationCheck => ({
    name,
    text,
    outcome: wrong === false ? 'held' : 'failed',
    ...(wrong !== false && { detail: wrong }),
  });
  return [
    check(
      'jail-namespaces',
      'the hypervisor’s process shares no namespace with the host',
      shared.length > 0 && `shares ${shared.join(', ')}`,
    ),
    check('jail-network', 'the hypervisor’s process has no network', cards.length > 0 && `has ${cards.join(', ')}`),
    check(
      'jail-capabilities',
      'the hypervisor’s process has no capability',
      !/^0+$/.test(field('CapEff')) && `has ${field('CapEff')}`,
    ),
    check(
      'jail-privileges',
      'the hypervisor’s process cannot gain privileges',
      field('NoNewPrivs') !== '1' && 'NoNewPrivs is off',
    ),
    check(
      'jail-calls',
      'the hypervisor’s process has a system call filter',
      field('Seccomp') !== '2' && `Seccomp is ${field('Seccomp')}`,
    ),
    check('jail-files', 'the hypervisor’s process sees no home folder', homes.length > 0 && `sees ${homes.join(', ')}`),
    check(
      'jail-core',
      'the hypervisor’s process writes no core file, which would contain the memory of the VM',
      !/^Max core file size\s+[01]\s+[01]\s/m.test(limits) && 'core files are allowed',
    ),
    check(
      'jail-memory',
      'the memory of the VM is excluded from every core file',
      !flagsOfLargest(mappings).includes('dd') && 'it would be in one',
    ),
    check(
      'jail-merging',
      'the kernel merges no memory of the VM with that of other programs',
      flagsOfLargest(mappings).includes('mg') && 'it may be merged',
    ),
    check(
      'jail-end',
      'the kernel ends the VM before the host agent when memory runs out',
      // Nothing is above 1000, which everything has in some containers.
      score <= ours && score < 1000 && `its score is ${score}, ours ${ours}`,
    ),
  ];
}

/** The kernel's flags of the largest mapping, which is the memory of the VM. */
function flagsOfLargest(mappings: string): readonly string[] {
  const found = [...mappings.matchAll(/^Size:\s+(\d+) kB$[^]*?^VmFlags: (.*)$/gm)].map(
    ([, size = '0', flags = '']) => ({ size: Number(size), flags: flags.trim().split(' ') }),
  );
  return found.toSorted((a, b) => b.size - a.size)[0]?.flags ?? [];
}
