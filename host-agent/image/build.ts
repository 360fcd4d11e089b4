/** Builds an image from a recipe and puts it into use. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_FILES, imageNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { packageIdentity } from '../tools/dpkg-deb.ts';
import { makeErofs } from '../tools/mkfs-erofs.ts';
import { bootstrap } from '../tools/mmdebstrap.ts';
import { appendTar } from '../tools/tar.ts';
import { beginBuild, endBuild } from './building.ts';
import { hashFile } from '../storage/hash-file.ts';
import { buildHooks, type HookInputs, INITRAMFS_PARTS, setUpHooks, writeHooks } from './hooks.ts';
import { makeHostDisk } from './host-disk.ts';
import { assertPartsIntact, type HostParts } from './host-parts.ts';
import { digestOf } from './inputs.ts';
import { makeInitramfs, packModules, unpackKernel, type UnpackedKernel } from './kernel.ts';
import { byName, installedPackages, type Manifest, manifestDigest, manifestText } from './manifest.ts';
import { packOverlay } from './overlay.ts';
import { type Downloaded, downloadPackages } from './package-download.ts';
import { loadRecipe } from './recipe.ts';
import type { ImageRole, Recipe } from './recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';
import { signedFiles, signManifest } from './signature.ts';
import { hostSources } from './sources.ts';
import { protectRoot, type Verity, verityWord } from './verity.ts';
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
  /** With what reads pages aloud. Only for a browser image. */
  readonly speech?: boolean;
  /** A recipe of the person that extends ours. */
  readonly recipeFile?: string | undefined;
  readonly debug: boolean;
  /** URIs of package sources besides the distribution's own. */
  readonly extraSources: readonly string[];
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
  const recipe = await loadRecipe(request.imagesSource, request);
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

/** A running build: the request, its recipe, and the paths in its folder. */
interface Build extends Omit<BuildRequest, 'debug'> {
  readonly recipe: Recipe;
  readonly debug: boolean;
  /** The folder of the build. */
  readonly folder: string;
  /** The folder of the image, which is moved into place at the end. */
  readonly imageFolder: string;
  /** Path of a temporary file or folder. */
  readonly at: (name: string) => string;
  /** Path of a file of the image. */
  readonly image: (name: string) => string;
}

/** Creates all files of the image in `building`/image. Returns its digest. */
async function buildInto(building: string, request: BuildRequest, recipe: Recipe): Promise<string> {
  const imageFolder = join(building, 'image');
  const build: Build = {
    ...request,
    recipe,
    // The console of a host image always has a login.
    debug: request.debug && request.role !== 'host',
    folder: building,
    imageFolder,
    at: (name) => join(building, name),
    image: (name) => join(imageFolder, name),
  };
  await mkdir(imageFolder);
  const inputs = await collectOverlay(build);
  const parts = await installPackages(build);
  const kernel = await addKernel(build, parts);
  const root = build.host ? build.at('root.erofs') : build.image(IMAGE_FILES.root);
  const verity = await packRoot(build, root);
  if (build.host) await packDisk(build, build.host, { xen: parts.xen, root, verity });
  build.onProgress({ step: 'digest', text: 'Computing digests', fraction: 0.95 });
  const manifest: Manifest = {
    schema: 1,
    role: build.role,
    debug: build.debug,
    ownRecipe: build.recipeFile !== undefined,
    ...(build.speech === true && { speech: true as const }),
    inputs,
    kernelVersion: kernel.version,
    commandLine: recipe.kernel.commandLine,
    files: await measuredFiles(build),
    verity,
    packages: await packagesOf(build, parts),
  };
  return signed(build, manifest);
}

/** Packs our own files as overlay.tar. Returns the digest of everything that we put into the image. */
async function collectOverlay({
  recipe,
  imagesSource,
  agentBundle,
  debug,
  host,
  at,
  ...build
}: Build): Promise<string> {
  build.onProgress({ step: 'overlay', text: 'Collecting our own files', fraction: 0 });
  const ours = { recipe, imagesSource, agentBundle, debug, ...(host && { host }) };
  const inputs = await digestOf(ours);
  await packOverlay(ours, at('overlay'), at('overlay.tar'), build.signal);
  return inputs;
}

/** The parts of the packages that later steps need. */
type Parts = HookInputs['receive'] & Pick<Downloaded, 'archiveOf'> & { readonly kernelPackage: string };

/** Downloads the packages, and installs them and the overlay into root.tar. */
async function installPackages(build: Build): Promise<Parts> {
  const { recipe, signal, at, onProgress } = build;
  await mkdir(at('unpacked'));
  await mkdir(at('dmsetup'));
  onProgress({ step: 'packages', text: 'Downloading packages', fraction: 0.05 });
  const kernelPackage = at('kernel.deb');
  const { apt, archiveOf } = await downloadPackages({
    folder: at('packages'),
    sources: await hostSources(build.extraSources, at('lists'), signal),
    packages: recipe.packages,
    kernelPackage: recipe.kernel.package,
    kernelFile: kernelPackage,
    signal,
  });
  const receive = {
    busybox: at('busybox'),
    dmsetup: at('dmsetup'),
    dpkgStatus: at('dpkg-status'),
    xen: at('xen.efi'),
  };
  const hooks = buildHooks({ recipe, scripts: await hookScripts(build), overlayTar: at('overlay.tar'), receive });
  await bootstrap(
    {
      folder: build.folder,
      sourcesFile: apt.sourcesFile,
      packages: recipe.packages,
      setUp: await writeHooks(setUpHooks(apt), at('set-up-hooks')),
      hooks: await writeHooks(hooks, at('hooks')),
      target: at('root.tar'),
      temporaryFolder: at('unpacked'),
      sourceDateEpoch: SOURCE_DATE_EPOCH,
    },
    { signal, onLine: followPackages(onProgress) },
  );
  return { ...receive, kernelPackage, archiveOf };
}

async function hookScripts({ role, imagesSource }: Build): Promise<HookInputs['scripts']> {
  const script = (name: string) => readFile(join(imagesSource, 'hooks', `${name}.sh`), 'utf8');
  return {
    dmsetup: await script('dmsetup'),
    accounts: await script('accounts'),
    confinement: role === 'host' ? '' : await script('confinement'),
    cleanHome: role === 'browser' ? await script('clean-home') : '',
    fonts: role === 'browser' ? await script('fonts') : '',
    speech: role === 'browser' ? await script('speech') : '',
  };
}

/** Adds kernel and initramfs to the image, and the modules to root.tar. */
async function addKernel(build: Build, parts: Parts): Promise<UnpackedKernel> {
  const { role, recipe, imagesSource, signal, at, image } = build;
  build.onProgress({ step: 'kernel', text: 'Extracting kernel and modules', fraction: 0.6 });
  const kernel = await unpackKernel(parts.kernelPackage, at('kernel'), signal);
  await packModules(kernel, recipe, at('modules'), at('modules.tar'), signal);
  const initramfsParts = {
    busybox: parts.busybox,
    dmsetup: join(parts.dmsetup, INITRAMFS_PARTS),
    init: join(imagesSource, role === 'host' ? 'host/initramfs-init' : 'initramfs/init'),
  };
  await makeInitramfs(kernel, recipe, initramfsParts, at('initramfs'), image(IMAGE_FILES.initramfs), signal);
  await copyFile(kernel.kernel, image(IMAGE_FILES.kernel));
  await appendTar(at('root.tar'), at('modules.tar'), { signal });
  return kernel;
}

/** Makes the file system `root` of root.tar, with its hash tree. */
async function packRoot({ signal, onProgress, at }: Build, root: string): Promise<Verity> {
  onProgress({ step: 'root', text: 'Compressing the root file system', fraction: 0.7 });
  await makeErofs(at('root.tar'), root, SOURCE_DATE_EPOCH, { signal });
  return protectRoot(root, { signal });
}

/** Makes the disk of a host image. */
async function packDisk(
  { recipe, folders, signal, onProgress, at, image }: Build,
  { images }: HostParts,
  { xen, root, verity }: { readonly xen: string; readonly root: string; readonly verity: Verity },
): Promise<void> {
  onProgress({ step: 'disk', text: 'Partitioning the disk', fraction: 0.85 });
  const boot = {
    xen,
    kernel: image(IMAGE_FILES.kernel),
    initramfs: image(IMAGE_FILES.initramfs),
    commandLine: `${recipe.kernel.commandLine} ${verityWord(verity)}`,
  };
  await makeHostDisk({ folders, boot, root, images, folder: at('disk'), target: image(IMAGE_FILES.disk) }, signal);
}

async function measuredFiles({ host, signal, image }: Build): Promise<Manifest['files']> {
  const file = async (name: string) => ({ name, ...(await hashFile(image(name), signal)) });
  return {
    kernel: await file(IMAGE_FILES.kernel),
    initramfs: await file(IMAGE_FILES.initramfs),
    root: await file(host ? IMAGE_FILES.disk : IMAGE_FILES.root),
  };
}

/** Each package with the archive that it came from. */
async function packagesOf({ signal }: Build, parts: Parts): Promise<Manifest['packages']> {
  const installed = [
    ...installedPackages(await readFile(parts.dpkgStatus, 'utf8')),
    await packageIdentity(parts.kernelPackage, { signal }),
  ];
  return installed
    .map(({ name, version }) => {
      const archive = parts.archiveOf(name, version);
      if (!archive) throw new Error(`No package source has ${name} ${version}, which was installed.`);
      return { name, version, archive };
    })
    .sort(byName);
}

/** Writes the manifest and signs it. Returns the digest of the image. */
async function signed({ folders, signal, imageFolder, image }: Build, manifest: Manifest): Promise<string> {
  const text = manifestText(manifest);
  await writeFile(image(IMAGE_FILES.manifest), text);
  await signManifest(folders, signedFiles(imageFolder), signal);
  return manifestDigest(text);
}

/** The stages that mmdebstrap prints, in words for a person. */
const STAGES: readonly (readonly [RegExp, string, number])[] = [
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
