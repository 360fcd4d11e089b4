/** Follows the channel in the configuration: accepts its newest file, and brings this host to the release that is meant for it. */
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { ChannelStatus, Recall } from '../api/host/channel.ts';
import { Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import type { StoredImage } from '../image/store.ts';
import { Turns } from '../process/turns.ts';
import type { RegistryConnection } from '../registry/connection.ts';
import type { Reference } from '../registry/reference.ts';
import type { Folders } from '../storage/folders.ts';
import { keyIdOf } from '../tools/minisign.ts';
import { type ChannelFile, isVersionEnough, type Release, releaseFor, releaseId } from './channel-file.ts';
import {
  type ChannelRecord,
  type FollowedChannel,
  type KeptPolicy,
  readChannelRecord,
  type Troubles,
  writeChannelRecord,
} from './channel-record.ts';
import { fetchPolicy } from './channel-policy.ts';
import { type ChannelReference, describeChannel, newestOf, parseChannel } from './channel-reference.ts';
import { channelView } from './channel-view.ts';
import { type ChannelTrust, fetchChannel, type FetchedChannel, verifiedFile } from './fetch-channel.ts';
import type { InstallWatch } from './install-release.ts';
import { signersOf } from './signers.ts';

export interface FollowOptions {
  readonly folders: Folders;
  /** The name in the configuration; empty: none. */
  readonly channel: () => string;
  /** The group of this host in rollouts; empty: none. */
  readonly ring: () => string;
  readonly trust: () => Promise<ChannelTrust>;
  /** Of Safe Browse. */
  readonly version: string;
  readonly connected: <Result>(
    reference: Reference,
    work: (connection: RegistryConnection) => Promise<Result>,
  ) => Promise<Result>;
  /**
   * Puts the images into use if they work here, and `isStillMeant` is fulfilled after that was shown. Returns those that came into use;
   * `undefined` if the person was faster.
   */
  readonly install: (
    at: { readonly channel: ChannelReference; readonly connection: RegistryConnection },
    release: Release,
    watch: InstallWatch,
    isStillMeant: () => Promise<void>,
  ) => Promise<readonly StoredImage[] | undefined>;
  /** Throws if nothing may be read from there. A policy that cannot be used must not keep this host from reading its successor. */
  readonly assertMayFollow: (reference: Reference) => void;
  /** Throws if images must not be pulled from there. */
  readonly assertMayPull: (reference: Reference) => void;
  /** Fulfilled when the recalls of the channel are in force and on disk. */
  readonly recall: (channel: string, recalls: readonly Recall[]) => Promise<void>;
  /** Fulfilled when the policy in the record is in force. */
  readonly policyAccepted: () => Promise<void>;
  readonly nowMs: () => number;
  /** Times that are over for certain, such as those in the signatures of images (ISO 8601). */
  readonly pastTimes: () => Promise<readonly string[]>;
  readonly log: Logger;
}

/** What the newest file means for this host. */
interface Accepted {
  readonly known: FollowedChannel;
  readonly wanted: Release | undefined;
}

/** A clock that is behind by less is not worth a report. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

export class FollowChannel {
  readonly #options: FollowOptions;
  /** The channel is read also while a release is being installed, so that a halt does not wait for it. */
  readonly #readings = new Turns();
  readonly #installations = new Turns();
  readonly #records = new Turns();
  #installing: { readonly name: string; readonly release: string; readonly superseded: AbortController } | undefined;
  /** What could not be written, by name of the channel. */
  readonly #unwritten = new Map<string, Troubles>();

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  /** The place of this host among those that check at the same interval, from 0 to below 1. */
  async spread(): Promise<number> {
    const { computer } = await readChannelRecord(this.#options.folders);
    return createHash('sha256').update(`spread ${computer}`).digest().readUInt32BE(0) / 2 ** 32;
  }

  /** Reads nothing from the registry. Throws `Failure` channel-none or channel-record-damaged. */
  async status(): Promise<ChannelStatus> {
    const name = describeChannel(this.#channel());
    const record = await readChannelRecord(this.#options.folders);
    const known = record.channels[name];
    const ring = this.#options.ring();
    const wanted = known && releaseFor(known.file, { computer: record.computer, ring }, known.applied);
    const { reading, installing } = this.#unwritten.get(name) ?? record.troubles[name] ?? {};
    const trouble = reading ?? installing;
    const certainMs = await this.#certainMs(record);
    return {
      channel: name,
      ...(known && { newest: channelView(known.file, known.signers), checkedAt: known.checkedAt }),
      ...(ring !== '' && { ring }),
      isIncluded: known !== undefined && wanted !== undefined && releaseId(wanted) === releaseId(known.file.release),
      isCurrent: wanted !== undefined && releaseId(wanted) === known?.applied,
      isAwaited: known !== undefined && wanted === undefined,
      ...(trouble !== undefined && { trouble }),
      ...(certainMs > this.#options.nowMs() + CLOCK_TOLERANCE_MS && { notBefore: new Date(certainMs).toISOString() }),
    };
  }

  /** Accepts the newest file, and changes nothing else. Does not wait for an update. Throws like {@link update}. */
  async check(signal: AbortSignal): Promise<void> {
    const channel = this.#channel();
    await this.#noted(channel, 'reading', signal, () =>
      this.#options.connected(newestOf(channel), (connection) => this.#newest(connection, channel, signal)),
    );
  }

  /**
   * Brings this host to its release. `isAsked`: also to one from which the person rolled back. Returns the images that came into use.
   * Throws `Failure` channel-…, registry-…, disk-full, image-not-proven: the images in use stay.
   */
  update(watch: InstallWatch, { isAsked }: { readonly isAsked: boolean }): Promise<readonly StoredImage[]> {
    return this.#installations.take(() => {
      const channel = this.#channel();
      return this.#noted(channel, 'reading', watch.signal, () =>
        this.#options.connected(newestOf(channel), (connection) => this.#update(connection, channel, watch, isAsked)),
      );
    }, watch.signal);
  }

  async #update(
    connection: RegistryConnection,
    channel: ChannelReference,
    watch: InstallWatch,
    isAsked: boolean,
  ): Promise<readonly StoredImage[]> {
    for (;;) {
      const { known, wanted } = await this.#newest(connection, channel, watch.signal);
      if (!wanted || (releaseId(wanted) === known.applied && !isAsked)) {
        await this.#note(channel, 'installing', undefined);
        return [];
      }
      const installed = await this.#noted(channel, 'installing', watch.signal, () =>
        this.#install(connection, channel, { known, wanted }, watch),
      );
      if (installed !== 'superseded') return installed ?? [];
    }
  }

  /** `superseded`: the channel means something else for this host now. */
  async #install(
    connection: RegistryConnection,
    channel: ChannelReference,
    { known, wanted }: { readonly known: FollowedChannel; readonly wanted: Release },
    watch: InstallWatch,
  ): Promise<readonly StoredImage[] | undefined | 'superseded'> {
    const { install, assertMayPull, version, log } = this.#options;
    const name = describeChannel(channel);
    const { minimumVersion: needed } = known.file;
    if (!isVersionEnough(version, needed))
      throw new Failure('channel-needs-version', { channel: name, needed, version });
    assertMayPull(newestOf(channel));
    const [release, superseded] = [releaseId(wanted), new AbortController()];
    this.#installing = { name, release, superseded };
    const signal = AbortSignal.any([watch.signal, superseded.signal]);
    try {
      const installed = await install({ channel, connection }, wanted, { ...watch, signal }, async () => {
        await this.#newest(connection, channel, signal);
        signal.throwIfAborted();
      });
      if (installed) await this.#writeChannel(name, (now) => ({ ...(now ?? known), applied: release }));
      return installed;
    } catch (error) {
      watch.signal.throwIfAborted();
      if (!superseded.signal.aborted) throw error;
      log.info({ channel: name }, 'an update was given up, because the channel changed');
      return 'superseded';
    } finally {
      this.#installing = undefined;
    }
  }

  /** Accepts the newest file, and gives up an installation that it does not mean any more. */
  #newest(connection: RegistryConnection, channel: ChannelReference, signal: AbortSignal): Promise<Accepted> {
    return this.#readings.take(async () => {
      const accepted = await this.#accept(connection, channel, signal);
      const { wanted } = accepted;
      const running = this.#installing;
      if (running?.name === describeChannel(channel) && running.release !== (wanted && releaseId(wanted)))
        running.superseded.abort(new Error('The channel means another release for this host now.'));
      return accepted;
    }, signal);
  }

  /** Accepts the newest file with its policy, and remembers both. */
  async #accept(connection: RegistryConnection, channel: ChannelReference, signal: AbortSignal): Promise<Accepted> {
    const { folders, assertMayFollow, policyAccepted, nowMs, log } = this.#options;
    assertMayFollow(newestOf(channel));
    const name = describeChannel(channel);
    const [record, trust] = [await readChannelRecord(folders), await this.#options.trust()];
    const before = record.channels[name];
    const newest = await this.#newestFile(connection, channel, { record, trust }, signal);
    const { file } = newest;
    const now = Math.max(nowMs(), await this.#certainMs(record));
    if (Date.parse(file.expires) <= now) throw new Failure('channel-expired', { channel: name, expired: file.expires });
    const policy = newest.isFetched ? await policyOf(connection, channel, file, signal) : record.policy;
    const seen = {
      ...{ file, artifact: newest.artifact, signers: newest.signers, trust: recordedTrust(trust) },
      checkedAt: new Date(nowMs()).toISOString(),
    };
    // Before the file: whatever interrupts this, no host has the serial without the recalls.
    await this.#options.recall(name, file.recalls ?? []);
    const known = await this.#writeChannel(name, (latest) => ({ ...latest, ...seen }), {
      ...{ policy, latest: new Date(Math.max(nowMs(), Date.parse(record.latest ?? '1970-01-01'))).toISOString() },
    });
    await this.#note(channel, 'reading', undefined);
    if (policy?.digest !== record.policy?.digest) await policyAccepted();
    if (file.serial !== before?.file.serial) log.info({ channel: name, serial: file.serial }, 'a new channel file');
    const place = { computer: record.computer, ring: this.#options.ring() };
    return { known, wanted: releaseFor(file, place, known.applied) };
  }

  /** The newest file of the channel, verified: the one that is known unless the registry has another. Throws `Failure`. */
  async #newestFile(
    connection: RegistryConnection,
    channel: ChannelReference,
    { record, trust }: { readonly record: ChannelRecord; readonly trust: ChannelTrust },
    signal: AbortSignal,
  ): Promise<Pick<FollowedChannel, 'file' | 'artifact' | 'signers'> & { readonly isFetched: boolean }> {
    const { folders } = this.#options;
    const name = describeChannel(channel);
    const before = record.channels[name];
    const fetched = await fetchChannel(connection, channel, newestOf(channel), {
      known: before && isTrusted(before, trust) && hasPolicyOf(record, name, before.file) ? before.artifact : undefined,
      signal,
    });
    if (!fetched) {
      if (!before) throw new Error('The registry has what was never read.');
      return { file: before.file, artifact: before.artifact, signers: before.signers, isFetched: false };
    }
    const { file, signers } = await verifiedFile(fetched, channel, trust, folders.data, signal);
    if (before) await this.#assertNotOlder(name, { fetched, file, before, trust }, signal);
    return { file, artifact: fetched.artifact, signers: signers.map(keyIdOf), isFetched: true };
  }

  /**
   * A lower serial counts only when the keys were changed, and those that vouched for the higher one cannot have signed it: then it is no replay,
   * but the first file after a change of keys. Throws `Failure` channel-older or channel-refused.
   */
  async #assertNotOlder(
    channel: string,
    of: {
      readonly fetched: FetchedChannel;
      readonly file: ChannelFile;
      readonly before: FollowedChannel;
      readonly trust: ChannelTrust;
    },
    signal: AbortSignal,
  ): Promise<void> {
    const { file, before, trust } = of;
    const isSame = JSON.stringify(file) === JSON.stringify(before.file);
    if (file.serial > before.file.serial || isSame) return;
    if (!isTrusted(before, trust) && typeof before.trust !== 'string') {
      const { folders, log } = this.#options;
      const formerSigners = await signersOf(of.fetched, before.trust.keys, folders.data, signal);
      if (formerSigners.length < before.trust.threshold) {
        log.info({ channel, serial: file.serial }, 'a channel begins again under other keys');
        return;
      }
    }
    if (file.serial < before.file.serial)
      throw new Failure('channel-older', { channel, serial: file.serial, seen: before.file.serial });
    throw new Failure('channel-refused', { channel, problem: 'serial-reused' });
  }

  /** It is later than this, whatever the clock says. */
  async #certainMs({ latest }: ChannelRecord): Promise<number> {
    const times = [...(latest === undefined ? [] : [latest]), ...(await this.#options.pastTimes())];
    return Math.max(0, ...times.map(Date.parse).filter((ms) => !Number.isNaN(ms)));
  }

  /** What `work` returns. Why it fails is kept until it works. */
  async #noted<Result>(
    channel: ChannelReference,
    kind: keyof Troubles,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> {
    try {
      const result = await work();
      await this.#note(channel, kind, undefined);
      return result;
    } catch (error) {
      if (!signal.aborted && !this.#isNoted(error)) await this.#note(channel, kind, messageOf(error));
      throw error;
    }
  }

  /** Errors that have a note already: what fails while a release is installed is no trouble with reading. */
  readonly #notedErrors = new WeakSet<object>();

  #isNoted(error: unknown): boolean {
    if (!(error instanceof Error)) return false;
    const isNoted = this.#notedErrors.has(error);
    this.#notedErrors.add(error);
    return isNoted;
  }

  /** Never rejects: a full disk must not hide what else is wrong. */
  async #note(channel: ChannelReference, kind: keyof Troubles, trouble: string | undefined): Promise<void> {
    const name = describeChannel(channel);
    let noted: Troubles | undefined;
    try {
      await this.#change((record) => {
        const before = this.#unwritten.get(name) ?? record.troubles[name] ?? {};
        if (before[kind] === trouble && !this.#unwritten.has(name)) return undefined;
        noted = { ...before, [kind]: trouble };
        return { ...record, troubles: { ...record.troubles, [name]: noted } };
      });
      this.#unwritten.delete(name);
    } catch {
      this.#unwritten.set(name, noted ?? { ...this.#unwritten.get(name), [kind]: trouble });
    }
  }

  async #writeChannel(
    name: string,
    changed: (before: FollowedChannel | undefined) => FollowedChannel,
    others: Partial<Pick<ChannelRecord, 'policy' | 'latest'>> = {},
  ): Promise<FollowedChannel> {
    const { channels } = await this.#change((record) => {
      const known = changed(record.channels[name]);
      return { ...record, ...others, channels: { ...record.channels, [name]: known } };
    });
    const known = channels[name];
    if (!known) throw new Error('The channel that was just written is missing.');
    return known;
  }

  /** One change after the other; none with `undefined`. */
  #change(changed: (record: ChannelRecord) => ChannelRecord | undefined): Promise<ChannelRecord> {
    return this.#records.take(async () => {
      const { folders } = this.#options;
      const record = await readChannelRecord(folders);
      const next = changed(record);
      if (next) await writeChannelRecord(folders, next);
      return next ?? record;
    });
  }

  #channel(): ChannelReference {
    const name = this.#options.channel();
    if (name === '') throw new Failure('channel-none');
    return parseChannel(name);
  }
}

/** Pure. */
const recordedTrust = ({ keys, threshold }: ChannelTrust) => ({ keys: keys.toSorted(), threshold });

/** Whether the file was verified with these keys. Pure. */
const isTrusted = ({ trust: recorded }: FollowedChannel, trust: ChannelTrust): boolean =>
  JSON.stringify(recorded) === JSON.stringify(recordedTrust(trust));

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
