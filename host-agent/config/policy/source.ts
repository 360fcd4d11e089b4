/** Where policies come from. A source of a higher rank stands earlier in the list and wins. */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describeProblems } from '../../api/configuration/configuration.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { PolicyFileProblem } from '../../api/configuration/policy-file.ts';
import { limitsOf, type PolicyInForce, type PolicySourceName, type ReadPolicy } from './in-force.ts';
import { readPolicy } from './read.ts';

/** A policy that was not parsed yet. */
export interface PolicyText {
  readonly text: string;
  /** For people, as in {@link ReadPolicy}. */
  readonly origin: string;
}

/** A place that may contain policies. */
export interface PolicySource {
  readonly name: PolicySourceName;
  /** The files whose changes are watched; with a slash at its end, all files of a folder. */
  readonly paths: readonly string[];
  /** Its policies, the strongest first. Throws `Failure` when there is one that must not be used. */
  read(): Promise<readonly PolicyText[]>;
}

/**
 * The policies of all sources, and the groups of the person if a policy asks for them. Throws `Failure` policy-file-refused or policy-invalid:
 * a source that cannot be read is not skipped.
 */
export async function readPolicies(
  sources: readonly PolicySource[],
  groupsOfPerson: () => Promise<readonly string[]>,
): Promise<PolicyInForce> {
  const policies = await policiesOf(sources);
  const { saveGroups, sendGroups } = limitsOf({ policies, groups: [] });
  return { policies, groups: saveGroups || sendGroups ? await groupsOfPerson() : [] };
}

async function policiesOf(sources: readonly PolicySource[]): Promise<ReadPolicy[]> {
  const policies: ReadPolicy[] = [];
  for (const source of sources)
    for (const { text, origin } of await source.read()) {
      const read = readPolicy(text);
      if ('problems' in read)
        throw new Failure('policy-invalid', {
          path: origin,
          count: read.problems.length,
          problems: describeProblems(read.problems),
        });
      policies.push({ source: source.name, origin, policy: read.policy });
    }
  return policies;
}

const MAX_BYTES = 1024 * 1024;
const OTHERS_MAY_WRITE = 0o022;
const ROOT = 0;

/**
 * The policies of the host, which only root can write: the file `path`, and the files `*.toml` of the folder `dropIns`. Of two that set the same, the
 * one whose name is later wins, and each wins against `path`. `owner`: the account that they have to belong to.
 */
export const hostPolicies = (path: string, dropIns: string, owner = ROOT): PolicySource => ({
  name: 'host',
  paths: [path, `${dropIns}/`],
  read: async () => {
    if (await isCovered(dropIns)) throw refused(dropIns, 'covered');
    const files = [...(await dropInsOf(dropIns)), path];
    const texts = await Promise.all(files.map((file) => protectedText(file, owner)));
    return texts.flatMap((text, index) => (text === undefined ? [] : [{ text, origin: files[index] ?? path }]));
  },
});

/** The strongest first. Others than `*.toml`, such as the copies of editors and package managers, are none. */
async function dropInsOf(folder: string): Promise<string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => /^[^.].*\.toml$/.test(name));
    return names
      .sort()
      .reverse()
      .map((name) => join(folder, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw refused(folder, 'unreadable', error);
  }
}

async function protectedText(path: string, owner: number): Promise<string | undefined> {
  if (await isCovered(dirname(path))) throw refused(dirname(path), 'covered');
  const file = await openIfThere(path);
  if (!file) return undefined;
  try {
    await assertProtected(dirname(path), owner);
    const found = await file.stat();
    if (!found.isFile()) throw refused(path, 'not-a-file');
    assertOwner(path, found, owner);
    if (found.size > MAX_BYTES) throw refused(path, 'too-large');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** The policy that came last from a channel, as signed by enough people. `path`: the file in which it is kept. */
export const channelPolicy = (
  path: string,
  kept: () => Promise<{ readonly channel: string; readonly text: string } | undefined>,
): PolicySource => ({
  name: 'channel',
  paths: [path],
  read: async () => {
    const policy = await kept();
    return policy ? [{ text: policy.text, origin: `channel ${policy.channel}` }] : [];
  },
});

/** Does not follow a link and does not wait for the writer of a pipe. */
async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return undefined;
    if (code === 'ELOOP') throw refused(path, 'link');
    throw refused(path, 'unreadable', error);
  }
}

/**
 * Whether this process sees another folder at the path than the first process of the system does, because somebody mounted it in another user
 * namespace. In the first process's user namespace, only root mounts. Where /proc does not say it, it counts as not covered.
 */
async function isCovered(folder: string): Promise<boolean> {
  const read = (file: string) => readFile(file, 'utf8').catch(() => undefined);
  const [ourIds, theirIds, ourMounts, theirMounts] = await Promise.all(
    ['/proc/self/uid_map', '/proc/1/uid_map', '/proc/self/mountinfo', '/proc/1/mountinfo'].map(read),
  );
  if (ourMounts === undefined || theirMounts === undefined || ourIds === theirIds) return false;
  const [ours, theirs] = [ourMounts, theirMounts].map((mounts) => placeOf(mounts, folder));
  return ours !== undefined && theirs !== undefined && ours !== theirs;
}

/** What is at the path according to a text of /proc/PID/mountinfo, as `DEVICE PATH-ON-IT`; see proc_pid_mountinfo(5). Pure. */
export function placeOf(mountinfo: string, path: string): string | undefined {
  let deepest: { readonly device: string; readonly root: string; readonly point: string } | undefined;
  for (const line of mountinfo.split('\n')) {
    const [, , device, root, point] = line.split(' ');
    if (device === undefined || root === undefined || point === undefined) continue;
    const isAbove = path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`);
    // Of two mounts at one point, the later one is on top.
    if (isAbove && (!deepest || point.length >= deepest.point.length)) deepest = { device, root, point };
  }
  return deepest && `${deepest.device} ${join(deepest.root, relative(deepest.point, path))}`;
}

async function assertProtected(folder: string, owner: number): Promise<void> {
  const found = await lstat(folder);
  if (!found.isDirectory()) throw refused(folder, 'not-a-folder');
  assertOwner(folder, found, owner);
}

function assertOwner(
  path: string,
  { uid, mode }: { readonly uid: number; readonly mode: number },
  owner: number,
): void {
  if (uid !== owner) throw refused(path, 'foreign');
  if ((mode & OTHERS_MAY_WRITE) !== 0) throw refused(path, 'writable');
}

const refused = (path: string, problem: PolicyFileProblem, cause?: unknown): Failure =>
  new Failure('policy-file-refused', { path, problem }, { cause });
