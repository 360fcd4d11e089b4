import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelChange, MAX_RECALLS, Recall } from '../../../host-agent/api/host/channel.ts';
import type { VerificationReport } from '../../../host-agent/api/host/verification.ts';
import { channelBytes, MAX_SERIAL, parseChannelFile } from '../../../host-agent/channel/channel-file.ts';
import {
  firstFile,
  nextFile,
  PublishChannel,
  signBytes,
  signDraft,
} from '../../../host-agent/channel/publish-channel.ts';
import { listImages } from '../../../host-agent/image/store.ts';
import { connected } from '../../../host-agent/registry/connected.ts';
import { digestOf } from '../../../host-agent/registry/registry.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import { keyIdOf, sign } from '../../../host-agent/tools/minisign.ts';
import { FakeRegistry } from '../../fakes/registry.ts';
import { foldersBelow, putImage } from '../image/images.ts';
import { Computer } from './fleet.ts';
import { fileWith, makeSigner, offer, offerSigned, releaseOf, signaturesOf, type Signer } from './signed-channels.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const never = new AbortController().signal;
const [a, b, c] = [releaseOf('a'), releaseOf('b'), releaseOf('c')];
const EXPIRES = '2030-01-01T00:00:00Z';

describe('the next file of a channel', () => {
  const published = (release = b, percentage = 10) =>
    ({ kind: 'publish', release, percentage, minimumVersion: '0.1.0' }) as const;

  it('has the next serial, and the last complete release for the other computers', () => {
    const first = firstFile('safe-browse/stable', published(a, 100), EXPIRES);
    expect(first).toEqual(fileWith());
    const second = nextFile(first, published(), EXPIRES);
    expect(second).toEqual(fileWith({ serial: 2, percentage: 10, release: b, base: a }));
    // One that never reached all computers is no base.
    expect(nextFile(second, published(c), EXPIRES)).toMatchObject({ serial: 3, release: c, base: a });
    const whole = nextFile(second, { kind: 'promote', percentage: 100 }, EXPIRES);
    expect(whole).toMatchObject({ serial: 3, percentage: 100, release: b, base: a });
    expect(nextFile(whole, published(c), EXPIRES)).toMatchObject({ release: c, base: b });
    // The same release again does not become its own base.
    expect(nextFile(whole, published(b), EXPIRES)).toMatchObject({ release: b, base: a });
  });

  it('keeps its rings while the rollout goes on, and has none for another release', () => {
    const first = nextFile(fileWith(), { ...published(b, 0), rings: ['pilot'] }, EXPIRES);
    expect(first).toEqual(fileWith({ serial: 2, percentage: 0, rings: ['pilot'], release: b, base: a }));
    const halted = nextFile(first, { kind: 'halt' }, EXPIRES);
    expect(halted).toEqual({ ...first, serial: 3, halted: true });
    const promoted = nextFile(halted, { kind: 'promote', percentage: 10 }, EXPIRES);
    expect(promoted).toMatchObject({ percentage: 10, rings: ['pilot'], halted: false });
    const others = nextFile(promoted, { kind: 'promote', percentage: 10, rings: ['it', 'staff'] }, EXPIRES);
    expect(others.rings).toEqual(['it', 'staff']);
    expect(nextFile(others, { kind: 'promote', percentage: 100, rings: [] }, EXPIRES)).not.toHaveProperty('rings');
    expect(nextFile(others, published(c), EXPIRES)).not.toHaveProperty('rings');
    const back = { kind: 'rollback', to: { release: a, minimumVersion: '0.1.0' } } as const;
    expect(nextFile(others, back, EXPIRES)).not.toHaveProperty('rings');
  });

  it('halts, continues, and goes back', () => {
    const rolling = fileWith({ serial: 2, percentage: 10, release: b, base: a });
    const halted = nextFile(rolling, { kind: 'halt' }, EXPIRES);
    expect(halted).toEqual({ ...rolling, serial: 3, halted: true });
    expect(nextFile(halted, { kind: 'promote', percentage: 20 }, EXPIRES)).toMatchObject({ halted: false, base: a });
    expect(nextFile({ ...halted, percentage: 100 }, published(c), EXPIRES)).toMatchObject({ halted: false, base: a });
    const back = nextFile(halted, { kind: 'rollback', to: { release: a, minimumVersion: '0.1.0' } }, EXPIRES);
    expect(back).toEqual(fileWith({ serial: 4, release: a }));
  });
});

describe('the publisher of a channel', () => {
  const keys = mkdtempSync(join(tmpdir(), 'sb-keys-'));
  let folder: string;
  let registry: FakeRegistry;
  let online: Signer;
  let offline: Signer;
  let publisher: PublishChannel;

  beforeAll(async () => {
    [online, offline] = [await makeSigner(keys), await makeSigner(keys)];
  });
  afterAll(() => rmSync(keys, { recursive: true }));
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sb-publish-'));
    registry = await FakeRegistry.start();
    publisher = publisherWith(1);
  });
  afterEach(async () => {
    await registry.stop();
    rmSync(folder, { recursive: true });
  });

  const name = (channel = 'stable') => `${registry.host}/safe-browse/${channel}`;
  const folders = () => foldersBelow(join(folder, 'maker'));
  function publisherWith(threshold: number, signers = [online, offline]): PublishChannel {
    const at = folders();
    mkdirSync(at.data, { recursive: true });
    return new PublishChannel({
      folders: at,
      trust: () => Promise.resolve({ keys: signers.map((signer) => signer.public), threshold }),
      version: '0.1.0',
      connected: (reference, work) => connected(reference, { loginServers: () => [] }, work),
      nowMs: () => NOW,
      image: async (role) => (await listImages(at)).find((image) => image.role === role),
      sign: (bytes, signal) => signBytes(bytes, online.secret, at.data, signal),
    });
  }
  /** The only images of the maker from now on. */
  async function build(version: string): Promise<string> {
    const at = folders();
    rmSync(join(at.data, 'images'), { recursive: true, force: true });
    const digest = putImage(at, 'browser', version);
    const image = imageNames(at, 'browser').image(digest);
    await sign(join(image, 'manifest.json'), join(image, 'manifest.json.minisig'), online.secret);
    return digest;
  }
  const prepare = (change: ChannelChange, channel = name(), isSigned = false) =>
    publisher.prepare(channel, change, isSigned, { signal: never, onProgress: () => undefined });
  async function change(how: ChannelChange, channel = name(), target = channel) {
    const untrustedBytes = Buffer.from(await prepare(how, channel));
    return publisher.publish(target, { untrustedBytes, untrustedSignatures: [] }, true, never);
  }
  const everyone = { kind: 'publish', percentage: 100, days: 7 } as const;

  it('publishes, promotes, halts and goes back, and a computer follows', async () => {
    const computer = await new Computer(join(folder, 'computer'), {
      ...{ registry, signers: [online, offline], threshold: 1, imageSigner: online },
      nowMs: () => NOW,
    }).prepare();
    const one = await build('1');
    expect(await change(everyone)).toMatchObject({ serial: 1, release: { browser: one } });
    expect(await computer.update()).toEqual(['browser']);
    const two = await build('2');
    await change({ ...everyone, percentage: 0 });
    expect(await computer.update()).toEqual([]);
    await change({ kind: 'promote', percentage: 100, days: 7 });
    expect(await computer.update()).toEqual(['browser']);
    expect(await computer.digests()).toMatchObject({ browser: two });
    expect(await change({ kind: 'halt', days: 7 })).toMatchObject({ serial: 4, halted: true });
    expect(await change({ kind: 'rollback', days: 7 })).toMatchObject({ serial: 5, release: { browser: one } });
    expect(await computer.update()).toEqual(['browser']);
    expect(await computer.digests()).toMatchObject({ browser: one });
    expect(await publisher.show(name(), never)).toMatchObject({
      serial: 5,
      percentage: 100,
      expires: '2026-06-08T00:00:00.000Z',
    });
    expect(await change({ kind: 'rollback', serial: 3, days: 7 })).toMatchObject({ release: { browser: two } });
  });

  it('recalls an image, keeps that in later files, and takes it back', async () => {
    const digest = await build('1');
    const published = { kind: 'publish', percentage: 100, days: 30 } as const;
    await change(published);
    const recall = { digest, why: 'a hole', endAfterMinutes: 5 };
    await change({ kind: 'recall', recall: { ...recall, why: 'a typing mistake' }, days: 30 });
    expect((await change({ kind: 'recall', recall, days: 30 })).recalls).toEqual([recall]);
    expect((await change({ kind: 'halt', days: 30 })).recalls).toEqual([recall]);
    await expect(change(published)).rejects.toMatchObject({ code: 'channel-release-recalled' });
    const withdraw = { kind: 'withdraw-recall', digest, days: 30 } as const;
    expect(await change(withdraw)).not.toHaveProperty('recalls');
    await expect(change(withdraw)).rejects.toMatchObject({ code: 'channel-not-recalled' });
    expect(await change(published)).toMatchObject({ serial: 6, release: { browser: digest } });
  });

  it('recalls no more images than a file has room for', async () => {
    const recalls = Array.from({ length: MAX_RECALLS }, (_, index) => ({
      digest: index.toString(16).padStart(64, '0'),
      why: 'é'.repeat(100),
      endAfterMinutes: 10_000,
    }));
    const full = fileWith({ release: { ...releaseOf('a'), ...releaseOf('b') }, base: releaseOf('c'), recalls });
    expect(parseChannelFile(channelBytes(full))).toEqual(full);
    await offerSigned(registry, full, [online]);
    const one = { ...recalls[0], digest: 'f'.repeat(64), why: 'a hole', endAfterMinutes: 5 };
    await expect(change({ kind: 'recall', recall: one, days: 30 })).rejects.toMatchObject({
      code: 'channel-recalls-full',
      params: { most: MAX_RECALLS },
    });
    expect(Recall.safeParse({ ...one, why: 'é'.repeat(101) }).success).toBe(false);
  });

  it('gives the release of one channel to another', async () => {
    const one = await build('1');
    await change(everyone, name('canary'));
    const view = await change({ kind: 'promote', percentage: 5, to: 'stable', days: 7 }, name('canary'), name());
    expect(view).toMatchObject({ channel: 'safe-browse/stable', serial: 1, percentage: 5, release: { browser: one } });
  });

  describe('with a score', () => {
    /** Of four checks. */
    const reportOf = (image: string, failed: readonly string[] = []): VerificationReport => ({
      ...{ kind: 'web', role: 'browser', image, accelerator: 'kvm', durationMs: 1 },
      checks: ['webgl', 'h264', 'aac', 'worker'].map((check) => ({
        ...{ name: check, text: check, outcome: failed.includes(check) ? 'failed' : 'held' },
      })),
    });
    const publish = async (version: string, failed?: readonly string[]) => {
      const report = reportOf(await build(version), failed);
      return change({ ...everyone, report });
    };

    it('gives the release the score of its report, and a computer follows', async () => {
      const computer = await new Computer(join(folder, 'computer'), {
        ...{ registry, signers: [online, offline], threshold: 1, imageSigner: online },
        nowMs: () => NOW,
      }).prepare();
      const view = await publish('1', ['aac']);
      expect(view.release.score).toEqual({ held: 3, failed: ['aac'] });
      expect(await computer.update()).toEqual(['browser']);
      expect((await computer.follow.status()).newest?.release.score).toEqual(view.release.score);
    });

    it('refuses a release in which something no longer works, names it, and pushes nothing', async () => {
      await publish('1', ['aac']);
      expect(await publish('2', ['aac'])).toMatchObject({ serial: 2 });
      const report = reportOf(await build('3'), ['webgl', 'h264', 'aac']);
      const before = registry.heads.length;
      await expect(prepare({ ...everyone, report })).rejects.toMatchObject({
        code: 'channel-score-lower',
        params: { held: 1, present: 3, lost: 'webgl, h264' },
      });
      // It only read the newest file.
      expect(registry.heads.slice(before).filter((head) => !/^(GET|HEAD) /.test(head))).toEqual([]);
      // What works besides makes up for nothing.
      const other = { ...everyone, report: reportOf(await build('4'), ['worker']) };
      await expect(prepare(other)).rejects.toMatchObject({ params: { held: 3, present: 3, lost: 'worker' } });
      expect(await change({ ...other, acceptsLowerScore: true })).toMatchObject({
        serial: 3,
        release: { score: { held: 3, failed: ['worker'] } },
      });
    });

    it('refuses a report that tries less than that of the present release', async () => {
      await publish('1');
      const report = reportOf(await build('2'));
      const less = { ...report, checks: report.checks.slice(1) };
      await expect(prepare({ ...everyone, report: less })).rejects.toMatchObject({
        code: 'channel-score-lower',
        params: { held: 3, present: 4 },
      });
    });

    it('needs a word for a release without a score after one with a score, and none the other way round', async () => {
      await build('1');
      expect((await change(everyone)).release.score).toBeUndefined();
      await publish('2');
      await build('3');
      await expect(prepare(everyone)).rejects.toMatchObject({ code: 'channel-score-missing' });
      expect((await change({ ...everyone, acceptsLowerScore: true })).release.score).toBeUndefined();
      // A rollback says that something is worse than the score.
      expect((await change({ kind: 'rollback', days: 7 })).release.score).toEqual({ held: 4, failed: [] });
    });

    it('compares with the release of the channel that gets it', async () => {
      await publish('1');
      await change({ kind: 'promote', percentage: 100, to: 'canary', days: 7 }, name(), name('canary'));
      const report = reportOf(await build('2'), ['h264']);
      await change({ ...everyone, report, acceptsLowerScore: true }, name('canary'));
      const promote = { kind: 'promote', percentage: 5, to: 'stable', days: 7 } as const;
      await expect(prepare(promote, name('canary'))).rejects.toMatchObject({
        code: 'channel-score-lower',
        params: { channel: name(), lost: 'h264' },
      });
      const view = await change({ ...promote, acceptsLowerScore: true }, name('canary'), name());
      expect(view.release.score).toEqual({ held: 3, failed: ['h264'] });
      // To more computers it goes without another word.
      expect(await change({ kind: 'promote', percentage: 100, days: 7 })).toMatchObject({ percentage: 100 });
    });

    it('takes only a whole report of verify web on this very image', async () => {
      const other = reportOf('0'.repeat(64));
      const report = reportOf(await build('1'));
      for (const refused of [other, { ...report, kind: 'isolation' }, { ...report, short: true }] as const)
        await expect(prepare({ ...everyone, report: refused })).rejects.toMatchObject({
          code: 'channel-report-unusable',
        });
    });
  });

  it('publishes managed settings beside the file, and none that computers would refuse', async () => {
    await build('1');
    await change(everyone);
    const policy = `[limits]\nregistries = ["${registry.host}/safe-browse"]`;
    const digest = digestOf(Buffer.from(policy));
    expect(await change({ kind: 'policy', policy, days: 7 })).toMatchObject({ serial: 2, policy: digest });
    // The registry keeps it for as long as the file.
    expect(registry.contents.at('/v2/safe-browse/manifests/stable')?.toString('utf8')).toContain(digest);
    for (const refused of ['[limits]\nregistries = []', '[forced]\nno-such-key = 1', 'nonsense'])
      await expect(change({ kind: 'policy', policy: refused, days: 7 })).rejects.toMatchObject({
        code: 'channel-policy-invalid',
      });
    expect(await change({ kind: 'promote', percentage: 50, days: 7 })).toMatchObject({ serial: 3, policy: digest });
    expect((await change({ kind: 'policy', days: 7 })).policy).toBeUndefined();
  });

  it('accepts a signature that was made elsewhere, and needs it', async () => {
    publisher = publisherWith(2);
    await build('1');
    const draft = join(folder, 'stable.json');
    writeFileSync(draft, await prepare(everyone));
    const bytes = readFileSync(draft);
    const publish = (untrustedSignatures: string[]) =>
      publisher.publish(name(), { untrustedBytes: bytes, untrustedSignatures }, true, never);
    await expect(publish([])).rejects.toMatchObject({ code: 'channel-unsigned', params: { valid: 1, needed: 2 } });
    const signature = await signDraft(draft, offline.secret, never);
    expect(await publish([readFileSync(signature, 'utf8')])).toMatchObject({ serial: 1 });
    expect(readdirSync(folders().data).filter((each) => each.startsWith('.'))).toEqual([]);
  });

  it('pushes nothing when the key of this host is not enough', async () => {
    await build('1');
    publisher = publisherWith(2);
    const requests = registry.traffic.requests;
    await expect(prepare(everyone, name(), true)).rejects.toMatchObject({
      code: 'channel-unsigned',
      params: { valid: 1, needed: 2 },
    });
    expect(registry.traffic.requests).toBe(requests);
    publisher = publisherWith(1);
    expect(await prepare(everyone, name(), true)).toContain('"serial": 1');
  });

  it('says who signed, and that a file is older than one that this host has seen', async () => {
    await build('1');
    const signers = [keyIdOf(online.public)];
    expect(await change(everyone)).toMatchObject({ serial: 1, signers });
    const view = await publisher.show(name(), never);
    expect(view).toMatchObject({ signers });
    expect(view.seen).toBeUndefined();
    const replay = registry.contents.remember();
    await change({ kind: 'halt', days: 7 });
    const { follow } = await new Computer(join(folder, 'maker'), {
      ...{ registry, signers: [online, offline], threshold: 1, imageSigner: online, nowMs: () => NOW },
    }).prepare();
    await follow.check(never);
    replay();
    expect(await publisher.show(name(), never)).toMatchObject({ serial: 1, seen: 2 });
  });

  describe('whose keys were stolen', () => {
    let others: Signer[];
    const computerWith = (signers: readonly Signer[], at = 'computer') =>
      new Computer(join(folder, at), {
        ...{ registry, signers, threshold: 2, imageSigner: online, nowMs: () => NOW },
      }).prepare();
    /** Publishes a prepared file with the signatures of these keys, made by minisign. */
    const publishSigned = async (text: string, by: readonly Signer[]) => {
      const untrustedBytes = Buffer.from(text);
      const untrustedSignatures = await signaturesOf(untrustedBytes, by);
      return publisher.publish(name(), { untrustedBytes, untrustedSignatures }, false, never);
    };

    beforeEach(async () => {
      others = [await makeSigner(keys), await makeSigner(keys)];
      publisher = publisherWith(2);
    });

    it('gets its computers back, step by step as in the guide', async () => {
      const one = await build('1');
      const policy = '[forced.network]\nports = 4';
      await publishSigned(await prepare({ ...everyone, policy }), [online, offline]);
      const [its, late] = [await computerWith([online, offline]), await computerWith([online, offline], 'late')];
      await its.update();
      await late.follow.check(never);
      // The thief uses the serials up, and every computer believes it.
      const stolen = channelBytes(fileWith({ serial: MAX_SERIAL, release: releaseOf('e'), halted: true }));
      offer(registry, stolen, await signaturesOf(stolen, [online, offline]));
      await its.follow.check(never);
      const halt = { kind: 'halt', days: 7 } as const;
      await expect(prepare(halt)).rejects.toMatchObject({ code: 'channel-serials-used-up' });
      // 1. New keys, in the configuration of the publisher. 2. A draft that begins again. 3. Both sign, and it is published.
      publisher = publisherWith(2, others);
      await expect(prepare(everyone)).rejects.toMatchObject({ code: 'channel-unsigned' });
      const draft = await prepare({ ...everyone, firstSerial: 1, policy });
      expect(await publishSigned(draft, others)).toMatchObject({ serial: 1, release: { browser: one } });
      // Computers without the new keys refuse it. 4. The new keys, in the configuration of the computers.
      await expect(its.update()).rejects.toMatchObject({ code: 'channel-unsigned' });
      const [renewed, other] = [await computerWith(others), await computerWith(others, 'late')];
      await renewed.update();
      expect(await other.update()).toEqual(['browser']);
      expect(await renewed.follow.status()).toMatchObject({ newest: { serial: 1 }, isCurrent: true });
      expect((await renewed.follow.status()).trouble).toBeUndefined();
      // Once: from now on, a lower serial is a replay again, and the thief's file is one of a stranger.
      const first = registry.contents.remember();
      await publishSigned(await prepare(halt), others);
      await renewed.update();
      first();
      await expect(renewed.update()).rejects.toMatchObject({ code: 'channel-older' });
      offer(registry, stolen, await signaturesOf(stolen, [online, offline]));
      await expect(renewed.update()).rejects.toMatchObject({ code: 'channel-unsigned' });
    });

    it('accepts no old file that the former keys signed, also when one key stays', async () => {
      await build('1');
      await publishSigned(await prepare(everyone), [online, offline]);
      const replay = registry.contents.remember();
      await publishSigned(await prepare({ kind: 'halt', days: 7 }), [online, offline]);
      await (await computerWith([online, offline])).follow.check(never);
      replay();
      // One signature is enough now, and the old file has it.
      const [stays] = others;
      if (!stays) throw new Error('There are two more signers.');
      const loosened = await new Computer(join(folder, 'computer'), {
        ...{ registry, signers: [online, offline, stays], threshold: 1, imageSigner: online, nowMs: () => NOW },
      }).prepare();
      await expect(loosened.update()).rejects.toMatchObject({ code: 'channel-older' });
    });
  });

  it('signs nothing but a draft, and only with a key', async () => {
    const draft = join(folder, 'draft.json');
    await expect(signDraft(draft, online.secret, never)).rejects.toMatchObject({ code: 'channel-draft-invalid' });
    writeFileSync(draft, '{}');
    await expect(signDraft(draft, online.secret, never)).rejects.toMatchObject({ code: 'channel-draft-invalid' });
    writeFileSync(draft, channelBytes(fileWith()));
    await expect(signDraft(draft, draft, never)).rejects.toMatchObject({ code: 'signing-key-unusable' });
    expect(readdirSync(folder).filter((each) => each.startsWith('draft.json.'))).toEqual([]);
  });

  it('refuses a draft that another one has overtaken', async () => {
    await build('1');
    const late = Buffer.from(await prepare(everyone));
    await change({ ...everyone, percentage: 50 });
    const signed = { untrustedBytes: late, untrustedSignatures: [] };
    await expect(publisher.publish(name(), signed, true, never)).rejects.toMatchObject({ code: 'channel-overtaken' });
  });

  it('needs images, and a file to change', async () => {
    await expect(prepare(everyone)).rejects.toMatchObject({ code: 'image-missing' });
    await expect(prepare({ kind: 'halt', days: 7 })).rejects.toMatchObject({ code: 'channel-nothing-published' });
    await expect(publisher.show(name(), never)).rejects.toMatchObject({ code: 'channel-nothing-published' });
    await build('1');
    await change(everyone);
    await expect(prepare({ kind: 'rollback', days: 7 })).rejects.toMatchObject({ code: 'channel-no-earlier-release' });
  });
});
