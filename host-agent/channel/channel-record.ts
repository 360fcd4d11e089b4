/** What this host knows of channels: it survives the host agent, so that no older file is accepted later, and no trouble is forgotten. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Digest } from '../registry/artifact.ts';
import { MAX_POLICY_BYTES } from '../api/host/channel.ts';
import { Failure } from '../api/errors/failure.ts';
import { sharedRolloutName } from '../image/shared-store.ts';
import { readTextIfThere } from '../storage/atomic.ts';
import { dataNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { writeRecord } from '../storage/records.ts';
import { ChannelFile } from './channel-file.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Name = z.string().max(512);

/** The keys and the threshold that a file was verified with. */
const Trust = z.strictObject({ keys: z.array(z.string().max(80)).max(64), threshold: z.int().min(1) });

export const FollowedChannel = z.strictObject({
  /** The file with the highest serial so far. */
  file: ChannelFile,
  /** Digest of its artifact, which need not be read again. */
  artifact: z.string().max(80),
  /** A hash in the records of version 0.2.0. */
  trust: z.union([Trust, Hash]),
  /** Ids of the keys that signed the file, as far as they are trusted. */
  signers: z.array(z.string().max(16)).max(64).default([]),
  checkedAt: z.iso.datetime(),
  /** The release that was put into use last: one from which the person rolled back is not brought back. */
  applied: Hash.optional(),
});
export type FollowedChannel = z.infer<typeof FollowedChannel>;

/** The managed settings that were accepted last. They stay in force until a channel that this host follows has a newer file. */
const KeptPolicy = z.strictObject({
  channel: Name,
  digest: Digest,
  text: z.string().max(MAX_POLICY_BYTES),
});
export type KeptPolicy = z.infer<typeof KeptPolicy>;

/** Why the channel was not read, or its release not installed, the last time; each until it works. */
const MAX_TROUBLE_CHARACTERS = 4096;
const TroubleText = z.string().transform((text) => text.slice(0, MAX_TROUBLE_CHARACTERS));
const Troubles = z.strictObject({ reading: TroubleText.optional(), installing: TroubleText.optional() });
export type Troubles = z.infer<typeof Troubles>;

const ChannelRecord = z.strictObject({
  /** Random, and never sent: it decides only the place of this host in a rollout. */
  computer: z.string().regex(/^[0-9a-f]{32}$/),
  /** By name of the channel: returning to a channel must not forget what was seen of it. */
  channels: z.record(Name, FollowedChannel),
  /** In the same file as the serial, so that none is ever there without the other. */
  policy: KeptPolicy.optional(),
  /** By name of the channel. */
  troubles: z.record(Name, Troubles).default({}),
  /** The latest time at which a file was accepted: it is later now, whatever the clock says. */
  latest: z.iso.datetime().optional(),
});
export type ChannelRecord = z.infer<typeof ChannelRecord>;

/** A new one when there is none. Throws `Failure` channel-record-damaged: a damaged record must not permit every file. */
export async function readChannelRecord(at: Folders): Promise<ChannelRecord> {
  const path = dataNames(at).channels;
  try {
    const text = await readTextIfThere(path);
    if (text !== undefined) return ChannelRecord.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure('channel-record-damaged', { path }, { cause });
  }
  // All accounts of a host get a release together.
  const computer = (await sharedRolloutName(at)) ?? randomBytes(16).toString('hex');
  return { computer, channels: {}, troubles: {} };
}

/** Atomically. Throws `Failure` disk-full. */
export const writeChannelRecord = (at: Folders, record: ChannelRecord): Promise<void> =>
  writeRecord(dataNames(at).channels, ChannelRecord, record);
