/** Pulls the images of a release, and puts them into use together if they work on this host. */
import { Failure } from '../api/errors/failure.ts';
import type { BuildProgress, VmRole } from '../api/host/image.ts';
import type { RunningBuilds } from '../image/build/running-builds.ts';
import { currentImage, type StoredImage } from '../image/store.ts';
import type { Candidate, SwitchOver } from '../image/switch-over.ts';
import type { RegistryConnection } from '../registry/connection.ts';
import { pullImage } from '../registry/pull.ts';
import { describeReference } from '../registry/reference.ts';
import type { Folders } from '../storage/folders.ts';
import { besides, type ChannelReference } from './channel-reference.ts';
import type { Release } from './channel-file.ts';

export interface InstallOptions {
  readonly folders: Folders;
  /** Public keys whose images may run. */
  readonly keys: () => Promise<readonly string[]>;
  /** How many confirmations by other builders an image needs. */
  readonly attestations: () => number;
  readonly builds: RunningBuilds;
  readonly switchOver: Pick<SwitchOver, 'switchTo'>;
}

export interface InstallWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

const ROLES: readonly VmRole[] = ['network', 'browser'];

/** Returns the images that came into use; `undefined` if the person put another one into use meanwhile. `isStillMeant` is called when the images have been shown to work; if it throws, none comes into use. Throws `Failure` registry-…, attestations-missing, disk-full, build-running, image-not-proven, cancelled. */
export async function installRelease(
  options: InstallOptions,
  at: { readonly channel: ChannelReference; readonly connection: RegistryConnection },
  release: Release,
  watch: InstallWatch,
  isStillMeant: () => Promise<void>,
): Promise<readonly StoredImage[] | undefined> {
  const candidates: Candidate[] = [];
  for (const role of ROLES) {
    const candidate = await pullCandidate(options, at, release, role, watch);
    if (candidate) candidates.push(candidate);
  }
  if (candidates.length === 0) return [];
  const isDone = await options.switchOver.switchTo(candidates, watch.signal, {
    onProve: (role) => watch.onProgress({ step: 'prove', text: `Trying the ${role} image on this host` }),
    isStillMeant,
  });
  if (!isDone) return undefined;
  const images = await Promise.all(candidates.map(({ image: { role } }) => currentImage(options.folders, role)));
  return images.filter((image) => image !== undefined);
}

/** `undefined` if the release has none of this role, or it is in use already. */
async function pullCandidate(
  { folders, keys, attestations, builds }: InstallOptions,
  { channel, connection }: { readonly channel: ChannelReference; readonly connection: RegistryConnection },
  release: Release,
  role: VmRole,
  watch: InstallWatch,
): Promise<Candidate | undefined> {
  const wanted = release[role];
  const replaces = (await currentImage(folders, role))?.digest;
  if (!wanted || wanted.digest === replaces) return undefined;
  const reference = besides(channel, wanted.artifact);
  const trusted = await keys();
  const { image } = await builds.run(role, watch, (inner) =>
    pullImage({ folders, connection, reference, keys: trusted, attestations: attestations(), ...inner }),
  );
  if (image.role !== role || image.digest !== wanted.digest)
    throw new Failure('registry-artifact-refused', {
      reference: describeReference(reference),
      problem: `it is not the ${role} image that the channel names`,
    });
  return { image, replaces };
}
