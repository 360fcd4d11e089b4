/** Builds an image from a recipe and puts it into use. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_FILES, imageNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { acquireSettings } from '../tools/apt.ts';
import { packageIdentity } from '../tools/dpkg-deb.ts';
import { makeErofs } from '../tools/mkfs-erofs.ts';
import { bootstrap } from '../tools/mmdebstrap.ts';
import { appendTar } from '../tools/tar.ts';
import { beginBuild, endBuild } from './building.ts';
import { hashFile } from '../storage/hash-file.ts';
import { buildHooks, INITRAMFS_PARTS, writeHooks } from './hooks.ts';
import { makeHostDisk } from './host-disk.ts';
import { assertPartsIntact, type HostParts } from './host-parts.ts';
import { digestOf } from './inputs.ts';
import { makeInitramfs, packModules, unpackKernel } from './kernel.ts';
import { byName, installedPackages, type Manifest, manifestDigest, manifestText } from './manifest.ts';
import { packOverlay } from './overlay.ts';
import { loadRecipe } from './recipe.ts';
import type { ImageRole, Recipe } from './recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';
import { signedFiles, signManifest } from './signature.ts';
import { hostSources } from './sources.ts';
import { protectRoot, verityWord } from './verity.ts';
import { assertSpace, diskFull, saysDiskFull } from './space.ts';
import { listImages, makeCurrent, moveIntoPlace, type StoredImage } from './store.ts';
import { isImageIntact } from './verify.ts';

export interface Progress {
  /** Kebab-case name of the stage. */
  readonly step: string;
  readonly text: string;
  /** From 0 to 1. */
  readonly fraction?: number;
}

export interface BuildRequest {
  readonly folders: Folders;
  readonly role: ImageRole;
  /** A recipe of the person that extends ours. */
  readonly recipeFile?: string | undefined;
  readonly debug: boolean;
  /** Leave the image in use as it is; {@link makeCurrent} switches later. */
  readonly ahead?: boolean;
  /** The guest agent as one file. */
  readonly agentBundle: string;
  /** The folder appliance/images. */
  readonly imagesSource: string;
  /** Required for a host image. */
  readonly host?: HostParts;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** A build that fails, is killed or is cancelled does not touch the image in use. Throws `Failure`, or the signal's reason. */
export async function buildImage(request: BuildRequest): Promise<StoredImage> {
  const { folders: at, role, signal } = request;
  signal.throwIfAborted();
  const recipe = await loadRecipe(request.imagesSource, role, request.recipeFile);
  const names = imageNames(at, role);
  await assertSpace(role, names.folder);
  if (request.host) await assertPartsIntact(at, request.host);
  const building = await beginBuild(names.folder, names.building);
  try {
    const digest = await buildInto(building, request, recipe);
    request.onProgress({ step: 'use', text: 'Putting the image into use', fraction: 0.99 });
    signal.throwIfAborted();
    await moveIntoPlace(join(building, 'image'), names.image(digest), names.folder, () =>
      isImageIntact(at, role, digest),
    );
    if (request.ahead !== true) await makeCurrent(at, role, digest);
    const image = (await listImages(at)).find((found) => found.role === role && found.digest === digest);
    if (!image) throw new Error('The image that was just built is missing.');
    request.onProgress({ step: 'done', text: `The ${role} image is ready`, fraction: 1 });
    return image;
  } catch (error) {
    signal.throwIfAborted();
    throw saysDiskFull(error) ? diskFull(role, names.folder) : error;
  } finally {
    await endBuild(building);
  }
}

/** Creates all files of the image in `building`/image. Returns its digest. */
async function buildInto(building: string, request: BuildRequest, recipe: Recipe): Promise<string> {
  const { role, agentBundle, imagesSource, host, signal, onProgress } = request;
  // The console of a host image always has a login.
  const debug = request.debug && role !== 'host';
  const ours = { recipe, imagesSource, agentBundle, debug, ...(host && { host }) };
  const at = (name: string): string => join(building, name);
  const image = (name: string): string => join(building, 'image', name);
  await mkdir(at('image'));
  await mkdir(at('unpacked'));
  await mkdir(at('dmsetup'));

  onProgress({ step: 'overlay', text: 'Collecting our own files', fraction: 0 });
  const inputs = await digestOf(ours);
  await packOverlay(ours, at('overlay'), at('overlay.tar'), signal);

  await writeFile(at('sources.list'), await hostSources(at('lists'), signal));
  const receive = {
    kernelPackage: at('kernel.deb'),
    busybox: at('busybox'),
    dmsetup: at('dmsetup'),
    dpkgStatus: at('dpkg-status'),
    xen: at('xen.efi'),
  };
  const script = (name: string) => readFile(join(imagesSource, 'hooks', `${name}.sh`), 'utf8');
  const scripts = {
    kernel: await script('kernel'),
    dmsetup: await script('dmsetup'),
    accounts: await script('accounts'),
    confinement: role === 'browser' ? await script('confinement') : '',
    cleanHome: role === 'browser' ? await script('clean-home') : '',
  };
  const packageProgress = followPackages(onProgress);
  await bootstrap(
    {
      sourcesFile: at('sources.list'),
      aptSettings: await acquireSettings(signal),
      packages: recipe.packages,
      hooks: await writeHooks(buildHooks({ recipe, scripts, overlayTar: at('overlay.tar'), receive }), at('hooks')),
      target: at('root.tar'),
      temporaryFolder: at('unpacked'),
      sourceDateEpoch: SOURCE_DATE_EPOCH,
    },
    { signal, onLine: packageProgress },
  );

  onProgress({ step: 'kernel', text: 'Extracting kernel and modules', fraction: 0.6 });
  const kernel = await unpackKernel(receive.kernelPackage, at('kernel'), signal);
  await packModules(kernel, recipe, at('modules'), at('modules.tar'), signal);
  await makeInitramfs(
    kernel,
    recipe,
    {
      busybox: receive.busybox,
      dmsetup: join(receive.dmsetup, INITRAMFS_PARTS),
      init: join(imagesSource, role === 'host' ? 'host/initramfs-init' : 'initramfs/init'),
    },
    at('initramfs'),
    image(IMAGE_FILES.initramfs),
    signal,
  );
  await copyFile(kernel.kernel, image(IMAGE_FILES.kernel));
  await appendTar(at('root.tar'), at('modules.tar'), { signal });

  onProgress({ step: 'root', text: 'Compressing the root file system', fraction: 0.7 });
  const root = host ? at('root.erofs') : image(IMAGE_FILES.root);
  await makeErofs(at('root.tar'), root, SOURCE_DATE_EPOCH, { signal });
  const verity = await protectRoot(root, { signal });
  if (host) {
    onProgress({ step: 'disk', text: 'Partitioning the disk', fraction: 0.85 });
    const boot = {
      xen: receive.xen,
      kernel: image(IMAGE_FILES.kernel),
      initramfs: image(IMAGE_FILES.initramfs),
      commandLine: `${recipe.kernel.commandLine} ${verityWord(verity)}`,
    };
    await makeHostDisk(
      {
        folders: request.folders,
        boot,
        root,
        images: host.images,
        folder: at('disk'),
        target: image(IMAGE_FILES.disk),
      },
      signal,
    );
  }

  onProgress({ step: 'digest', text: 'Computing digests', fraction: 0.95 });
  const file = async (name: string) => ({ name, ...(await hashFile(image(name), signal)) });
  const manifest: Manifest = {
    schema: 1,
    role,
    debug,
    ownRecipe: request.recipeFile !== undefined,
    inputs,
    kernelVersion: kernel.version,
    commandLine: recipe.kernel.commandLine,
    files: {
      kernel: await file(IMAGE_FILES.kernel),
      initramfs: await file(IMAGE_FILES.initramfs),
      root: await file(host ? IMAGE_FILES.disk : IMAGE_FILES.root),
    },
    verity,
    packages: [
      ...installedPackages(await readFile(receive.dpkgStatus, 'utf8')),
      await packageIdentity(receive.kernelPackage, { signal }),
    ].sort(byName),
  };
  const text = manifestText(manifest);
  await writeFile(image(IMAGE_FILES.manifest), text);
  await signManifest(request.folders, signedFiles(join(building, 'image')), signal);
  return manifestDigest(text);
}

/** The stages that mmdebstrap prints, in words for a person. */
const STAGES: readonly (readonly [RegExp, string, number])[] = [
  [/^I: running apt-get update/, 'Reading the package lists', 0.02],
  [/^I: downloading packages/, 'Downloading packages', 0.05],
  [/^I: extracting archives/, 'Unpacking the base system', 0.2],
  [/^I: installing essential/, 'Installing the base system', 0.25],
  [/^I: installing remaining/, 'Installing packages', 0.3],
  [/^I: running --customize-hook/, 'Adding our own files', 0.45],
  [/^I: creating tarball/, 'Packing the file system', 0.55],
];

function followPackages(onProgress: BuildRequest['onProgress']): (line: string) => void {
  let reached = 0;
  return (line) => {
    const stage = STAGES.find(([pattern]) => pattern.test(line));
    if (stage === undefined || stage[2] <= reached) return;
    reached = stage[2];
    onProgress({ step: 'packages', text: stage[1], fraction: stage[2] });
  };
}
