/** Follows the channel in the configuration: accepts its newest file, and brings this host to the release that is meant for it. */
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { ChannelStatus } from '../api/channel.ts';
import { Failure } from '../api/failure.ts';
import { messageOf } from '../api/message-of.ts';
import type { StoredImage } from '../image/store.ts';
import type { RegistryConnection } from '../registry/connection.ts';
import type { Reference } from '../registry/reference.ts';
import type { Folders } from '../storage/folders.ts';
import { type ChannelFile, isVersionEnough, type Release, releaseId } from './channel-file.ts';
import {
  type ChannelRecord,
  type FollowedChannel,
  type KeptPolicy,
  readChannelRecord,
  writeChannelRecord,
} from './channel-record.ts';
import { fetchPolicy } from './channel-policy.ts';
import { type ChannelReference, describeChannel, newestOf, parseChannel } from './channel-reference.ts';
import { channelView } from './channel-view.ts';
import { type ChannelTrust, fetchChannel, verifiedFile } from './fetch-channel.ts';
import type { InstallWatch } from './install-release.ts';
import { isIncluded, releaseFor } from './rollout.ts';

export interface FollowOptions {
  readonly folders: Folders;
  /** The name in the configuration; empty: none. */
  readonly channel: () => string;
  readonly trust: () => Promise<ChannelTrust>;
  /** Of Safe Browse. */
  readonly version: string;
  readonly connected: <Result>(
    reference: Reference,
    work: (connection: RegistryConnection) => Promise<Result>,
  ) => Promise<Result>;
  /** Puts the images into use if they work here. Returns those that came into use; `undefined` if the person was faster. */
  readonly install: (
    at: { readonly channel: ChannelReference; readonly connection: RegistryConnection },
    release: Release,
    watch: InstallWatch,
  ) => Promise<readonly StoredImage[] | undefined>;
  /** Throws if nothing may be read from there. A policy that cannot be used must not keep this host from reading its successor. */
  readonly assertMayFollow: (reference: Reference) => void;
  /** Throws if images must not be pulled from there. */
  readonly assertMayPull: (reference: Reference) => void;
  /** Fulfilled when the policy in the record is in force. */
  readonly policyAccepted: () => Promise<void>;
  readonly nowMs: () => number;
  readonly log: Logger;
}

export class FollowChannel {
  readonly #options: FollowOptions;
  #trouble: string | undefined;
  /** Checks and updates take turns. */
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  /** The place of this host among those that check at the same interval, from 0 to below 1. */
  async spread(): Promise<number> {
    const { computer } = await readChannelRecord(this.#options.folders);
    return createHash('sha256').update(`spread ${computer}`).digest().readUInt32BE(0) / 2 ** 32;
  }

  /** When the channel was read last; `undefined` before. Throws `Failure` channel-none or channel-record-damaged. */
  async checkedAtMs(): Promise<number | undefined> {
    const { channels } = await readChannelRecord(this.#options.folders);
    const known = channels[describeChannel(this.#channel())];
    return known && Date.parse(known.checkedAt);
  }

  /** Reads nothing from the registry. Throws `Failure` channel-none or channel-record-damaged. */
  async status(): Promise<ChannelStatus> {
    const name = describeChannel(this.#channel());
    const { computer, channels } = await readChannelRecord(this.#options.folders);
    const known = channels[name];
    const wanted = known && releaseFor(known.file, computer, known.applied);
    return {
      channel: name,
      ...(known && { newest: channelView(known.file), checkedAt: known.checkedAt }),
      isIncluded: known !== undefined && isIncluded(known.file, computer),
      isCurrent: known !== undefined && (wanted === undefined || releaseId(wanted) === known.applied),
      ...(this.#trouble !== undefined && { trouble: this.#trouble }),
    };
  }

  /** Accepts the newest file, and changes nothing else. Throws like {@link update}. */
  check(signal: AbortSignal): Promise<void> {
    return this.#inTurn(signal, () => {
      const channel = this.#channel();
      return this.#options.connected(newestOf(channel), async (connection) => {
        await this.#accept(connection, channel, signal);
      });
    });
  }

  /**
   * Brings this host to its release. `isAsked`: also to one from which the person rolled back. Returns the images that came into use.
   * Throws `Failure` channel-…, registry-…, disk-full, image-not-proven: the images in use stay.
   */
  update(watch: InstallWatch, { isAsked }: { readonly isAsked: boolean }): Promise<readonly StoredImage[]> {
    return this.#inTurn(watch.signal, () => this.#update(watch, isAsked));
  }

  #inTurn<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    const done = this.#lastTurn.then(async () => {
      try {
        signal.throwIfAborted();
        const result = await work();
        this.#trouble = undefined;
        return result;
      } catch (error) {
        if (!signal.aborted) this.#trouble = messageOf(error);
        throw error;
      }
    });
    this.#lastTurn = done.catch(() => undefined);
    return done;
  }

  async #update(watch: InstallWatch, isAsked: boolean): Promise<readonly StoredImage[]> {
    const { connected, install, assertMayPull, version } = this.#options;
    const channel = this.#channel();
    return connected(newestOf(channel), async (connection) => {
      const { record, known } = await this.#accept(connection, channel, watch.signal);
      const wanted = releaseFor(known.file, record.computer, known.applied);
      if (!wanted || (releaseId(wanted) === known.applied && !isAsked)) return [];
      const { minimumVersion: needed } = known.file;
      if (!isVersionEnough(version, needed))
        throw new Failure('channel-needs-version', { channel: describeChannel(channel), needed, version });
      assertMayPull(newestOf(channel));
      const installed = await install({ channel, connection }, wanted, watch);
      if (!installed) return [];
      await this.#write(channel, { ...known, applied: releaseId(wanted) });
      return installed;
    });
  }

  /** Accepts the newest file with its policy, and remembers both. */
  async #accept(
    connection: RegistryConnection,
    channel: ChannelReference,
    signal: AbortSignal,
  ): Promise<{ record: ChannelRecord; known: FollowedChannel }> {
    const { folders, assertMayFollow, policyAccepted, nowMs, log } = this.#options;
    assertMayFollow(newestOf(channel));
    const name = describeChannel(channel);
    const [record, trust] = [await readChannelRecord(folders), await this.#options.trust()];
    const before = record.channels[name];
    const trustHash = hashOf(trust);
    const isTrusted = before?.trust === trustHash;
    const fetched = await fetchChannel(connection, channel, newestOf(channel), {
      known: isTrusted && hasPolicyOf(record, name, before.file) ? before.artifact : undefined,
      signal,
    });
    const file = fetched ? await verifiedFile(fetched, channel, trust, folders.data, signal) : before?.file;
    if (!file) throw new Error('The registry has what was never read.');
    if (before) assertNotOlder(name, file, before.file);
    const now = nowMs();
    if (Date.parse(file.expires) <= now) throw new Failure('channel-expired', { channel: name, expired: file.expires });
    const artifact = fetched?.artifact ?? before?.artifact ?? '';
    const checkedAt = new Date(now).toISOString();
    const known = { ...before, file, artifact, trust: trustHash, checkedAt };
    const policy = fetched ? await policyOf(connection, channel, file, signal) : record.policy;
    await this.#write(channel, known, { ...record, policy });
    if (policy?.digest !== record.policy?.digest) await policyAccepted();
    if (file.serial !== before?.file.serial) log.info({ channel: name, serial: file.serial }, 'a new channel file');
    return { record, known };
  }

  async #write(channel: ChannelReference, known: FollowedChannel, record?: ChannelRecord): Promise<void> {
    const { folders } = this.#options;
    const { channels, ...others } = record ?? (await readChannelRecord(folders));
    await writeChannelRecord(folders, { ...others, channels: { ...channels, [describeChannel(channel)]: known } });
  }

  #channel(): ChannelReference {
    const name = this.#options.channel();
    if (name === '') throw new Failure('channel-none');
    return parseChannel(name);
  }
}

/** Whether the kept policy is that of the file. It is another one while this host returns from another channel. Pure. */
const hasPolicyOf = ({ policy }: ChannelRecord, name: string, file: ChannelFile): boolean =>
  file.policy === undefined ? policy === undefined : policy?.channel === name && policy.digest === file.policy.digest;

/** The policy that comes into force with the file; `undefined` if it has none. Throws `Failure` registry-… or channel-policy-invalid. */
async function policyOf(
  connection: RegistryConnection,
  channel: ChannelReference,
  { policy }: ChannelFile,
  signal: AbortSignal,
): Promise<KeptPolicy | undefined> {
  if (!policy) return undefined;
  const text = await fetchPolicy(connection, channel, policy, signal);
  return { channel: describeChannel(channel), digest: policy.digest, text };
}

/** Throws `Failure` channel-older or channel-refused. */
function assertNotOlder(channel: string, file: ChannelFile, before: ChannelFile): void {
  if (file.serial < before.serial)
    throw new Failure('channel-older', { channel, serial: file.serial, seen: before.serial });
  if (file.serial === before.serial && JSON.stringify(file) !== JSON.stringify(before))
    throw new Failure('channel-refused', { channel, problem: 'serial-reused' });
}

const hashOf = ({ keys, threshold }: ChannelTrust): string =>
  createHash('sha256')
    .update(JSON.stringify([keys.toSorted(), threshold]))
    .digest('hex');
