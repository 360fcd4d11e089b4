/** Channels in the control API. */
import { z } from 'zod';
import { Image } from './image.ts';
import { VerificationReport } from './verification.ts';

/** Limit for managed settings that come with a channel: much more than any need. */
export const MAX_POLICY_BYTES = 256 * 1024;

/** How much of what web applications need works in a browser image: the checks of `verify web`. */
export const Score = z.strictObject({
  held: z.int().min(0).max(1000),
  /** Names of the checks that do not hold. */
  failed: z.array(z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)).max(100),
});
export type Score = z.infer<typeof Score>;

/** A group of computers that an administrator names, such as `pilot`. */
export const Ring = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'must be a name such as "pilot": small letters, digits and hyphens, at most 32');
export const MAX_RINGS = 16;
export const Rings = z.array(Ring).max(MAX_RINGS);

/** A channel carries no more: its file stays small. */
export const MAX_RECALLS = 32;

/** In UTF-8. */
const MAX_WHY_BYTES = 200;
export const MAX_END_AFTER_MINUTES = 7 * 24 * 60;

/** An image that must not run any more. */
export const Recall = z.strictObject({
  /** Names the image: the SHA-256 of its manifest. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** In the words of the signers, on one line. */
  why: z
    .string()
    .min(1)
    .max(MAX_WHY_BYTES)
    .regex(/^\P{C}+$/u)
    .refine((why) => new TextEncoder().encode(why).length <= MAX_WHY_BYTES, 'is too long'),
  /** Sessions from it end so long after their host has learned of the recall. */
  endAfterMinutes: z.int().min(0).max(MAX_END_AFTER_MINUTES),
});
export type Recall = z.infer<typeof Recall>;

/** The digests of the images of a release. */
const ReleaseView = z.strictObject({
  browser: z.string().optional(),
  network: z.string().optional(),
  score: Score.optional(),
});

/** The file of a channel, which enough people signed. */
export const ChannelView = z.strictObject({
  channel: z.string(),
  serial: z.int(),
  expires: z.string(),
  percentage: z.int(),
  /** Groups of computers that get the release whatever the percentage; absent if none. */
  rings: z.array(z.string()).optional(),
  halted: z.boolean(),
  minimumVersion: z.string(),
  release: ReleaseView,
  base: ReleaseView.optional(),
  /** Images that must not run any more; absent if none. */
  recalls: z.array(Recall).optional(),
  /** Digest of the managed settings that come with it. */
  policy: z.string().optional(),
  /** Ids of the trusted keys that signed it. */
  signers: z.array(z.string()),
  /** The highest serial that this host has accepted of the channel, if it is higher. */
  seen: z.int().optional(),
});
export type ChannelView = z.infer<typeof ChannelView>;

/** A channel, as this host sees it. */
export const ChannelStatus = z.strictObject({
  channel: z.string(),
  /** Absent before the first file. */
  newest: ChannelView.optional(),
  checkedAt: z.string().optional(),
  /** The group to which this host belongs; absent if none. */
  ring: z.string().optional(),
  /** Whether the release is meant for this host; also if it has that of a halted rollout. */
  isIncluded: z.boolean(),
  /** Whether this host has the release that the channel means for it. */
  isCurrent: z.boolean(),
  /** Whether the channel has no release for this host yet. */
  isAwaited: z.boolean(),
  /** Why the last check or update failed. */
  trouble: z.string().optional(),
  /** It is later than this, although the clock of this host says otherwise. */
  notBefore: z.string().optional(),
});
export type ChannelStatus = z.infer<typeof ChannelStatus>;

const Percentage = z.int().min(0).max(100);
/** Until the file expires. */
const Days = z.int().min(1).max(3650);
const Serial = z.int().min(1);
/** Of the signer: the release may have a lower score than the present one, or none after one with a score. */
const AcceptsLowerScore = z.boolean().optional();

/** How the next file of a channel differs from the newest one. */
export const ChannelChange = z.discriminatedUnion('kind', [
  /** The images in use on this host become the release. */
  z.strictObject({
    kind: z.literal('publish'),
    percentage: Percentage,
    /** Groups that get it whatever the percentage. */
    rings: Rings.optional(),
    minimumVersion: z
      .string()
      .regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/)
      .optional(),
    days: Days,
    /** After a change of keys: the serial to begin again with, whatever the registry has. */
    firstSerial: Serial.optional(),
    /** Managed settings, as TOML; by default as before. */
    policy: z.string().max(MAX_POLICY_BYTES).optional(),
    /** Of `verify web` on the browser image. */
    report: VerificationReport.optional(),
    acceptsLowerScore: AcceptsLowerScore,
  }),
  /** More computers get the release; or another channel of the repository gets it. */
  z.strictObject({
    kind: z.literal('promote'),
    percentage: Percentage,
    /** By default as before; in another channel, by default none. */
    rings: Rings.optional(),
    to: z.string().max(64).optional(),
    days: Days,
    acceptsLowerScore: AcceptsLowerScore,
  }),
  z.strictObject({ kind: z.literal('halt'), days: Days }),
  /** Other managed settings, as TOML; without them, the channel manages none any more. */
  z.strictObject({
    kind: z.literal('policy'),
    policy: z.string().max(MAX_POLICY_BYTES).optional(),
    days: Days,
  }),
  /** This image must not run any more. */
  z.strictObject({ kind: z.literal('recall'), recall: Recall, days: Days }),
  /** The recall of this image was a mistake. */
  z.strictObject({ kind: z.literal('withdraw-recall'), digest: Recall.shape.digest, days: Days }),
  /** By default to the newest file with another release. */
  z.strictObject({ kind: z.literal('rollback'), serial: Serial.optional(), days: Days }),
]);
export type ChannelChange = z.infer<typeof ChannelChange>;

export const ChannelUpdate = z.strictObject({
  status: ChannelStatus,
  /** The images that came into use. */
  images: z.array(Image),
});
export type ChannelUpdate = z.infer<typeof ChannelUpdate>;
