/** All images of this person: what is stored, which one is in use, and building more. */
import { access } from 'node:fs/promises';
import { Failure } from '../api/errors/failure.ts';
import type { BuildProgress, Image, ImageRole, VmRole } from '../api/host/image.ts';
import { inBackground } from '../process/run.ts';
import { IMAGE_FILES } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { type Boot, bootOf, type CheckedImage } from './boot.ts';
import { buildImage } from './build/build.ts';
import { type HostParts, hostParts } from './build/host-parts.ts';
import { importNetworkImage, type ImportRequest } from './import.ts';
import { imageInputsDigest } from './inputs.ts';
import { trustsLocal } from './keys.ts';
import { assertNotOlder } from './newest.ts';
import { signatureProblem, signedFiles } from './signature.ts';
import { signImage } from './signing-key.ts';
import type { RecalledImages } from './recalled-images.ts';
import { imageKeys } from './shared-store.ts';
import {
  currentImage,
  listImages,
  makeCurrent,
  previousImage,
  pruneImages,
  sharedImage,
  type StoredImage,
  unreadableImages,
} from './store.ts';
import { assertImageIntact, verifyImage } from './verify.ts';

interface Described {
  /** Built from the recipe and the guest agent of this version. */
  readonly upToDate: boolean;
  readonly debug: boolean;
  /** It contains what the configuration of the account asks for. */
  readonly fits: boolean;
  /** ISO 8601. */
  readonly builtAt?: string | undefined;
}

export interface SharedChoice {
  readonly shared: Described;
  /** The image in use, if there is one. */
  readonly current: (Described & { readonly ownRecipe: boolean; readonly imported?: boolean | undefined }) | undefined;
  /** The person has gone back from the shared image to the one in use. */
  readonly wasLeft: boolean;
  /** A channel says which image the account uses. */
  readonly hasChannel: boolean;
}

/** An image that the person has made stays: with a recipe, with logins, imported, or newer. Pure. */
export function isSharedWanted({ shared, current, wasLeft, hasChannel }: SharedChoice): boolean {
  if (shared.debug || !shared.fits) return false;
  if (!current) return true;
  if (hasChannel || wasLeft || current.ownRecipe || current.debug || current.imported === true) return false;
  if (!current.fits) return true;
  if (current.upToDate !== shared.upToDate) return shared.upToDate;
  return (shared.builtAt ?? '') > (current.builtAt ?? '');
}

/** What this installation builds images from. */
export interface ImageSources {
  /** The guest agent as one file. */
  readonly agentBundle: string;
  /** What packs images in a build jail, as one file. */
  readonly packProgram: string;
  /** Recipes, overlay trees and initramfs. */
  readonly imagesSource: string;
  readonly programs: HostParts['programs'];
}

export interface ImageLibraryOptions {
  readonly folders: Folders;
  readonly sources: ImageSources;
  /** Keys whose images may run, from the current configuration. */
  readonly trusted: () => readonly string[];
  /** The channel that brings images; empty: none. */
  readonly channel: () => string;
  /** Package sources besides the distribution's, from the current configuration. */
  readonly extraSources: () => readonly string[];
  /** Whether a profile of the current configuration reads pages aloud, so that the browser image has to be able to. */
  readonly wantsSpeech?: () => boolean;
  /** Whether the browser image has to open documents of office programs. */
  readonly wantsDocuments?: () => boolean;
  readonly recalled?: Pick<RecalledImages, 'of' | 'assertNone'>;
  /** Number of packages in the image that have a newer version. */
  readonly updatesOf?: (digest: string) => number;
}

/** What a browser image contains only if it is asked for. */
interface Additions {
  readonly speech: boolean;
  readonly documents: boolean;
}

export class ImageLibrary {
  readonly #options: ImageLibraryOptions;
  readonly #kept: (() => readonly string[])[] = [];

  constructor(options: ImageLibraryOptions) {
    this.#options = options;
  }

  /** {@link prune} spares the images with these digests, for as long as the host agent runs. */
  keep(digests: () => readonly string[]): void {
    this.#kept.push(digests);
  }

  /** The image in use for `role`, checked against its digests and signature. Throws `Failure` image-missing, image-damaged, image-unsigned, image-untrusted, image-recalled or image-older. */
  async ready(role: VmRole): Promise<CheckedImage & { readonly imported: boolean }> {
    const image = (await currentImage(this.#options.folders, role)) ?? (await this.takeShared(role));
    if (!image) {
      const channel = this.#options.channel();
      throw new Failure('image-missing', { role, ...(channel !== '' && { channel }) });
    }
    await this.#assertUsable(image);
    await assertNotOlder(this.#options.folders, image);
    return { digest: image.digest, boot: bootOf(image), imported: image.manifest.imported === true };
  }

  /** The image whose digest begins with `beginning`, or the browser image in use; checked. Throws `Failure` image-not-found, or as {@link ready}. */
  async named(beginning: string | undefined): Promise<StoredImage & { readonly role: VmRole; readonly boot: Boot }> {
    if (beginning === undefined) {
      const { digest } = await this.ready('browser');
      return this.named(digest);
    }
    const [image, another] = (await listImages(this.#options.folders)).flatMap((each) =>
      each.role !== 'host' && each.digest.startsWith(beginning) ? [{ ...each, role: each.role }] : [],
    );
    if (!image || another) {
      throw new Failure(another ? 'image-ambiguous' : 'image-not-found', { digest: beginning });
    }
    await this.#assertUsable(image);
    return { ...image, boot: bootOf(image) };
  }

  /** An image that the KVM probe can boot; `undefined` while there is none. */
  async probeBoot(): Promise<Boot | undefined> {
    // Only our own images report that they booted.
    const ours = (
      await Promise.all((['network', 'browser'] as const).map((role) => currentImage(this.#options.folders, role)))
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

  /** Whether the browser image in use can read pages aloud. */
  async canSpeak(): Promise<boolean> {
    return (await currentImage(this.#options.folders, 'browser'))?.manifest.speech === true;
  }

  /** Whether the browser image in use opens documents of office programs. */
  async canOpenDocuments(): Promise<boolean> {
    return (await currentImage(this.#options.folders, 'browser'))?.manifest.documents === true;
  }

  /** Builds at low priority, without putting the image into use. */
  buildAhead(
    request: { role: ImageRole; debug: boolean },
    onProgress: (progress: BuildProgress) => void,
    signal: AbortSignal,
  ): Promise<StoredImage> {
    return inBackground(() => this.#build({ ...request, ahead: true }, onProgress, signal));
  }

  /** Checks an image that is not in use. Throws like {@link ready}. */
  async check(image: StoredImage): Promise<CheckedImage> {
    await this.#assertUsable(image);
    return { digest: image.digest, boot: bootOf(image) };
  }

  use({ role, digest }: StoredImage): Promise<void> {
    return makeCurrent(this.#options.folders, role, digest);
  }

  /** The image that is kept for all accounts and should take the place of the one in use; `undefined` if none should. */
  async sharedCandidate(
    role: VmRole,
  ): Promise<{ readonly image: StoredImage; readonly replaces: string | undefined } | undefined> {
    const { folders, recalled, channel } = this.#options;
    const shared = await sharedImage(folders, role);
    if (!shared?.isShared || shared.isCurrent || recalled?.of(shared.digest)) return undefined;
    if ((await signatureProblem(signedFiles(shared.folder), await this.#keys())) !== undefined) return undefined;
    const [current, previous] = [await currentImage(folders, role), await previousImage(folders, role)];
    const isWanted = isSharedWanted({
      shared: { builtAt: shared.builtAt, ...(await this.describe(shared)), fits: this.#fits(shared) },
      current: current && { ...current.manifest, ...(await this.describe(current)), fits: this.#fits(current) },
      wasLeft: previous?.digest === shared.digest,
      hasChannel: channel() !== '',
    });
    return isWanted ? { image: shared, replaces: current?.digest } : undefined;
  }

  /** Puts the image that is kept for all accounts into use where there is none. {@link ready} reads it before it starts. */
  async takeShared(role: VmRole): Promise<StoredImage | undefined> {
    const candidate = await this.sharedCandidate(role);
    if (!candidate || candidate.replaces !== undefined) return undefined;
    await this.use(candidate.image);
    return currentImage(this.#options.folders, role);
  }

  /** Puts the previous image back into use. Throws `Failure` no-previous-image, or like {@link ready}. */
  async rollback(role: ImageRole): Promise<Image> {
    const previous = await previousImage(this.#options.folders, role);
    if (!previous) {
      throw new Failure('no-previous-image', { role });
    }
    await this.check(previous);
    await this.use(previous);
    const now = await currentImage(this.#options.folders, role);
    if (!now) throw new Error('The previous image is missing.');
    return this.describe(now);
  }

  /** Signs the image in use with the secret key in this file. Throws `Failure` image-missing, signing-key-unusable, signing-key-untrusted, or like {@link ready}. */
  async sign(role: ImageRole, key: string, signal: AbortSignal): Promise<Image> {
    const { folders, trusted } = this.#options;
    const image = await currentImage(folders, role);
    if (!image) throw new Failure('image-missing', { role });
    if (image.isShared) throw new Failure('image-shared', { role });
    await this.check(image);
    await signImage(folders, image, key, trusted(), signal);
    return this.describe((await currentImage(folders, role)) ?? image);
  }

  async #build(
    request: { role: ImageRole; recipe?: string | undefined; debug: boolean; ahead?: boolean },
    onProgress: (progress: BuildProgress) => void,
    signal: AbortSignal,
  ): Promise<StoredImage> {
    if (!(await trustsLocal(this.#options.folders, this.#options.trusted()))) throw new Failure('build-untrusted');
    const { agentBundle, packProgram, imagesSource } = this.#options.sources;
    await access(agentBundle).catch((cause: unknown) => {
      throw new Failure('agent-bundle-missing', {}, { cause });
    });
    return buildImage({
      folders: this.#options.folders,
      role: request.role,
      ...this.#additionsFor(request.role),
      ...(request.recipe !== undefined && { recipeFile: request.recipe }),
      debug: request.debug,
      ahead: request.ahead ?? false,
      extraSources: this.#options.extraSources(),
      agentBundle,
      packProgram,
      imagesSource,
      ...(request.role === 'host' && { host: await this.#hostParts() }),
      signal,
      onProgress,
    });
  }

  async import(files: Omit<ImportRequest, 'folders'>): Promise<Image> {
    return this.describe(await importNetworkImage({ folders: this.#options.folders, ...files }));
  }

  /** Digest of the image in use, if templates can be sealed from it: an imported one lacks our guest agent, and a recalled one must not run. */
  async sealableDigest(role: ImageRole): Promise<string | undefined> {
    const image = await currentImage(this.#options.folders, role);
    if (!image || image.manifest.imported === true || this.#options.recalled?.of(image.digest)) return undefined;
    return image.digest;
  }

  async list(role: ImageRole | undefined): Promise<Image[]> {
    const images = await this.stored(role);
    return Promise.all(images.map((image) => this.describe(image)));
  }

  /** Reads every byte of the image. */
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
    const unreadable = (await unreadableImages(this.#options.folders)).filter(
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
    const before = await listImages(this.#options.folders);
    const removed = await pruneImages(this.#options.folders, {
      keepPrevious: true,
      inUse: this.#kept.flatMap((digests) => digests()),
      role,
    });
    return {
      removed,
      freedBytes: before.reduce((sum, { digest, bytes }) => (removed.includes(digest) ? sum + bytes : sum), 0),
    };
  }

  #additionsFor(role: ImageRole): Additions {
    const { wantsSpeech, wantsDocuments } = this.#options;
    const [speech, documents] = [wantsSpeech, wantsDocuments].map((wants) => role === 'browser' && wants?.() === true);
    return { speech: speech === true, documents: documents === true };
  }

  /** Whether it contains what the configuration asks for. */
  #fits({ role, manifest }: StoredImage): boolean {
    const wanted = this.#additionsFor(role);
    return (manifest.speech === true || !wanted.speech) && (manifest.documents === true || !wanted.documents);
  }

  async #inputsNow(role: ImageRole, debug: boolean, additions: Additions): Promise<string> {
    const { agentBundle, imagesSource } = this.#options.sources;
    return imageInputsDigest({
      role,
      debug,
      ...additions,
      agentBundle,
      imagesSource,
      ...(role === 'host' && { host: await this.#hostParts() }),
    });
  }

  #hostParts(): Promise<HostParts> {
    return hostParts(this.#options.folders, this.#options.sources.programs);
  }

  /** Throws `Failure` image-damaged, image-unsigned, image-untrusted, image-recalled or recalls-damaged. */
  async #assertUsable(image: StoredImage): Promise<void> {
    this.#options.recalled?.assertNone(image);
    await assertImageIntact(image, await this.#keys());
  }

  #keys(): Promise<string[]> {
    return imageKeys(this.#options.folders, this.#options.trusted());
  }

  async stored(role: ImageRole | undefined): Promise<StoredImage[]> {
    return (await listImages(this.#options.folders)).filter((image) => role === undefined || image.role === role);
  }

  async describe(image: StoredImage): Promise<Image> {
    const { role, digest, folder, manifest, isCurrent, isPrevious, builtAt, bytes } = image;
    const updates = this.#options.updatesOf?.(digest) ?? 0;
    const recalled = this.#options.recalled?.of(digest);
    const [speech, documents] = [manifest.speech === true, manifest.documents === true];
    const now = await this.#inputsNow(role, manifest.debug, { speech, documents }).catch(() => undefined);
    return {
      role,
      digest,
      folder,
      isCurrent,
      isPrevious,
      ...(image.isShared && { shared: true }),
      ...(updates > 0 && { updates }),
      ...(recalled && { recalled: recalled.why }),
      upToDate: (manifest.ownRecipe || manifest.inputs === now) && this.#fits(image),
      debug: manifest.debug,
      ...(speech && { speech }),
      ...(documents && { documents }),
      ...(manifest.imported && { imported: true }),
      kernelVersion: manifest.kernelVersion,
      packages: manifest.packages.length,
      bytes,
      ...(builtAt !== undefined && { builtAt }),
    };
  }
}
