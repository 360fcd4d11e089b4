/** The verbs on images, as the desktop wire tells them. */
import { access } from 'node:fs/promises';
import { EXIT, Failure } from '../api/failure.ts';
import type { BuildProgress, Image, ImageRole, VmRole } from '../api/image.ts';
import type { VmSpec } from '../hypervisor/hypervisor.ts';
import { bootOf } from '../image/boot.ts';
import { buildImage } from '../image/build.ts';
import { importNetworkImage, type ImportRequest } from '../image/import.ts';
import { type HostParts, hostParts } from '../image/host-parts.ts';
import { imageInputsDigest } from '../image/inputs.ts';
import { trustedKeys } from '../image/keys.ts';
import {
  currentImage,
  listImages,
  makeCurrent,
  pruneImages,
  type StoredImage,
  unreadableImages,
} from '../image/store.ts';
import { assertImageIntact, verifyImage } from '../image/verify.ts';
import { IMAGE_FILES } from '../storage/filenames.ts';
import { inBackground } from '../process/run.ts';
import type { CheckedImage } from '../template/templates.ts';
import type { Folders } from '../storage/folders.ts';
import { AGENT_BUNDLE, IMAGES_SOURCE, PROGRAMS } from './installation.ts';

export class Images {
  readonly #folders: Folders;
  readonly #inUse: () => string[];
  readonly #configured: () => readonly string[];
  readonly #updatesOf: (digest: string) => number;

  /** `inUse`: the digests of images that running machines stand on. `trusted`: whose images are run, as the configuration of now says. `updatesOf`: how many packages are newer in the distribution. */
  constructor(
    folders: Folders,
    inUse: () => string[],
    trusted: () => readonly string[],
    updatesOf: (digest: string) => number = () => 0,
  ) {
    this.#folders = folders;
    this.#inUse = inUse;
    this.#configured = trusted;
    this.#updatesOf = updatesOf;
  }

  /** The image in use for `role`, checked against its digests and signature. Throws `Failure` image-missing, image-damaged, image-unsigned or image-untrusted. */
  async ready(
    role: VmRole,
  ): Promise<{ readonly digest: string; readonly boot: VmSpec['boot']; readonly imported: boolean }> {
    const image = await currentImage(this.#folders, role);
    if (!image) {
      throw new Failure('image-missing', `There is no ${role} image yet.`, {
        hint: `Build it, which takes some minutes: safe-browse image build ${role}`,
        exitStatus: EXIT.notFound,
      });
    }
    await assertImageIntact(image, await this.#keys());
    return { digest: image.digest, boot: bootOf(image), imported: image.manifest.imported === true };
  }

  /** The image of the browser in use, or the one whose digest begins so, checked against it. Throws `Failure` no-such-image, or as {@link ready}. */
  async named(
    beginning: string | undefined,
  ): Promise<StoredImage & { readonly role: VmRole; readonly boot: VmSpec['boot'] }> {
    if (beginning === undefined) {
      const { digest } = await this.ready('browser');
      return this.named(digest);
    }
    const [image, another] = (await listImages(this.#folders)).flatMap((each) =>
      each.role !== 'host' && each.digest.startsWith(beginning) ? [{ ...each, role: each.role }] : [],
    );
    if (!image || another) {
      throw new Failure(
        'no-such-image',
        another ? `More than one image begins with ${beginning}.` : `There is no image ${beginning}.`,
        { hint: 'See which there are: safe-browse image list', exitStatus: EXIT.notFound },
      );
    }
    await assertImageIntact(image, await this.#keys());
    return { ...image, boot: bootOf(image) };
  }

  /** Any image that a probe can boot; `undefined` while there is none. */
  async probeBoot(): Promise<VmSpec['boot'] | undefined> {
    // Only what we made says that it was booted.
    const ours = (
      await Promise.all((['network', 'browser'] as const).map((role) => currentImage(this.#folders, role)))
    ).find((image) => image !== undefined && image.manifest.imported !== true);
    return ours && bootOf(ours);
  }

  async build(
    request: { role: ImageRole; recipe?: string | undefined; debug: boolean },
    onProgress: (progress: BuildProgress) => void,
    signal: AbortSignal,
  ): Promise<Image> {
    return this.describe(await this.#build(request, onProgress, signal));
  }

  /** The same, behind everything else that runs, and not in use yet. */
  buildAhead(
    request: { role: ImageRole; debug: boolean },
    onProgress: (progress: BuildProgress) => void,
    signal: AbortSignal,
  ): Promise<StoredImage> {
    return inBackground(() => this.#build({ ...request, ahead: true }, onProgress, signal));
  }

  /** An image that is not in use, checked like one that is. */
  async check(image: StoredImage): Promise<CheckedImage> {
    await assertImageIntact(image, await this.#keys());
    return { digest: image.digest, boot: bootOf(image) };
  }

  use({ role, digest }: StoredImage): Promise<void> {
    return makeCurrent(this.#folders, role, digest);
  }

  /** The image of before is used again. Throws `Failure` no-previous-image, or what {@link ready} throws of it. */
  async rollback(role: ImageRole): Promise<Image> {
    const previous = (await this.stored(role)).find(({ isPrevious }) => isPrevious);
    if (!previous) {
      throw new Failure('no-previous-image', `There is no ${role} image of before.`, {
        hint: 'See which there are: safe-browse image list',
        exitStatus: EXIT.notFound,
      });
    }
    await this.check(previous);
    await this.use(previous);
    const now = await currentImage(this.#folders, role);
    if (!now) throw new Error('The image of before is not there.');
    return this.describe(now);
  }

  async #build(
    request: { role: ImageRole; recipe?: string | undefined; debug: boolean; ahead?: boolean },
    onProgress: (progress: BuildProgress) => void,
    signal: AbortSignal,
  ): Promise<StoredImage> {
    await access(AGENT_BUNDLE).catch((cause: unknown) => {
      throw new Failure('agent-bundle-missing', 'The guest agent has not been built.', {
        hint: 'From a checkout run: npm run build',
        cause,
      });
    });
    return buildImage({
      folders: this.#folders,
      role: request.role,
      ...(request.recipe !== undefined && { recipeFile: request.recipe }),
      debug: request.debug,
      ahead: request.ahead ?? false,
      agentBundle: AGENT_BUNDLE,
      imagesSource: IMAGES_SOURCE,
      ...(request.role === 'host' && { host: await this.#hostParts() }),
      signal,
      onProgress,
    });
  }

  async import(files: Omit<ImportRequest, 'folders'>): Promise<Image> {
    return this.describe(await importNetworkImage({ folders: this.#folders, ...files }));
  }

  /** What templates may be sealed of: an image of our own making. */
  async sealableDigest(role: ImageRole): Promise<string | undefined> {
    const image = await currentImage(this.#folders, role);
    return image?.manifest.imported === true ? undefined : image?.digest;
  }

  async list(role: ImageRole | undefined): Promise<Image[]> {
    const images = await this.stored(role);
    return Promise.all(images.map((image) => this.describe(image)));
  }

  /** Reads every byte of one of them again. */
  async problemsOf(image: StoredImage, signal: AbortSignal): Promise<string[]> {
    return (await verifyImage(image, await this.#keys(), signal)).map(({ file, problem }) => `${file} ${problem}`);
  }

  async verify(role: ImageRole | undefined) {
    const images = await this.stored(role);
    const keys = await this.#keys();
    const problems = await Promise.all(
      images.map(async (image) =>
        (await verifyImage(image, keys)).map((found) => ({ role: image.role, digest: image.digest, ...found })),
      ),
    );
    const unreadable = (await unreadableImages(this.#folders)).filter(
      (image) => role === undefined || image.role === role,
    );
    return {
      verified: images.length + unreadable.length,
      problems: [
        ...problems.flat(),
        ...unreadable.map((image) => ({ ...image, file: IMAGE_FILES.manifest, problem: 'cannot be read' })),
      ],
    };
  }

  async prune(role: ImageRole | undefined) {
    const before = await listImages(this.#folders);
    const removed = await pruneImages(this.#folders, { keepPrevious: true, inUse: this.#inUse(), role });
    return {
      removed,
      freedBytes: before.reduce((sum, { digest, bytes }) => (removed.includes(digest) ? sum + bytes : sum), 0),
    };
  }

  async #inputsNow(role: ImageRole, debug: boolean): Promise<string> {
    return imageInputsDigest({
      role,
      debug,
      agentBundle: AGENT_BUNDLE,
      imagesSource: IMAGES_SOURCE,
      ...(role === 'host' && { host: await this.#hostParts() }),
    });
  }

  #hostParts(): Promise<HostParts> {
    return hostParts(this.#folders, PROGRAMS);
  }

  #keys(): Promise<string[]> {
    return trustedKeys(this.#folders, this.#configured());
  }

  async stored(role: ImageRole | undefined): Promise<StoredImage[]> {
    return (await listImages(this.#folders)).filter((image) => role === undefined || image.role === role);
  }

  async describe(image: StoredImage): Promise<Image> {
    const { role, digest, folder, manifest, isCurrent, isPrevious, builtAt, bytes } = image;
    const updates = this.#updatesOf(digest);
    const now = await this.#inputsNow(role, manifest.debug).catch(() => undefined);
    return {
      role,
      digest,
      folder,
      isCurrent,
      isPrevious,
      ...(updates > 0 && { updates }),
      upToDate: manifest.ownRecipe || manifest.inputs === now,
      debug: manifest.debug,
      ...(manifest.imported && { imported: true }),
      kernelVersion: manifest.kernelVersion,
      packages: manifest.packages.length,
      bytes,
      ...(builtAt !== undefined && { builtAt }),
    };
  }
}
