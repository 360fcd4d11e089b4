import { run, type Tool } from '../../process/run.ts';

const setfattr: Tool = { program: 'setfattr', debianPackage: 'attr', timeoutMs: 10_000 };

/** Arguments that mark a file with its origin. Pure. */
export function originArguments(path: string, origin: string): string[] {
  // Base64, so that setfattr does not interpret any character of the address.
  return ['--name', 'user.xdg.origin.url', '--value', `0s${Buffer.from(origin).toString('base64')}`, '--', path];
}

/** Marks the file with its origin, as other desktop programs do. Throws where the file system or the host does not support it. */
export async function markOrigin(path: string, origin: string): Promise<void> {
  await run(setfattr, originArguments(path, origin));
}
