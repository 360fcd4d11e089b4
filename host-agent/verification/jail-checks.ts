/** Whether a machine's monitor runs in its jail, as the kernel of this computer tells it. */
import { readFile, readlink } from 'node:fs/promises';
import type { VerificationCheck } from '../api/verification.ts';

/** Of one process, from /proc. */
export interface ProcessFacts {
  readonly status: string;
  readonly limits: string;
  readonly mounts: string;
  /** By kind: its namespace, and ours. */
  readonly namespaces: readonly (readonly [kind: string, theirs: string, ours: string])[];
  readonly devices: string;
  /** Its mappings, as smaps tells them. */
  readonly mappings: string;
}

const NAMESPACES = ['net', 'pid', 'ipc', 'uts', 'user', 'mnt'] as const;

export async function processFacts(pid: number): Promise<ProcessFacts> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8');
  const [status, limits, mounts, devices, mappings] = await Promise.all([
    read('status'),
    read('limits'),
    read('mountinfo'),
    read('net/dev'),
    read('smaps'),
  ]);
  const namespaces = await Promise.all(
    NAMESPACES.map(
      async (kind) =>
        [kind, await readlink(`/proc/${pid}/ns/${kind}`), await readlink(`/proc/self/ns/${kind}`)] as const,
    ),
  );
  return { status, limits, mounts, namespaces, devices, mappings };
}

/** Pure. */
export function jailChecks({
  status,
  limits,
  mounts,
  namespaces,
  devices,
  mappings,
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
      'the machine’s monitor shares no namespace with this computer',
      shared.length > 0 && `shares ${shared.join(', ')}`,
    ),
    check(
      'jail-network',
      'the machine’s monitor has no network of its own',
      cards.length > 0 && `has ${cards.join(', ')}`,
    ),
    check(
      'jail-capabilities',
      'the machine’s monitor has no capability',
      !/^0+$/.test(field('CapEff')) && `has ${field('CapEff')}`,
    ),
    check(
      'jail-privileges',
      'the machine’s monitor cannot gain privileges',
      field('NoNewPrivs') !== '1' && 'NoNewPrivs is off',
    ),
    check(
      'jail-calls',
      'the machine’s monitor has a filter of system calls',
      field('Seccomp') !== '2' && `Seccomp is ${field('Seccomp')}`,
    ),
    check('jail-files', 'the machine’s monitor sees no home', homes.length > 0 && `sees ${homes.join(', ')}`),
    check(
      'jail-core',
      'the machine’s monitor leaves no core file, which would hold the machine’s memory',
      !/^Max core file size\s+[01]\s+[01]\s/m.test(limits) && 'core files are allowed',
    ),
    check(
      'jail-memory',
      'the machine’s memory is left out of core files, whoever takes one',
      !flagsOfLargest(mappings).includes('dd') && 'it would be in one',
    ),
  ];
}

/** The kernel's flags of the largest mapping, which is the machine's memory. */
function flagsOfLargest(mappings: string): readonly string[] {
  const found = [...mappings.matchAll(/^Size:\s+(\d+) kB$[^]*?^VmFlags: (.*)$/gm)].map(
    ([, size = '0', flags = '']) => ({ size: Number(size), flags: flags.trim().split(' ') }),
  );
  return found.toSorted((a, b) => b.size - a.size)[0]?.flags ?? [];
}
