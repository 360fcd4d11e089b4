/** The file of a channel: which images the computers that follow it run. Several people sign its bytes. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MAX_POLICY_BYTES, MAX_RECALLS, Recall, Rings, Score } from '../api/host/channel.ts';
import { Digest } from '../registry/artifact.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';

/** No file follows one with this serial. */
export const MAX_SERIAL = 2 ** 40;
/** Much more than any file needs. */
export const MAX_FILE_BYTES = 16 * 1024;

const ImageOfRelease = z.strictObject({
  /** Names the image: the SHA-256 of its manifest. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The artifact in the repository of the channel. */
  artifact: Digest,
});

/** The images that belong together. `score`: of the browser image, where the publisher had a report of `verify web`. */
export const Release = z
  .strictObject({ browser: ImageOfRelease.optional(), network: ImageOfRelease.optional(), score: Score.optional() })
  .refine(({ browser, network }) => browser !== undefined || network !== undefined, 'has no image');
export type Release = z.infer<typeof Release>;

/** Managed settings, see `channel-policy.ts`. */
const PolicyOfChannel = z.strictObject({ digest: Digest, bytes: z.int().min(0).max(MAX_POLICY_BYTES) });
export type PolicyOfChannel = z.infer<typeof PolicyOfChannel>;

export const ChannelFile = z.strictObject({
  type: z.literal('safe-browse-channel'),
  schema: z.literal(1),
  /** Repository and name, without the host. */
  channel: z.string().max(512),
  /** Only a higher one replaces a file. */
  serial: z.int().min(1).max(MAX_SERIAL),
  /** From then on the file says nothing any more: a registry that withholds newer files is noticed. */
  expires: z.iso.datetime(),
  /** How many of a hundred computers get `release`. */
  percentage: z.int().min(0).max(100),
  /** Computers of these groups get `release` whatever the percentage; absent if none. */
  rings: Rings.min(1).optional(),
  /** No computer begins to use `release`; those that use it stay with it. */
  halted: z.boolean(),
  /** The oldest version of Safe Browse that may use it. */
  minimumVersion: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  release: Release,
  /** For the computers outside of the percentage: the release before, once all were to have it. */
  base: Release.optional(),
  /** For every computer, whatever the percentage. Without it, the channel manages no settings. */
  policy: PolicyOfChannel.optional(),
  /** Images that must not run on any computer any more; absent if none. */
  recalls: z.array(Recall).min(1).max(MAX_RECALLS).optional(),
});
export type ChannelFile = z.infer<typeof ChannelFile>;

/** The only form of a file with this content. Pure. */
export const channelBytes = (file: ChannelFile): Buffer =>
  Buffer.from(`${JSON.stringify(ChannelFile.parse(file), null, 2)}\n`);

/** The content, or `undefined` if these are not the bytes that it has. Pure. */
export function parseChannelFile(untrustedBytes: Buffer): ChannelFile | undefined {
  if (untrustedBytes.length > MAX_FILE_BYTES) return undefined;
  const file = ChannelFile.safeParse(untrustedJson(untrustedBytes)).data;
  return file && channelBytes(file).equals(untrustedBytes) ? file : undefined;
}

/** Names a release by its images (64 hexadecimal digits). Pure. */
export const releaseId = ({ browser, network }: Release): string =>
  createHash('sha256')
    .update(JSON.stringify([browser?.digest ?? '', network?.digest ?? '']))
    .digest('hex');

/** Whether this version of Safe Browse is at least `minimum`. Pure. */
export function isVersionEnough(version: string, minimum: string): boolean {
  const [has, needs] = [version, minimum].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (has?.[part] ?? 0) - (needs?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

// Which release a computer gets.

const BITS = 48;

/** The place of a computer in the rollout of a release, from 0 to below 100. Another release gives another order. Pure. */
export function placeOf(computer: string, release: Release): number {
  const hash = createHash('sha256')
    .update(`${computer} ${releaseId(release)}`)
    .digest();
  return (hash.readUIntBE(0, BITS / 8) / 2 ** BITS) * 100;
}

/** What decides when a rollout comes to a computer. */
export interface PlaceInRollouts {
  /** Its random name. */
  readonly computer: string;
  /** The group to which it belongs; empty: none. */
  readonly ring: string;
}

/** Whether the rollout has come to this host. Pure. */
export const isIncluded = (
  { release, percentage, rings = [], halted }: ChannelFile,
  { computer, ring }: PlaceInRollouts,
): boolean => !halted && (rings.includes(ring) || placeOf(computer, release) < percentage);

/** Whether one of its images must not run any more. Pure. */
export const isRecalled = ({ recalls = [] }: Pick<ChannelFile, 'recalls'>, { browser, network }: Release): boolean =>
  recalls.some(({ digest }) => digest === browser?.digest || digest === network?.digest);

/**
 * The release that this host is to run; `undefined` where the file has none for it yet. `applied`: the release that the channel put into use
 * here last. A computer that has the release of a halted rollout stays with it. A recalled release is meant for none. Pure.
 */
export function releaseFor(
  file: ChannelFile,
  place: PlaceInRollouts,
  applied: string | undefined,
): Release | undefined {
  const stays = file.halted && applied === releaseId(file.release);
  const meant = stays || isIncluded(file, place) ? file.release : file.base;
  const candidates = [meant, file.base].filter((release) => release !== undefined);
  return candidates.find((release) => !isRecalled(file, release));
}
