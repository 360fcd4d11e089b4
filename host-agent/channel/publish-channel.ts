/** Publishes channel files, for the people who prepare images. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChannelChange, type ChannelView, MAX_RECALLS, type Recall, Score } from '../api/host/channel.ts';
import { Failure, isFailure } from '../api/errors/failure.ts';
import type { VmRole } from '../api/host/image.ts';
import type { VerificationReport } from '../api/host/verification.ts';
import type { StoredImage } from '../image/store.ts';
import type { RegistryConnection } from '../registry/connection.ts';
import { pushImage } from '../registry/push.ts';
import { pushUpdates } from '../registry/push-updates.ts';
import type { Reference } from '../registry/reference.ts';
import { digestOf, pushBlob, pushManifest } from '../registry/registry.ts';
import { keyIdOf, parseSignature, sign } from '../tools/minisign.ts';
import { signWith } from '../image/signing-key.ts';
import {
  channelBytes,
  type ChannelFile,
  isRecalled,
  MAX_FILE_BYTES,
  MAX_SERIAL,
  parseChannelFile,
  type PolicyOfChannel,
  type Release,
  releaseId,
} from './channel-file.ts';
import { readChannelRecord } from './channel-record.ts';
import {
  besides,
  type ChannelReference,
  describeChannel,
  newestOf,
  parseChannel,
  pathOf,
  serialOf,
} from './channel-reference.ts';
import { policyToPublish } from './channel-policy.ts';
import { channelView } from './channel-view.ts';
import { fetchChannel, type VerifiedFile, verifiedFile } from './fetch-channel.ts';
import type { FollowOptions } from './follow-channel.ts';
import type { InstallWatch } from './install-release.ts';
import { type SignedBytes, signersOf } from './signers.ts';
import { EMPTY_BLOB, EMPTY_CONFIG } from '../registry/artifact.ts';
import { channelArtifactBytes } from './channel-artifact.ts';

export interface PublishOptions extends Pick<FollowOptions, 'folders' | 'trust' | 'version' | 'connected' | 'nowMs'> {
  /** The image in use, checked; `undefined` if there is none. */
  readonly image: (role: VmRole) => Promise<StoredImage | undefined>;
  /** A signature with this host's own key. */
  readonly sign: (bytes: Buffer, signal: AbortSignal) => Promise<string>;
}

const DAY_MS = 24 * 3_600_000;
/** Serials that a rollback looks through. */
const MAX_LOOK_BACK = 64;
const ROLES: readonly VmRole[] = ['browser', 'network'];
type ImagesInUse = { readonly [Role in VmRole]?: StoredImage };

export class PublishChannel {
  readonly #options: PublishOptions;

  constructor(options: PublishOptions) {
    this.#options = options;
  }

  /** The newest file, whether or not it has expired. Throws `Failure` channel-… or registry-…. */
  async show(text: string, signal: AbortSignal): Promise<ChannelView> {
    const channel = parseChannel(text);
    return this.#options.connected(newestOf(channel), async (connection) => {
      const name = describeChannel(channel);
      const newest = await this.#verified(connection, channel, newestOf(channel), signal);
      if (!newest) throw new Failure('channel-nothing-published', { channel: name });
      const seen = (await readChannelRecord(this.#options.folders)).channels[name]?.file.serial ?? 0;
      const view = channelView(newest.file, newest.signers.map(keyIdOf));
      return { ...view, ...(seen > newest.file.serial && { seen }) };
    });
  }

  /**
   * The text of the next file, for its signers. Pushes the images that it names. `isSigned`: only this host will sign it, and whether that is
   * enough is checked before anything is pushed, as is the score of a release. Throws `Failure` channel-…, registry-…, image-missing.
   */
  async prepare(text: string, change: ChannelChange, isSigned: boolean, watch: InstallWatch): Promise<string> {
    const source = parseChannel(text);
    const target = change.kind === 'promote' && change.to !== undefined ? { ...source, name: change.to } : source;
    const expires = new Date(this.#options.nowMs() + change.days * DAY_MS).toISOString();
    if (isSigned) await this.#assertKeyIsEnough(target, watch.signal);
    const firstSerial = change.kind === 'publish' ? change.firstSerial : undefined;
    return this.#options.connected(newestOf(target), async (connection) => {
      // After a change of keys, the newest file may be one that they have not signed.
      const before = firstSerial === undefined ? await this.#newest(connection, target, watch.signal) : undefined;
      if (before && before.serial >= MAX_SERIAL)
        throw new Failure('channel-serials-used-up', { channel: describeChannel(target), serial: before.serial });
      const next = await this.#change(connection, { source, target, before }, change, watch);
      if (!before && next.kind !== 'publish')
        throw new Failure('channel-nothing-published', { channel: describeChannel(target) });
      const file = before
        ? nextFile(before, next, expires)
        : firstFile(pathOf(target), next as Extract<FileChange, { kind: 'publish' }>, expires, firstSerial);
      if ((next.kind === 'publish' || next.kind === 'rollback') && isRecalled(file, file.release))
        throw new Failure('channel-release-recalled', { channel: describeChannel(target) });
      return channelBytes(file).toString('utf8');
    });
  }

  /** Publishes a file that enough people signed. `isSigned`: also with this host's key. Throws `Failure` channel-… or registry-…. */
  async publish(text: string, signed: SignedBytes, isSigned: boolean, signal: AbortSignal): Promise<ChannelView> {
    const { connected, trust, folders, sign } = this.#options;
    const { untrustedBytes, untrustedSignatures: others } = signed;
    const signatures = isSigned ? [...others, await sign(untrustedBytes, signal)] : others;
    const channel = parseChannel(text);
    const all = { untrustedBytes, untrustedSignatures: signatures };
    const { file, signers } = await verifiedFile(all, channel, await trust(), folders.data, signal);
    await connected(newestOf(channel), async (connection) => {
      const newest = await this.#newestSerial(connection, channel, signal);
      if (file.serial <= newest)
        throw new Failure('channel-overtaken', { channel: describeChannel(channel), serial: file.serial, newest });
      await pushChannel(connection, channel, { file, bytes: untrustedBytes, signatures }, signal);
    });
    return channelView(file, signers.map(keyIdOf));
  }

  /** Throws `Failure` channel-unsigned. */
  async #assertKeyIsEnough(channel: ChannelReference, signal: AbortSignal): Promise<void> {
    const { folders, sign, trust } = this.#options;
    const { keys, threshold } = await trust();
    const untrustedBytes = Buffer.from('Is the key of this host enough?');
    const untrustedSignatures = [await sign(untrustedBytes, signal)];
    const valid = (await signersOf({ untrustedBytes, untrustedSignatures }, keys, folders.data, signal)).length;
    if (valid < threshold)
      throw new Failure('channel-unsigned', { channel: describeChannel(channel), valid, needed: threshold });
  }

  /** What the keys of this host have not signed does not count: it is what a change of keys leaves behind. */
  async #newestSerial(connection: RegistryConnection, channel: ChannelReference, signal: AbortSignal): Promise<number> {
    try {
      return (await this.#newest(connection, channel, signal))?.serial ?? 0;
    } catch (error) {
      if (isFailure(error, 'channel-unsigned')) return 0;
      throw error;
    }
  }

  async #change(
    connection: RegistryConnection,
    at: {
      readonly source: ChannelReference;
      readonly target: ChannelReference;
      readonly before: ChannelFile | undefined;
    },
    change: ChannelChange,
    watch: InstallWatch,
  ): Promise<FileChange> {
    const { kind } = change;
    if (kind === 'halt') return { kind };
    if (kind === 'recall') return { kind, recalls: withRecall(at, change.recall) };
    if (kind === 'withdraw-recall') return { kind: 'recall', recalls: withoutRecall(at, change.digest) };
    if (kind === 'policy')
      return {
        kind,
        policy:
          change.policy === undefined ? undefined : await this.#pushPolicy(connection, at.target, change.policy, watch),
      };
    if (kind === 'publish') {
      const { percentage, rings, minimumVersion = this.#options.version, report } = change;
      const images = await this.#images();
      const score = report && scoreOf(report, images.browser?.digest);
      assertScore(at, change, score);
      const policy =
        change.policy === undefined ? undefined : await this.#pushPolicy(connection, at.target, change.policy, watch);
      return {
        kind,
        percentage,
        rings,
        minimumVersion,
        policy,
        release: { ...(await this.#pushImages(connection, at.target, images, watch)), ...(score && { score }) },
      };
    }
    if (kind === 'rollback')
      return { kind, to: await this.#earlier(connection, at.target, at.before, change.serial, watch.signal) };
    const { percentage, rings, to } = change;
    if (to === undefined) return { kind, percentage, rings };
    const file = await this.#newest(connection, at.source, watch.signal);
    if (!file) throw new Failure('channel-nothing-published', { channel: describeChannel(at.source) });
    assertScore(at, change, file.release.score);
    return { kind: 'publish', percentage, rings, release: file.release, minimumVersion: file.minimumVersion };
  }

  async #pushPolicy(connection: RegistryConnection, channel: ChannelReference, text: string, { signal }: InstallWatch) {
    const policy = policyToPublish(channel, text);
    await pushBlob(connection, newestOf(channel), policy, { bytes: Buffer.from(text) }, { signal });
    return policy;
  }

  async #images(): Promise<ImagesInUse> {
    const images: { [Role in VmRole]?: StoredImage } = {};
    for (const role of ROLES) {
      const image = await this.#options.image(role);
      if (image) images[role] = image;
    }
    if (Object.keys(images).length === 0) throw new Failure('image-missing', { role: 'browser' });
    return images;
  }

  async #pushImages(
    connection: RegistryConnection,
    channel: ChannelReference,
    images: ImagesInUse,
    watch: InstallWatch,
  ): Promise<Release> {
    const release: Partial<Record<VmRole, NonNullable<Release['browser']>>> = {};
    for (const role of ROLES) {
      const image = images[role];
      if (!image) continue;
      const reference = besides(channel, `${role}-${image.digest.slice(0, 16)}`);
      release[role] = { digest: image.digest, artifact: await pushImage({ connection, reference, image, ...watch }) };
      await pushUpdates({ folders: this.#options.folders, connection, reference, image, ...watch });
    }
    return release;
  }

  /** The file with this serial; by default the newest one whose release is another. */
  async #earlier(
    connection: RegistryConnection,
    channel: ChannelReference,
    before: ChannelFile | undefined,
    serial: number | undefined,
    signal: AbortSignal,
  ): Promise<Pick<ChannelFile, 'release' | 'minimumVersion'>> {
    const newest = before?.serial ?? 0;
    const oldest = Math.max(1, newest - MAX_LOOK_BACK);
    for (let each = serial ?? newest - 1; each >= (serial ?? oldest); each -= 1) {
      const file = await this.#read(connection, channel, serialOf(channel, each), signal);
      const isWanted =
        serial !== undefined || (file && before && releaseId(file.release) !== releaseId(before.release));
      if (file && isWanted) return { release: file.release, minimumVersion: file.minimumVersion };
    }
    throw new Failure('channel-no-earlier-release', { channel: describeChannel(channel) });
  }

  #newest(connection: RegistryConnection, channel: ChannelReference, signal: AbortSignal) {
    return this.#read(connection, channel, newestOf(channel), signal);
  }

  async #read(
    connection: RegistryConnection,
    channel: ChannelReference,
    at: Reference,
    signal: AbortSignal,
  ): Promise<ChannelFile | undefined> {
    return (await this.#verified(connection, channel, at, signal))?.file;
  }

  async #verified(
    connection: RegistryConnection,
    channel: ChannelReference,
    at: Reference,
    signal: AbortSignal,
  ): Promise<VerifiedFile | undefined> {
    const { trust, folders } = this.#options;
    try {
      const signed = await fetchChannel(connection, channel, at, { signal });
      return signed && (await verifiedFile(signed, channel, await trust(), folders.data, signal));
    } catch (error) {
      if (isFailure(error, 'registry-not-found')) return undefined;
      throw error;
    }
  }
}

// The score of a release.

/** From the report of `verify web` on the image with this digest. Throws `Failure` channel-report-unusable. Pure. */
function scoreOf({ kind, short, image, checks }: VerificationReport, digest: string | undefined): Score {
  const failed = checks.filter(({ outcome }) => outcome !== 'held').map(({ name }) => name);
  const score = Score.safeParse({ held: checks.length - failed.length, failed }).data;
  if (kind !== 'web' || short || image !== digest || !score) throw new Failure('channel-report-unusable');
  return score;
}

/** Nothing that works in the present release of the target may be lost without the signer's word. Throws `Failure` channel-score-…. Pure. */
function assertScore(
  { target, before }: { readonly target: ChannelReference; readonly before: ChannelFile | undefined },
  { acceptsLowerScore = false }: { readonly acceptsLowerScore?: boolean | undefined },
  score: Score | undefined,
): void {
  const present = before?.release.score;
  if (!present || acceptsLowerScore) return;
  const channel = describeChannel(target);
  if (!score) throw new Failure('channel-score-missing', { channel });
  const lost = score.failed.filter((name) => !present.failed.includes(name)).join(', ');
  // An older version of `verify web` tries less, and names none of it.
  if (lost !== '' || score.held < present.held)
    throw new Failure('channel-score-lower', {
      ...{ channel, held: score.held, present: present.held },
      ...(lost !== '' && { lost }),
    });
}

// Recalls.

interface Target {
  readonly target: ChannelReference;
  readonly before: ChannelFile | undefined;
}

/** A second recall of an image replaces the first. Throws `Failure` channel-recalls-full. Pure. */
function withRecall({ target, before }: Target, recall: Recall): Recall[] {
  const others = (before?.recalls ?? []).filter(({ digest }) => digest !== recall.digest);
  if (others.length >= MAX_RECALLS)
    throw new Failure('channel-recalls-full', { channel: describeChannel(target), most: MAX_RECALLS });
  return [...others, recall];
}

/** Throws `Failure` channel-not-recalled. Pure. */
function withoutRecall({ target, before }: Target, digest: string): Recall[] | undefined {
  const recalls = before?.recalls ?? [];
  if (!recalls.some((recall) => recall.digest === digest))
    throw new Failure('channel-not-recalled', { channel: describeChannel(target), digest: digest.slice(0, 12) });
  const others = recalls.filter((recall) => recall.digest !== digest);
  return others.length > 0 ? others : undefined;
}

// The file that follows another one.

type FileChange =
  | {
      readonly kind: 'publish';
      readonly release: Release;
      readonly percentage: number;
      readonly rings?: readonly string[] | undefined;
      readonly minimumVersion: string;
      /** By default as before. */
      readonly policy?: PolicyOfChannel | undefined;
    }
  /** `rings`: by default as before. */
  | { readonly kind: 'promote'; readonly percentage: number; readonly rings?: readonly string[] | undefined }
  | { readonly kind: 'halt' }
  /** Returns to the release of an earlier file, on all computers. */
  | { readonly kind: 'rollback'; readonly to: Pick<ChannelFile, 'release' | 'minimumVersion'> }
  | { readonly kind: 'recall'; readonly recalls: Recall[] | undefined }
  /** Without `policy`, the channel manages no settings any more. */
  | { readonly kind: 'policy'; readonly policy: PolicyOfChannel | undefined };

/** The first file of a channel, or the first one after a change of its keys. Pure. */
export function firstFile(
  channel: string,
  { release, percentage, rings, minimumVersion, policy }: Extract<FileChange, { kind: 'publish' }>,
  expires: string,
  serial = 1,
): ChannelFile {
  return {
    ...{ type: 'safe-browse-channel', schema: 1, channel, serial, expires },
    ...{ percentage, ...ringsOf(rings), halted: false, minimumVersion, release, ...(policy && { policy }) },
  };
}

/** The policy stays as it is, unless the change has another one. Pure. */
export function nextFile(before: ChannelFile, change: FileChange, expires: string): ChannelFile {
  const { base, rings, ...same } = before;
  const next = { ...same, serial: before.serial + 1, expires };
  /** Stays with the release. */
  const rollout = { ...ringsOf(rings), ...(base && { base }) };
  switch (change.kind) {
    case 'promote':
      return {
        ...{ ...next, percentage: change.percentage, halted: false },
        ...ringsOf(change.rings ?? rings),
        ...(base && { base }),
      };
    case 'halt':
      return { ...next, ...rollout, halted: true };
    case 'recall':
      return { ...next, ...rollout, recalls: change.recalls };
    case 'policy':
      return { ...next, ...rollout, policy: change.policy };
    case 'rollback':
      return { ...next, ...change.to, percentage: 100, halted: false };
    case 'publish': {
      const { release, percentage, minimumVersion, policy } = change;
      const [others, its] = [baseOf(before, release), policy && { policy }];
      return {
        ...next,
        release,
        percentage,
        ...ringsOf(change.rings),
        minimumVersion,
        halted: false,
        ...(others && { base: others }),
        ...its,
      };
    }
  }
}

/** Pure. */
const ringsOf = (rings: readonly string[] = []): Pick<ChannelFile, 'rings'> =>
  rings.length > 0 ? { rings: [...rings] } : {};

/** What computers have outside of the rollout of `release`: the last release that all were to have. Pure. */
function baseOf(before: ChannelFile, release: Release): Release | undefined {
  const isComplete = before.percentage === 100 && !before.halted && releaseId(before.release) !== releaseId(release);
  return isComplete ? before.release : before.base;
}

// Sends the file of a channel to its registry.

/** Publishes a signed file: under its serial first, so that the newest file always has an entry in the history. */
async function pushChannel(
  connection: RegistryConnection,
  channel: ChannelReference,
  {
    file,
    bytes,
    signatures,
  }: { readonly file: ChannelFile; readonly bytes: Buffer; readonly signatures: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  const newest = newestOf(channel);
  const upload = async (content: Buffer) => {
    const blob = { digest: digestOf(content), bytes: content.length };
    await pushBlob(connection, newest, blob, { bytes: content }, { signal });
    return blob;
  };
  await pushBlob(connection, newest, EMPTY_BLOB, { bytes: EMPTY_CONFIG }, { signal });
  const artifact = { file: await upload(bytes), signatures: [] as { digest: string; bytes: number }[] };
  for (const signature of signatures) artifact.signatures.push(await upload(Buffer.from(signature)));
  const manifest = channelArtifactBytes(artifact, file.policy);
  await pushManifest(connection, serialOf(channel, file.serial), manifest, signal);
  await pushManifest(connection, newest, manifest, signal);
}

// Its signatures.

/** A signature of these bytes. The files for minisign are in a folder below `folder` until the answer. */
export async function signBytes(
  bytes: Buffer,
  secretKey: string,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const at = join(folder, `.signing-${randomBytes(6).toString('hex')}`);
  await mkdir(at, { mode: 0o700 });
  try {
    const [file, signature] = [join(at, 'channel.json'), join(at, 'signature')];
    await writeFile(file, bytes, { mode: 0o600 });
    await sign(file, signature, secretKey, { signal });
    return await readFile(signature, 'utf8');
  } finally {
    await rm(at, { recursive: true, force: true });
  }
}

/** Writes a signature beside the draft, named by the key. Returns its path. Throws `Failure` channel-draft-invalid or signing-key-unusable. */
export async function signDraft(path: string, secretKey: string, signal: AbortSignal): Promise<string> {
  await assertDraft(path);
  const unnamed = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await signWith(secretKey, path, unnamed, signal);
    const keyId = parseSignature(await readFile(unnamed, 'utf8'))?.keyId ?? 'unknown';
    const signature = `${path}.${keyId}.minisig`;
    await rename(unnamed, signature);
    return signature;
  } finally {
    await rm(unnamed, { force: true });
  }
}

/** A person must not sign what no computer would accept. */
async function assertDraft(path: string): Promise<void> {
  const bytes = Buffer.alloc(MAX_FILE_BYTES + 1);
  let length = 0;
  try {
    const file = await open(path, 'r');
    try {
      length = (await file.read(bytes, 0, bytes.length, 0)).bytesRead;
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new Failure('channel-draft-invalid', { path }, { cause });
  }
  if (!parseChannelFile(bytes.subarray(0, length))) throw new Failure('channel-draft-invalid', { path });
}
