import { run, type Tool } from '../process/run.ts';

const id: Tool = { program: 'id', debianPackage: 'coreutils', timeoutMs: 10_000 };

/** The names of all groups of this account, as the name service of the system knows them. */
export async function groupNames(): Promise<string[]> {
  const names = await run(id, ['--groups', '--name', '--zero']);
  return names.split('\0').filter((name) => name !== '');
}
