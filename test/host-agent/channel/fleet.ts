/** Computers that follow a channel: the real store, registry client and channel logic, with a fake gate instead of a kernel and VMs. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Release } from '../../../host-agent/channel/channel-file.ts';
import { FollowChannel } from '../../../host-agent/channel/follow-channel.ts';
import { installRelease, type InstallWatch } from '../../../host-agent/channel/install-release.ts';
import { bootOf } from '../../../host-agent/image/boot.ts';
import { RunningBuilds } from '../../../host-agent/image/build/running-builds.ts';
import { RecalledImages } from '../../../host-agent/image/recalled-images.ts';
import { currentImage, listImages, makeCurrent } from '../../../host-agent/image/store.ts';
import { SwitchOver } from '../../../host-agent/image/switch-over.ts';
import { verifyImage } from '../../../host-agent/image/verify.ts';
import { artifactBytes, EMPTY_CONFIG, PARTS, type ImageArtifact } from '../../../host-agent/registry/artifact.ts';
import { connected } from '../../../host-agent/registry/connected.ts';
import { dataNames, IMAGE_FILES, imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { sign } from '../../../host-agent/tools/minisign.ts';
import type { FakeRegistry } from '../../fakes/registry.ts';
import { foldersBelow, putImage } from '../image/images.ts';
import type { Signer } from './signed-channels.ts';

/** What the gate finds in the root of an image that does not work. */
export const DOES_NOT_PAINT = 'does not paint';

export interface FleetOptions {
  readonly registry: FakeRegistry;
  readonly signers: readonly Signer[];
  readonly imageSigner: Signer;
  readonly threshold?: number;
  readonly nowMs: () => number;
  readonly version?: string;
  /** By default `stable`. */
  readonly channel?: () => string;
  readonly ring?: () => string;
  readonly policyAccepted?: () => Promise<void>;
  readonly pastTimes?: readonly string[];
}

/** Stands for the kernel and the VMs: an image works unless its root says otherwise. */
export class FakeGate {
  /** Roles in the order in which they were tried. */
  readonly tried: string[] = [];
  readonly refused: string[] = [];

  async sealAhead(
    role: string,
    { boot: { root } }: { readonly boot: { readonly root: string } },
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    this.tried.push(role);
    if (!(await readFile(root, 'utf8')).includes(DOES_NOT_PAINT)) return;
    this.refused.push(role);
    throw new Error('It did not paint.');
  }

  scheduleReconcile(): void {
    // No templates.
  }

  keepTemplatesOf(): Promise<void> {
    return Promise.resolve();
  }
}

export class Computer {
  readonly folders: Folders;
  readonly gate = new FakeGate();
  readonly follow: FollowChannel;
  readonly builds = new RunningBuilds(() => undefined);
  readonly recalled: RecalledImages;

  constructor(
    folder: string,
    {
      registry,
      signers,
      imageSigner,
      threshold,
      nowMs,
      version = '0.1.0',
      channel = () => 'stable',
      ring = () => '',
      policyAccepted = () => Promise.resolve(),
      pastTimes = [],
    }: FleetOptions,
  ) {
    this.folders = foldersBelow(folder);
    const { folders } = this;
    this.recalled = new RecalledImages(dataNames(folders).recalls);
    const keys = [imageSigner.public];
    const switchOver = new SwitchOver({
      images: {
        keep: () => undefined,
        check: async (image) => {
          this.recalled.assertNone(image);
          if ((await verifyImage(image, keys)).length > 0) throw new Error('The image is damaged.');
          return { digest: image.digest, boot: bootOf(image) };
        },
        use: ({ role, digest }) => makeCurrent(folders, role, digest),
        stored: async (role) => (await listImages(folders)).filter((image) => image.role === role),
        prune: () => Promise.resolve({ removed: [], freedBytes: 0 }),
      },
      fastStart: this.gate,
      ndvm: { ports: { used: 1 }, stop: () => Promise.resolve(), startEarly: () => undefined },
      onUsed: () => undefined,
    });
    this.follow = new FollowChannel({
      folders,
      channel: () => `${registry.host}/safe-browse/${channel()}`,
      ring,
      trust: () =>
        Promise.resolve({ keys: signers.map((signer) => signer.public), threshold: threshold ?? signers.length }),
      version,
      connected: (reference, work) => connected(reference, { loginServers: () => [] }, work),
      install: (at, release, watch, isStillMeant) =>
        installRelease(
          { folders, keys: () => Promise.resolve(keys), attestations: () => 0, builds: this.builds, switchOver },
          at,
          release,
          watch,
          isStillMeant,
        ),
      assertMayFollow: () => undefined,
      assertMayPull: () => undefined,
      recall: (name, recalls) => this.recalled.accept(name, recalls, nowMs()),
      policyAccepted,
      nowMs,
      pastTimes: () => Promise.resolve(pastTimes),
      log: pino({ level: 'silent' }),
    });
  }

  async prepare(): Promise<this> {
    for (const folder of [this.folders.data, this.folders.state]) await mkdir(folder, { recursive: true });
    await this.recalled.load();
    return this;
  }

  /** As every day; `isAsked`: as `image update`. */
  async update({ isAsked = false, ...watch }: Partial<InstallWatch> & { isAsked?: boolean } = {}) {
    const images = await this.follow.update(
      { signal: new AbortController().signal, onProgress: () => undefined, ...watch },
      { isAsked },
    );
    return images.map(({ role }) => role);
  }

  async digests(): Promise<Readonly<Record<string, string | undefined>>> {
    const [browser, network] = [
      await currentImage(this.folders, 'browser'),
      await currentImage(this.folders, 'network'),
    ];
    return { browser: browser?.digest, network: network?.digest };
  }
}

type ImageOfRelease = NonNullable<Release['browser']>;
export interface WholeRelease {
  readonly browser: ImageOfRelease;
  readonly network: ImageOfRelease;
}

/** Puts a browser and a network image into the registry. They differ by `version`, and carry `content`. */
export async function publishImages(
  registry: FakeRegistry,
  imageSigner: Signer,
  version: string,
  content = 'works',
): Promise<WholeRelease> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-release-'));
  try {
    const at = foldersBelow(folder);
    const publish = async (role: 'browser' | 'network') => {
      const digest = putImage(at, role, `${role} ${version} ${content}`);
      const image = imageNames(at, role).image(digest);
      await sign(join(image, IMAGE_FILES.manifest), join(image, IMAGE_FILES.signature), imageSigner.secret);
      const blobs = await Promise.all(
        PARTS.map(async (part) => {
          const path = join(image, IMAGE_FILES[part]);
          return [part, { digest: registry.add(await readFile(path)), bytes: (await stat(path)).size }] as const;
        }),
      );
      registry.add(EMPTY_CONFIG);
      const bytes = artifactBytes(Object.fromEntries(blobs) as ImageArtifact, {});
      return { digest, artifact: registry.contents.tag('safe-browse', `${role}-${digest.slice(0, 16)}`, bytes) };
    };
    return { browser: await publish('browser'), network: await publish('network') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Damages the record of a computer. */
export const damageRecord = (computer: Computer): Promise<void> =>
  writeFile(join(computer.folders.data, 'channels.json'), '{}');
