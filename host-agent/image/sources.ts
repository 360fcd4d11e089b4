/** The package sources of images: the host's own signed sources for its release. */
import { mkdir, readFile } from 'node:fs/promises';
import { Failure } from '../api/failure.ts';
import { type IndexTarget, indexTargets, readListsInto } from '../tools/apt.ts';

/** The codename of the host's release from the text of its os-release file, or `undefined`. Pure. */
export function releaseCodename(osRelease: string): string | undefined {
  return /^VERSION_CODENAME="?([a-z0-9.-]+)"?$/m.exec(osRelease)?.[1];
}

/** The codename of the host's release. */
async function hostCodename(path = '/etc/os-release'): Promise<string> {
  const codename = releaseCodename(await readFile(path, 'utf8'));
  if (codename === undefined) throw noSources('the release of this system has no codename');
  return codename;
}

/** An apt sources list for images. `listsFolder` is created where the host's apt has no package lists yet. */
export async function hostSources(listsFolder: string, signal: AbortSignal): Promise<string> {
  const codename = await hostCodename();
  let targets = await indexTargets(signal);
  if (targets.length === 0) {
    await mkdir(listsFolder);
    await readListsInto(listsFolder, signal);
    targets = await indexTargets(signal, listsFolder);
  }
  return sourcesList(targets, codename);
}

/** An apt sources list of the targets that belong to `codename`, including its updates and security, and that name the keyring they are signed with. Throws when there is none. Pure. */
export function sourcesList(targets: readonly IndexTarget[], codename: string): string {
  const belongs = (name: string): boolean =>
    name === codename || name.startsWith(`${codename}-`) || name.startsWith(`${codename}/`);
  const groups = new Map<string, Set<string>>();
  for (const { codename: ofTarget, release, uri, component, signedBy } of targets) {
    if (!belongs(ofTarget) && !belongs(release)) continue;
    if (!/^\/[^\s\]]+$/.test(signedBy) || /backports|proposed/.test(release)) continue;
    const source = `deb [signed-by="${signedBy}"] ${uri} ${release}`;
    groups.set(source, (groups.get(source) ?? new Set()).add(component));
  }
  if (groups.size === 0) throw noSources(`no signed source of "${codename}" is among them`);
  return [...groups].map(([source, components]) => `${source} ${[...components].join(' ')}\n`).join('');
}

function noSources(why: string): Failure {
  return new Failure('no-package-sources', { problem: why });
}
