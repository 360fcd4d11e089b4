/**
 * A separate account for each jail: a subordinate id of the person's account. Ordinary permissions then protect the person's files, sockets
 * and processes, and those of other VMs, from a program that has left its jail, on every kernel.
 */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { Owned } from '../process/owned.ts';
import { run, type Tool } from '../process/run.ts';
import { type Capability, tried } from './tried.ts';
import { IDS_INSIDE, idsForJails, type IdRange, isWithinMap, subordinateIds } from './subordinate-ids.ts';

/** Why no jail gets a separate account: there are no ids, the kernel or a program refuses to map them, or the attempt had no answer in time. */
export type WithoutAccounts = 'no-ids' | Exclude<Capability, 'works'>;

export interface Account {
  /** Outside all jails. */
  readonly uid: number;
  readonly gid: number;
  /** Gives the jail in which `pid` waits the ids of this account. Throws when that is refused. */
  give(pid: number, mayCreateNamespaces: boolean): Promise<void>;
}

interface Ids {
  readonly uids: IdRange;
  readonly gids: IdRange;
}

/** Where root has no subordinate ids: between the ids of containers of systemd and those that no program uses. */
const FOR_ROOT: Ids = { uids: { first: 1_900_000_000, count: 4096 }, gids: { first: 1_900_000_000, count: 4096 } };

const newuidmap: Tool = { program: 'newuidmap', debianPackage: 'uidmap', timeoutMs: 10_000 };
const newgidmap: Tool = { ...newuidmap, program: 'newgidmap' };
/** The namespace in which a jail's program becomes its account is the last one that can be created in the jail. */
const ONE_MORE_NAMESPACE = ['sh', '-c', 'echo 1 > /proc/sys/user/max_user_namespaces'];
const nsenter: Tool = { program: 'nsenter', debianPackage: 'util-linux', timeoutMs: 10_000 };
const unshare: Tool = { program: 'unshare', debianPackage: 'util-linux', timeoutMs: 10_000 };

/** Whether the ids can be mapped, by account and ids. */
const mappings = new Map<string, () => Promise<Capability>>();

/** The ids for the accounts of jails, or why there are none at this moment. */
export async function accountsHere(): Promise<Ids | WithoutAccounts> {
  const { username, uid } = userInfo();
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  const [subuid, subgid] = await Promise.all(['/etc/subuid', '/etc/subgid'].map(read));
  const [uids, gids] = [subuid, subgid].map((text = '') => subordinateIds(text, username, uid));
  if (uid === 0) {
    const ids = uids && gids ? { uids: idsForJails(uids), gids: idsForJails(gids) } : FOR_ROOT;
    const [uidMap, gidMap] = await Promise.all(['/proc/self/uid_map', '/proc/self/gid_map'].map(read));
    return isWithinMap(uidMap ?? '', ids.uids) && isWithinMap(gidMap ?? '', ids.gids) ? ids : 'refused';
  }
  if (!uids || !gids) return 'no-ids';
  const ids = { uids: idsForJails(uids), gids: idsForJails(gids) };
  const maps = [...mapping('users', uid, ids.uids), ...mapping('groups', userInfo().gid, ids.gids)];
  const key = maps.join(' ');
  const areMapped = mappings.get(key) ?? tried(() => run(unshare, ['--user', ...maps, ...ONE_MORE_NAMESPACE]));
  mappings.set(key, areMapped);
  const capability = await areMapped();
  return capability === 'works' ? ids : capability;
}

/** As root of the namespace, like a jail before its program has become its account. */
const mapping = (kind: 'users' | 'groups', persons: number, { first, count }: IdRange): string[] => [
  `--map-${kind}=0:${persons}:1`,
  `--map-${kind}=1:${first}:${count}`,
];

/** Numbers of accounts whose process has not entered its jail yet. */
const reserved = new Set<number>();

/** An account that no process has, or why there is none. Its owner is disposed of when the process has ended or did not start. */
export async function newAccount(): Promise<Owned<Account> | WithoutAccounts> {
  const ids = await accountsHere();
  if (typeof ids === 'string') return ids;
  const number = chooseAccount(ids.uids, await usersOfProcesses(), reserved, Math.random());
  reserved.add(number);
  const [uid, gid] = [ids.uids.first + number, ids.gids.first + number];
  const account: Account = {
    uid,
    gid,
    give: (pid, mayCreateNamespaces) => give(pid, { uid, gid }, mayCreateNamespaces),
  };
  return new Owned(`account ${uid}`, account, () => void reserved.delete(number));
}

/**
 * Chooses the number of an account that no process has; at random, because another host agent may choose at the same time. Pure, with
 * `random` from 0 to less than 1.
 */
export function chooseAccount(
  { first, count }: IdRange,
  uids: ReadonlySet<number>,
  taken: ReadonlySet<number>,
  random: number,
): number {
  const free = Array.from({ length: count }, (_, number) => number).filter(
    (number) => !uids.has(first + number) && !taken.has(number),
  );
  return free[Math.floor(random * free.length)] ?? Math.floor(random * count);
}

async function usersOfProcesses(): Promise<Set<number>> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const uids = await Promise.all(
    pids.map((pid) =>
      stat(`/proc/${pid}`).then(
        ({ uid }) => uid,
        () => -1,
      ),
    ),
  );
  return new Set(uids);
}

async function give(
  pid: number,
  { uid, gid }: Pick<Account, 'uid' | 'gid'>,
  mayCreateNamespaces: boolean,
): Promise<void> {
  const person = userInfo();
  const maps = [
    ['uid_map', newuidmap, person.uid, uid],
    ['gid_map', newgidmap, person.gid, gid],
  ] as const;
  for (const [file, tool, persons, own] of maps) {
    const lines = [
      [IDS_INSIDE.person, persons, 1],
      [IDS_INSIDE.own, own, 1],
    ];
    if (person.uid === 0) await writeFile(`/proc/${pid}/${file}`, lines.map((line) => `${line.join(' ')}\n`).join(''));
    else await run(tool, [pid, ...lines.flat()].map(String));
  }
  if (!mayCreateNamespaces) await run(nsenter, [`--user=/proc/${pid}/ns/user`, ...ONE_MORE_NAMESPACE]);
}
