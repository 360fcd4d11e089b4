/** The state of the kernel: settings, modules, mounts, network, and running programs. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import type { FingerprintEntry } from '../protocol/inspection.ts';
import { busybox } from './programs.ts';

/** Settings that are counters, random, or computed from free memory at boot, and so differ between starts. */
const VOLATILE = [
  /^fs\/(aio-nr|dentry-state|file-nr|inode-nr|inode-state|mqueue\/)/,
  /^fs\/quota\//,
  /^kernel\/(random\/(boot_id|uuid|entropy_avail)|ns_last_pid|pty\/nr|hostname|threads-max|sched_domain)/,
  /^net\/ipv4\/(tcp_[rw]?mem|udp_mem|tcp_fastopen_key)/,
  /^net\/netfilter\/nf_conntrack_count/,
  /^kernel\/(tainted)$/,
  /^vm\/stat_refresh/,
  /^vm\/(compact_memory|drop_caches|(user|admin)_reserve_kbytes)/,
  /^fs\/(file-max|inotify\/|epoll\/|fanotify\/max_user_marks)/,
  /^user\/max_/,
  /^kernel\/(perf_event_max_sample_rate|perf_cpu_time_max_percent)/,
];
const SETTINGS = '/proc/sys';

export async function* kernel(): AsyncGenerator<FingerprintEntry> {
  yield* settings('');
  const list = async (kind: string, lines: readonly string[]): Promise<FingerprintEntry[]> =>
    [...new Set(lines.filter((line) => line !== ''))].map((line) => ({
      at: `${kind}:${line}`.slice(0, 4200),
      is: 'there',
    }));
  const lines = async (path: string) => (await readFile(path, 'utf8').catch(() => '')).split('\n');
  yield* await list(
    'module',
    (await lines('/proc/modules')).map((line) => line.split(' ')[0] ?? ''),
  );
  // The mounts of the first process, which include our own root.
  yield* await list(
    'mount',
    (await lines('/proc/1/mounts')).map((line) => line.replace(/size=\d+k?|nr_inodes=\d+k?|inode64|,+(?= )/g, '')),
  );
  yield* await list('swap', (await lines('/proc/swaps')).slice(1));
  yield* await list(
    'route',
    (await lines('/proc/net/route')).slice(1).map((line) => line.split('\t').slice(0, 8).join(' ')),
  );
  yield* await list(
    'address',
    (await busybox('ip', '-o', 'addr')).split('\n').map((line) => line.trim()),
  );
  yield* await list('firewall', [
    ...(await lines('/proc/net/ip_tables_names')),
    ...(await lines('/proc/net/nf_tables_names')),
  ]);
  yield { at: 'boot:command line', is: (await lines('/proc/cmdline')).join('').slice(0, 2000) };
  yield* await list('program', await programs());
}

async function* settings(folder: string): AsyncGenerator<FingerprintEntry> {
  for (const entry of (await readdir(`${SETTINGS}/${folder}`, { withFileTypes: true }).catch(() => [])).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* settings(name);
    else if (!VOLATILE.some((pattern) => pattern.test(name))) {
      const value = await readFile(`${SETTINGS}/${name}`, 'utf8').catch(() => undefined);
      if (value !== undefined) yield { at: `sysctl:${name}`, is: value.trim().slice(0, 1000) };
    }
  }
}

/** Running programs, by their files and accounts; kernel threads have none. */
async function programs(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
      const account = /^Uid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))?.[1];
      return program === '' || account === undefined ? '' : `${program} as ${account}`;
    }),
  );
  return found.toSorted();
}
