import { run, type Tool } from '../process/run.ts';

const id: Tool = { program: 'id', debianPackage: 'coreutils', timeoutMs: 10_000 };
const getent: Tool = { program: 'getent', debianPackage: 'libc-bin', timeoutMs: 10_000 };

/** The names of all groups of this account, as the name service of the system knows them. */
export async function groupNames(): Promise<string[]> {
  const names = await run(id, ['--groups', '--name', '--zero']);
  return names.split('\0').filter((name) => name !== '');
}

/** The ids of all groups that `account` has after its next login. */
export async function groupIdsOf(account: string): Promise<number[]> {
  return (await run(id, ['--groups', '--', account])).trim().split(' ').map(Number);
}

/** The id of the group with this name; `undefined` if there is none. */
export async function groupIdOf(name: string): Promise<number | undefined> {
  const [, , found] = (await run(getent, ['group', name]).catch(() => '')).split(':');
  return found === undefined ? undefined : Number(found);
}
