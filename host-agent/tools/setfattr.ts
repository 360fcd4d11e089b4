import { run, type Tool } from '../process/run.ts';

export const setfattr: Tool = { program: 'setfattr', debianPackage: 'attr', timeoutMs: 10_000 };

/** Arguments that write down where a file came from. Pure. */
export function originArguments(path: string, origin: string): string[] {
  // In base64, so that nothing of the address is taken for anything else.
  return ['--name', 'user.xdg.origin.url', '--value', `0s${Buffer.from(origin).toString('base64')}`, '--', path];
}

/** Writes down where the file came from, as other programs of the desktop do. Throws where the file system, or this computer, cannot. */
export async function markOrigin(path: string, origin: string): Promise<void> {
  await run(setfattr, originArguments(path, origin));
}
