/** Builds an image from a recipe and puts it into use. */
import { constants, copyFile, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_FILES, imageNames } from '../../storage/filenames.ts';
import type { Folders } from '../../storage/folders.ts';
import { bootstrap } from '../../tools/building/mmdebstrap.ts';
import { beginBuild } from './building.ts';
import { hashFile } from '../../storage/hash-file.ts';
import { buildHooks, hookScripts, setUpHooks, writeHooks } from './hooks.ts';
import { makeHostDisk } from './host-disk.ts';
import { assertPartsIntact, type HostParts } from './host-parts.ts';
import { digestOf } from '../inputs.ts';
import { byName, installedPackages, type Manifest, manifestDigest, manifestText } from '../manifest.ts';
import { packOverlay } from './overlay.ts';
import { type Packed, PackLine, type PackRequest, PARTS, ROOT_TAR } from './pack.ts';
import { type Downloaded, downloadPackages } from './package-download.ts';
import { loadRecipe } from '../recipe.ts';
import type { ImageRole, Recipe } from '../recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';
import { signedFiles, signManifest } from '../signature.ts';
import { hostSources } from '../sources.ts';
import { protectRoot, type Verity, verityWord } from '../verity.ts';
import { listImages, makeCurrent, moveIntoPlace, type StoredImage } from '../store.ts';
import { MAX_RESULT_BYTES, takeResult } from './take-result.ts';
import { isImageIntact } from '../verify.ts';
import { runInBuildJail } from '../../jail/namespaces.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { Tool } from '../../process/run.ts';
import { untrustedJson } from '../../storage/untrusted-json.ts';

const GIB = 1024 ** 3;

/** Peak disk usage of a build in bytes: the unpacked packages, their tar, and the compressed root. */
const NEEDED: Record<ImageRole, number> = { browser: 3.5 * GIB, network: 1.2 * GIB, host: 4 * GIB };
/** More than that, for LibreOffice and Tesseract. */
const NEEDED_FOR_DOCUMENTS = GIB;

type Size = Pick<BuildRequest, 'role' | 'documents'>;
const needed = ({ role, documents = false }: Size): number => NEEDED[role] + (documents ? NEEDED_FOR_DOCUMENTS : 0);

/** Throws `Failure` disk-full unless a build of `image` fits into `folder`, which is created if missing. */
export async function assertSpace(image: Size, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < needed(image)) throw diskFull(image, folder, bavail * bsize);
}

/** The failure for a disk that is full before or during a build. */
export function diskFull(image: Size, folder: string, free?: number): Failure {
  const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;
  return new Failure('disk-full', {
    path: folder,
    task: `build-${image.role}`,
    needed: gib(needed(image)),
    free: free === undefined ? undefined : gib(free),
  });
}

/** Whether `error`, ours or a program's, says that a disk is full. */
export function saysDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ('code' in error && error.code === 'ENOSPC') ||
    /No space left on device/i.test(error.message) ||
    saysDiskFull(error.cause)
  );
}

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
  /** With what opens documents of office programs. Only for a browser image. */
  readonly documents?: boolean;
  /** A recipe of the person that extends ours. */
  readonly recipeFile?: string | undefined;
  readonly debug: boolean;
  /** URIs of package sources besides the distribution's own. */
  readonly extraSources: readonly string[];
  /** Leave the image in use as it is; {@link makeCurrent} switches later. */
  readonly ahead?: boolean;
  /** The guest agent as one file. */
  readonly agentBundle: string;
  /** What packs the image in a build jail, as one file. */
  readonly packProgram: string;
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
  await assertSpace(request, names.folder);
  if (request.host) await assertPartsIntact(at, request.host);
  await using owned = await beginBuild(names.folder, names.building);
  const building = owned.value;
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
    throw saysDiskFull(error) ? diskFull(request, names.folder) : error;
  }
}

/** A running build: the request, its recipe, and the paths in its folder. */
interface Build extends Omit<BuildRequest, 'debug'> {
  readonly recipe: Recipe;
  readonly debug: boolean;
  /** The folder of the image, which is moved into place at the end. */
  readonly imageFolder: string;
  /** Paths of a temporary file or folder, and of a file of the image. */
  readonly at: (name: string) => string;
  readonly image: (name: string) => string;
}

/** Folders of a build. Scripts of packages write the second one, and programs that parse what these left the last one, each in a jail. */
const FOLDERS = { inputs: 'inputs', installation: 'installation', parts: 'parts', packing: 'packing' } as const;
const OVERLAY_TAR = join(FOLDERS.inputs, 'overlay.tar');

/** Creates all files of the image in `building`/image. Returns its digest. */
async function buildInto(building: string, request: BuildRequest, recipe: Recipe): Promise<string> {
  const imageFolder = join(building, 'image');
  const build: Build = {
    ...request,
    recipe,
    // The console of a host image always has a login.
    debug: request.debug && request.role !== 'host',
    imageFolder,
    at: (name) => join(building, name),
    image: (name) => join(imageFolder, name),
  };
  for (const name of ['image', ...Object.values(FOLDERS)]) await mkdir(join(building, name));
  const inputs = await collectOverlay(build);
  const parts = await installPackages(build);
  const packed = await packParts(build);
  const root = build.host ? build.at('root.erofs') : build.image(IMAGE_FILES.root);
  await takeImage(build, root);
  const verity = await protectRoot(root, build);
  if (build.host) await packDisk(build, build.host, { xen: parts.xen, root, verity });
  build.onProgress({ step: 'digest', text: 'Computing digests', fraction: 0.95 });
  const manifest: Manifest = {
    schema: 1,
    role: build.role,
    debug: build.debug,
    ownRecipe: build.recipeFile !== undefined,
    ...(build.speech === true && { speech: true as const }),
    ...(build.documents === true && { documents: true as const }),
    inputs,
    kernelVersion: packed.kernelVersion,
    commandLine: recipe.kernel.commandLine,
    files: await measuredFiles(build),
    verity,
    packages: await packagesOf(parts, packed),
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
  await packOverlay(ours, at('overlay'), at(OVERLAY_TAR), build.signal);
  return inputs;
}

/** What the installed packages left, besides {@link PARTS}. */
interface Parts extends Pick<Downloaded, 'archiveOf'> {
  readonly dpkgStatus: string;
  /** Only for a host image. */ readonly xen: string;
}

/** Downloads the packages, and installs them and the overlay in a jail. Its results are parts and the root's archive. */
async function installPackages(build: Build): Promise<Parts> {
  const { recipe, role, signal, at, onProgress } = build;
  const input = (name: string) => at(join(FOLDERS.inputs, name));
  const result = (name: string) => at(join(FOLDERS.installation, name));
  const part = (name: string) => at(join(FOLDERS.parts, name));
  onProgress({ step: 'packages', text: 'Downloading packages', fraction: 0.05 });
  const { apt, archiveOf } = await downloadPackages({
    folder: input('packages'),
    sources: await hostSources(build.extraSources, at('lists'), signal),
    packages: recipe.packages,
    kernelPackage: recipe.kernel.package,
    kernelFile: part(PARTS.kernelPackage),
    signal,
  });
  const receive = {
    busybox: result(PARTS.busybox),
    dmsetup: result(PARTS.dmsetup),
    dpkgStatus: result('dpkg-status'),
    xen: result('xen.efi'),
  };
  const hooks = buildHooks({
    recipe,
    scripts: await hookScripts(role, build.imagesSource),
    overlayTar: at(OVERLAY_TAR),
    receive,
  });
  await mkdir(result('unpacked'));
  await bootstrap(
    {
      inputs: at(FOLDERS.inputs),
      folder: at(FOLDERS.installation),
      sourcesFile: apt.sourcesFile,
      packages: recipe.packages,
      setUp: await writeHooks(setUpHooks(apt), input('set-up-hooks')),
      hooks: await writeHooks(hooks, input('hooks')),
      target: result(ROOT_TAR),
      temporaryFolder: result('unpacked'),
      sourceDateEpoch: SOURCE_DATE_EPOCH,
    },
    { signal, onLine: followPackages(onProgress) },
  );
  await rm(apt.archives, { recursive: true });
  await takeResult(result(ROOT_TAR), at(join(FOLDERS.packing, ROOT_TAR)), MAX_RESULT_BYTES.root);
  await takeResult(receive.busybox, part(PARTS.busybox), MAX_RESULT_BYTES.program);
  await takeResult(receive.dmsetup, part(PARTS.dmsetup), MAX_RESULT_BYTES.parts);
  const aside = { dpkgStatus: at('dpkg-status'), xen: at('xen.efi') };
  await takeResult(receive.dpkgStatus, aside.dpkgStatus, MAX_RESULT_BYTES.packageList);
  if (role === 'host') await takeResult(receive.xen, aside.xen, MAX_RESULT_BYTES.kernel);
  return { ...aside, archiveOf };
}

/** Makes kernel, initramfs and root of the parts, in a jail. */
async function packParts(build: Build): Promise<Packed> {
  const { role, recipe, imagesSource, packProgram, signal, at, onProgress } = build;
  onProgress({ step: 'kernel', text: 'Extracting kernel and modules', fraction: 0.6 });
  const parts = at(FOLDERS.parts);
  const init = join(imagesSource, role === 'host' ? 'host/initramfs-init' : 'initramfs/init');
  await copyFile(init, join(parts, PARTS.init), constants.COPYFILE_EXCL);
  const request = JSON.stringify({ kernel: recipe.kernel } satisfies PackRequest);
  await writeFile(join(parts, PARTS.request), request, { flag: 'wx' });
  const atRoot = () => onProgress({ step: 'root', text: 'Compressing the root file system', fraction: 0.7 });
  return packInJail({ parts, folder: at(FOLDERS.packing), program: packProgram, signal, atRoot });
}

/** Takes kernel, initramfs and the file system `root` out of the folder that the jail wrote. */
async function takeImage({ at, image }: Build, root: string): Promise<void> {
  const result = (name: string) => at(join(FOLDERS.packing, name));
  await takeResult(result(IMAGE_FILES.kernel), image(IMAGE_FILES.kernel), MAX_RESULT_BYTES.kernel);
  await takeResult(result(IMAGE_FILES.initramfs), image(IMAGE_FILES.initramfs), MAX_RESULT_BYTES.initramfs);
  await takeResult(result(IMAGE_FILES.root), root, MAX_RESULT_BYTES.root);
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
async function packagesOf(parts: Parts, { kernelPackage }: Packed): Promise<Manifest['packages']> {
  const installed = [...installedPackages(await readFile(parts.dpkgStatus, 'utf8')), kernelPackage];
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
  await writeFile(image(IMAGE_FILES.manifest), text, { flag: 'wx' });
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

// Packs an image in a build jail: the programs that parse files of packages see nothing of the host but these files.

const node: Tool = { program: process.execPath, debianPackage: 'nodejs', timeoutMs: 3_600_000 };

interface Packing {
  /** The folder of {@link PARTS}. */
  readonly parts: string;
  /** The folder with {@link ROOT_TAR}, which gets the results. They are untrusted. */
  readonly folder: string;
  /** {@link packAsProgram} as one file. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** Called once, when the root is being packed. */
  readonly atRoot: () => void;
}

/** Throws CommandFailed with the last output, `Failure` kernel-module-missing, or the signal's reason. */
async function packInJail({ parts, folder, program, signal, atRoot }: Packing): Promise<Packed> {
  const heard = new Map<PackLine['kind'], PackLine>();
  const onLine = (untrustedLine: string): void => {
    const line = PackLine.safeParse(untrustedJson(untrustedLine)).data;
    if (line === undefined || heard.has(line.kind)) return;
    heard.set(line.kind, line);
    if (line.kind === 'step') atRoot();
  };
  const jail = { readable: [node.program, program, parts], writable: folder, installsPackages: false };
  try {
    await runInBuildJail(node, [program, parts, folder], { jail, signal, onLine });
  } catch (error) {
    signal.throwIfAborted();
    const missing = heard.get('modules-missing');
    if (missing?.kind !== 'modules-missing') throw error;
    throw new Failure('kernel-module-missing', { modules: missing.modules }, { cause: error });
  }
  const packed = heard.get('packed');
  if (packed?.kind !== 'packed') throw new Error('The image was packed without a result.');
  return packed;
}
