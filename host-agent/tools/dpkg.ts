import { CommandFailed, run, type Tool } from '../process/run.ts';

const dpkg: Tool = { program: 'dpkg', debianPackage: 'dpkg', timeoutMs: 10_000 };

/** Whether package version `one` is newer than `other`. */
export async function isNewer(one: string, other: string, signal?: AbortSignal): Promise<boolean> {
  try {
    await run(dpkg, ['--compare-versions', one, 'gt', other], { signal });
    return true;
  } catch (error) {
    if (error instanceof CommandFailed && /\(exit status 1\)/.test(error.message)) return false;
    throw error;
  }
}
