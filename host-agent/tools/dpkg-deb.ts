import { run, type RunOptions, type Tool } from '../process/run.ts';

const dpkgDeb: Tool = { program: 'dpkg-deb', debianPackage: 'dpkg', timeoutMs: 300_000 };

/** Unpacks a package's files into `folder` without running its scripts. */
export async function unpackPackage(file: string, folder: string, options: Pick<RunOptions, 'signal'>): Promise<void> {
  await run(dpkgDeb, ['--extract', file, folder], options);
}

/** The control fields of a package, as dpkg's status file has them. */
export function controlFields(file: string, options: Pick<RunOptions, 'signal'>): Promise<string> {
  return run(dpkgDeb, ['--field', file], options);
}

/** Name and version from the package's own control file. */
export async function packageIdentity(
  file: string,
  options: Pick<RunOptions, 'signal'>,
): Promise<{ name: string; version: string }> {
  const [name = '', version = ''] = (
    await run(dpkgDeb, ['--show', '--showformat=${Package}\n${Version}\n', file], options)
  ).split('\n');
  return { name, version };
}
