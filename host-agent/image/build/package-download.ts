/** Downloads the packages of an image, so that nothing of the build after it needs a network. */
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../api/errors/failure.ts';
import {
  dependenciesOf,
  downloadInstallation,
  downloadPackage,
  offersOf,
  ownTargets,
  type OwnApt,
  updateLists,
} from '../../tools/building/apt.ts';
import { installedFields } from '../../tools/dpkg-deb.ts';
import type { PackageArchive } from '../manifest.ts';
import type { PackageSources } from '../sources.ts';

/** Every package that dpkg must never remove. mmdebstrap installs these first, and the others on top of them. */
const ESSENTIAL = '?narrow(?architecture(amd64),?essential)';

export interface DownloadRequest {
  /** A new folder for all of it. */
  readonly folder: string;
  readonly sources: PackageSources;
  readonly packages: readonly string[];
  /** The kernel, or a package that depends on it. It is not installed. */
  readonly kernelPackage: string;
  /** Receives the kernel's package. */
  readonly kernelFile: string;
  readonly signal: AbortSignal;
}

export interface Downloaded {
  readonly apt: OwnApt & { readonly archives: string };
  /** The archive of each version of a package. */
  readonly archiveOf: (name: string, version: string) => PackageArchive | undefined;
}

/** Throws {@link CommandFailed} with apt's own errors, or `Failure` connection-failed, packages-failed. */
export async function downloadPackages(request: DownloadRequest): Promise<Downloaded> {
  const { folder, sources, packages, signal } = request;
  const at = (name: string) => join(folder, name);
  const apt = {
    sourcesFile: at('sources.list'),
    preferencesFile: at('preferences'),
    listsFolder: at('lists'),
    cacheFolder: at('cache'),
    archives: at('archives'),
  };
  await mkdir(join(apt.listsFolder, 'partial'), { recursive: true });
  await mkdir(join(apt.archives, 'partial'), { recursive: true });
  await mkdir(apt.cacheFolder);
  await mkdir(at('kernel'));
  await writeFile(apt.sourcesFile, sources.list);
  await writeFile(apt.preferencesFile, sources.preferences);
  await writeFile(at('status'), '');
  await updateLists(apt, signal);
  await downloadInstallation({ ...apt, statusFile: at('status') }, [ESSENTIAL], signal);
  // The same two steps as mmdebstrap's, so that apt decides the same.
  await writeFile(at('status'), `${await installedFields(apt.archives, { signal })}\n`);
  await downloadInstallation({ ...apt, statusFile: at('status') }, packages, signal);
  await downloadKernel(request, apt, at('kernel'));
  return { apt, archiveOf: await archives(apt, request, signal) };
}

/** Its scripts would build an unused initramfs, so it is only downloaded. A meta package depends on the versioned one. */
async function downloadKernel(
  { kernelPackage, kernelFile, signal }: DownloadRequest,
  apt: OwnApt,
  folder: string,
): Promise<void> {
  const depends = await dependenciesOf(apt, kernelPackage, signal);
  if (depends === undefined) throw new Failure('packages-failed', { output: `There is no package ${kernelPackage}.` });
  const versioned = /(linux-image-[0-9][a-z0-9.+-]*) \(= /.exec(depends)?.[1];
  await downloadPackage(apt, versioned ?? kernelPackage, folder, signal);
  const [file] = debsOf(await readdir(folder));
  if (file === undefined) throw new Failure('packages-failed', { output: `${kernelPackage} was not downloaded.` });
  await rename(join(folder, file), kernelFile);
}

async function archives(
  apt: OwnApt & { readonly archives: string },
  { kernelPackage }: DownloadRequest,
  signal: AbortSignal,
): Promise<Downloaded['archiveOf']> {
  const depends = (await dependenciesOf(apt, kernelPackage, signal)) ?? '';
  const kernels = [kernelPackage, ...(/linux-image-[0-9][a-z0-9.+-]*/.exec(depends) ?? [])];
  const names = debsOf(await readdir(apt.archives)).map((file) => file.slice(0, file.indexOf('_')));
  const targets = await ownTargets(apt, signal);
  const offers = await offersOf(apt, [...new Set([...names, ...kernels])], signal);
  return (name, version) => {
    const place = offers.get(name)?.places.get(version)?.[0];
    const target = targets.find(
      ({ uri, release, component }) =>
        withoutSlash(uri) === withoutSlash(place?.uri ?? '') &&
        withoutSlash(release) === withoutSlash(place?.release ?? '') &&
        component === place?.component,
    );
    return target && { origin: target.origin, suite: target.release, component: target.component };
  };
}

const withoutSlash = (text: string): string => text.replace(/\/+$/, '');
const debsOf = (files: readonly string[]): string[] => files.filter((file) => file.endsWith('.deb')).sort();
