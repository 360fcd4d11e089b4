import { runInBuildJail } from '../jail/namespaces.ts';
import { run, type RunOptions, type Tool } from '../process/run.ts';

const dpkgDeb: Tool = { program: 'dpkg-deb', debianPackage: 'dpkg', timeoutMs: 300_000 };

/** Unpacks a package's files into `folder` without running its scripts. */
export async function unpackPackage(file: string, folder: string, options: Pick<RunOptions, 'signal'>): Promise<void> {
  await run(dpkgDeb, ['--extract', file, folder], options);
}

/** The control fields of all packages in `folder`, as dpkg's status file has them once they are installed. Read in a build jail, because packages may be hostile. */
export function installedFields(folder: string, options: Pick<RunOptions, 'signal'>): Promise<string> {
  const jail = { readable: [folder], installsPackages: false };
  const shell: Tool = { ...dpkgDeb, program: 'sh' };
  return runInBuildJail(shell, ['-euc', PRINT_FIELDS, 'sh', folder], { ...options, jail });
}

/** A field of the status file comes first, an empty line ends each entry. */
const PRINT_FIELDS = `for file in "$1"/*.deb; do
  echo 'Status: install ok installed'
  dpkg-deb --field "$file"
  echo
done`;

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
