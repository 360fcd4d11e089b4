import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelFile, releaseId } from '../../../host-agent/channel/channel-file.ts';
import { currentImage, listImages, makeCurrent } from '../../../host-agent/image/store.ts';
import { keyIdOf } from '../../../host-agent/tools/minisign.ts';
import { FakeRegistry } from '../../fakes/registry.ts';
import {
  Computer,
  damageRecord,
  DOES_NOT_PAINT,
  type FleetOptions,
  publishImages,
  type WholeRelease,
} from './fleet.ts';
import { fileWith, makeSigner, offerSigned, type Signer } from './signed-channels.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

let folder: string;
let registry: FakeRegistry;
let signers: Signer[];
let imageSigner: Signer;
let clock: { nowMs: number };

const keys = mkdtempSync(join(tmpdir(), 'sb-keys-'));
beforeAll(async () => {
  signers = [await makeSigner(keys), await makeSigner(keys)];
  imageSigner = await makeSigner(keys);
});
afterAll(() => rmSync(keys, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-follow-'));
  registry = await FakeRegistry.start();
  clock = { nowMs: NOW };
});
afterEach(async () => {
  await registry.stop();
  rmSync(folder, { recursive: true });
});

const computer = (changes: Partial<FleetOptions> & { name?: string } = {}) =>
  new Computer(join(folder, changes.name ?? 'computer'), {
    registry,
    signers,
    imageSigner,
    nowMs: () => clock.nowMs,
    ...changes,
  }).prepare();
const images = (version: string, content?: string) => publishImages(registry, imageSigner, version, content);
const publish = (changes: Partial<ChannelFile>, by = signers) => offerSigned(registry, fileWith(changes), by);
const digestsOf = ({ browser, network }: WholeRelease) => ({
  browser: browser.digest,
  network: network.digest,
});

describe('a computer that follows a channel', () => {
  it('puts both images of the release into use, after each has been tried', async () => {
    const its = await computer();
    const one = await images('1');
    await publish({ release: one });
    const steps = new Set<string>();
    expect(await its.update({ onProgress: ({ step }) => void steps.add(step) })).toEqual(['network', 'browser']);
    expect(await its.digests()).toEqual(digestsOf(one));
    expect(its.gate.tried).toEqual(['network', 'browser']);
    expect([...steps]).toEqual(['resolve', 'download', 'store', 'prove']);
    expect(await its.follow.status()).toMatchObject({ isIncluded: true, isCurrent: true, newest: { serial: 1 } });
    // The next day: one request, and nothing to do.
    const before = registry.traffic.requests;
    expect(await its.update()).toEqual([]);
    expect(registry.traffic.requests).toBe(before + 1);
  });

  it('keeps its images when one of the new ones does not work here, also the one that would', async () => {
    const its = await computer();
    const [one, bad] = [await images('1'), await images('2', DOES_NOT_PAINT)];
    await publish({ release: one });
    await its.update();
    await publish({ serial: 2, release: { network: (await images('3')).network, browser: bad.browser } });
    await expect(its.update()).rejects.toMatchObject({ code: 'image-not-proven', params: { role: 'browser' } });
    expect(await its.digests()).toEqual(digestsOf(one));
    expect(await its.follow.status()).toMatchObject({
      isCurrent: false,
      trouble: expect.stringContaining('paint') as unknown,
    });
  });

  it('refuses an older file, also after a restart', async () => {
    const [one, two] = [await images('1'), await images('2')];
    await publish({ release: one });
    const replay = registry.contents.remember();
    await publish({ serial: 2, release: two });
    await (await computer()).update();
    replay();
    const its = await computer();
    await expect(its.update()).rejects.toMatchObject({ code: 'channel-older', params: { serial: 1, seen: 2 } });
    expect(await its.digests()).toEqual(digestsOf(two));
  });

  it('refuses other content under the same serial', async () => {
    const [its, one] = [await computer(), await images('1')];
    await publish({ release: one });
    await its.update();
    await publish({ release: await images('2') });
    await expect(its.update()).rejects.toMatchObject({ code: 'channel-refused', params: { problem: 'serial-reused' } });
    // More signatures of the same file are no other content.
    await publish({ release: one }, [...signers, await makeSigner(keys)]);
    expect(await its.update()).toEqual([]);
  });

  it('reports a file that has expired, read before or not', async () => {
    const [its, late] = [await computer(), await computer({ name: 'late' })];
    await publish({ release: await images('1'), expires: '2026-06-08T00:00:00Z' });
    await its.update();
    clock.nowMs += 7 * 24 * 3_600_000;
    for (const each of [its, late]) {
      await expect(each.update()).rejects.toMatchObject({ code: 'channel-expired' });
      expect(await each.follow.status()).toMatchObject({ trouble: expect.stringContaining('expired') as unknown });
    }
    expect(await late.digests()).toEqual({ browser: undefined, network: undefined });
  });

  it('does not trust a file longer than its signers', async () => {
    await publish({ release: await images('1') });
    await (await computer()).update();
    const its = await computer({ signers: [await makeSigner(keys)] });
    await expect(its.update()).rejects.toMatchObject({ code: 'channel-unsigned' });
  });

  it('refuses an image of another release under the name of this one', async () => {
    const its = await computer();
    const [one, two] = [await images('1'), await images('2')];
    await publish({ release: { ...one, browser: { ...one.browser, artifact: two.browser.artifact } } });
    await expect(its.update()).rejects.toMatchObject({ code: 'registry-artifact-refused' });
    await publish({ serial: 2, release: { browser: one.network } });
    await expect(its.update()).rejects.toMatchObject({ code: 'registry-artifact-refused' });
    expect(await its.digests()).toEqual({ browser: undefined, network: undefined });
    expect(its.gate.tried).toEqual([]);
  });

  it('refuses an image that the signers of the channel name, but no trusted key has signed', async () => {
    const its = await computer();
    await publish({ release: await publishImages(registry, await makeSigner(keys), '1') });
    await expect(its.update()).rejects.toMatchObject({ code: 'registry-artifact-refused' });
  });

  it('goes back to an older image with a new serial, and not by itself when the person went back', async () => {
    const its = await computer();
    const [one, two] = [await images('1'), await images('2')];
    await publish({ release: one });
    await its.update();
    await publish({ serial: 2, release: two });
    await its.update();
    // The person goes back: the channel does not undo that, until it has another release or is asked.
    await makeCurrent(its.folders, 'browser', one.browser.digest);
    expect(await its.update()).toEqual([]);
    expect(await its.update({ isAsked: true })).toEqual(['browser']);
    await publish({ serial: 3, release: one });
    const { requests } = registry.traffic;
    expect(await its.update()).toEqual(['network', 'browser']);
    expect(await its.digests()).toEqual(digestsOf(one));
    // The images are still there: nothing but the channel, twice, and their manifests is transferred.
    expect(registry.traffic.requests - requests).toBeLessThanOrEqual(4 + 2 * 3 + 1);
  });

  it('outside of the percentage has the release before; a halt takes nothing away', async () => {
    const its = await computer();
    const [one, two] = [await images('1'), await images('2')];
    await publish({ serial: 1, percentage: 0, release: two, base: one });
    expect(await its.update()).toEqual(['network', 'browser']);
    expect(await its.digests()).toEqual(digestsOf(one));
    expect(await its.follow.status()).toMatchObject({ isIncluded: false, isCurrent: true });
    await publish({ serial: 2, percentage: 100, halted: true, release: two, base: one });
    expect(await its.update()).toEqual([]);
    expect(await its.follow.status()).toMatchObject({ isIncluded: false, isCurrent: true });
    await publish({ serial: 3, percentage: 100, release: two, base: one });
    expect(await its.update()).toEqual(['network', 'browser']);
    await publish({ serial: 4, percentage: 100, halted: true, release: two, base: one });
    expect(await its.update()).toEqual([]);
    // It has the release, and keeps it.
    expect(await its.follow.status()).toMatchObject({ isIncluded: true, isCurrent: true });
    expect(await its.digests()).toEqual(digestsOf(two));
  });

  it('in a ring that the channel names has the release first', async () => {
    let ring = 'staff';
    const its = await computer({ ring: () => ring });
    const [one, two] = [await images('1'), await images('2')];
    await publish({ serial: 1, percentage: 0, rings: ['pilot'], release: two, base: one });
    expect(await its.update()).toEqual(['network', 'browser']);
    expect(await its.digests()).toEqual(digestsOf(one));
    expect(await its.follow.status()).toMatchObject({ isIncluded: false, ring: 'staff', newest: { rings: ['pilot'] } });
    ring = 'pilot';
    expect(await its.update()).toEqual(['network', 'browser']);
    expect(await its.digests()).toEqual(digestsOf(two));
    expect(await its.follow.status()).toMatchObject({ isIncluded: true, isCurrent: true, ring: 'pilot' });
  });

  it('that is too old for the images says so', async () => {
    const its = await computer();
    await publish({ release: await images('1'), minimumVersion: '0.2.0' });
    await expect(its.update()).rejects.toMatchObject({ code: 'channel-needs-version' });
    expect(await (await computer({ version: '0.2.0' })).update()).toHaveLength(2);
  });

  it('does not undo what the person put into use meanwhile', async () => {
    const its = await computer();
    const [one, two] = [await images('1'), await images('2')];
    await publish({ release: one });
    await its.update();
    await publish({ serial: 2, release: two });
    const { gate } = its;
    const sealAhead = gate.sealAhead.bind(gate);
    gate.sealAhead = async (...parameters) => {
      await sealAhead(...parameters);
      const other = (await listImages(its.folders)).find(({ digest }) => digest === two.browser.digest);
      if (other) await makeCurrent(its.folders, 'browser', other.digest);
    };
    expect(await its.update()).toEqual([]);
    expect((await currentImage(its.folders, 'network'))?.digest).toBe(one.network.digest);
  });

  it('has a random name that no request contains', async () => {
    const its = await computer();
    await publish({ release: await images('1') });
    await its.update();
    const record = readFileSync(join(its.folders.data, 'channels.json'), 'utf8');
    const { computer: name } = JSON.parse(record) as { computer: string };
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(registry.heads.join('\n')).not.toContain(name);
    const other = await computer({ name: 'other' });
    await other.update();
    expect(readFileSync(join(other.folders.data, 'channels.json'), 'utf8')).not.toContain(name);
  });

  it.each<[string, (two: WholeRelease, one: WholeRelease) => Partial<ChannelFile>, 'one' | 'none']>([
    ['is halted', (two) => ({ percentage: 100, halted: true, release: two }), 'none'],
    ['is halted, with a release before', (two, one) => ({ halted: true, release: two, base: one }), 'one'],
    ['goes back', (_, one) => ({ release: one }), 'one'],
  ])('does not use the image that it tries when the channel %s meanwhile', async (_, next, expected) => {
    const its = await computer();
    const [one, two] = [await images('1'), await images('2')];
    const { gate } = its;
    const sealAhead = gate.sealAhead.bind(gate);
    await publish({ release: two, percentage: 100 });
    gate.sealAhead = async (role, image, signal) => {
      await sealAhead(role, image, signal);
      if (gate.tried.length === 2) await publish({ serial: 2, ...next(two, one) });
    };
    expect(await its.update()).toEqual(expected === 'one' ? ['network', 'browser'] : []);
    expect(await its.digests()).toEqual(
      expected === 'one' ? digestsOf(one) : { browser: undefined, network: undefined },
    );
    const status = await its.follow.status();
    expect(status).toMatchObject({ newest: { serial: 2 }, isCurrent: expected === 'one' });
    expect(status.trouble).toBeUndefined();
  });

  it('reads its channel while it tries an image, and gives up at once when that is halted', async () => {
    const its = await computer();
    await publish({ release: await images('1') });
    const two = await images('2');
    await its.update();
    await publish({ serial: 2, release: two });
    let aborted: Promise<void> | undefined;
    its.gate.sealAhead = async (_, __, signal) => {
      await publish({ serial: 3, halted: true, release: two });
      aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      await its.follow.check(new AbortController().signal);
      await aborted;
      signal.throwIfAborted();
    };
    expect(await its.update()).toEqual([]);
    expect(aborted).toBeDefined();
    expect(await its.follow.status()).toMatchObject({ newest: { serial: 3, halted: true }, isIncluded: false });
  });

  it('lets a person stop waiting for an update that runs', async () => {
    const its = await computer();
    await publish({ release: await images('1') });
    const waiting = new AbortController();
    const sealAhead = its.gate.sealAhead.bind(its.gate);
    let second: Promise<unknown> | undefined;
    its.gate.sealAhead = async (...of) => {
      second ??= its.update({ signal: waiting.signal });
      waiting.abort(new Error('enough'));
      await expect(second).rejects.toThrow('enough');
      await sealAhead(...of);
    };
    expect(await its.update()).toHaveLength(2);
    expect(second).toBeDefined();
  });

  it('knows what was wrong with its channel after a restart, until that works again', async () => {
    const one = await images('1');
    await publish({ release: one });
    const replay = registry.contents.remember();
    await publish({ serial: 2, release: one });
    await (await computer()).update();
    const now = registry.contents.remember();
    replay();
    await expect((await computer()).update()).rejects.toMatchObject({ code: 'channel-older' });
    const trouble = { trouble: expect.stringContaining('serial 1') as unknown };
    expect(await (await computer()).follow.status()).toMatchObject(trouble);
    now();
    await (await computer()).follow.check(new AbortController().signal);
    expect((await (await computer()).follow.status()).trouble).toBeUndefined();
  });

  it('keeps in mind that an image did not work here while its channel is read without trouble', async () => {
    const its = await computer();
    await publish({ release: await images('1', DOES_NOT_PAINT) });
    await expect(its.update()).rejects.toMatchObject({ code: 'image-not-proven' });
    await its.follow.check(new AbortController().signal);
    const restarted = await computer();
    expect(await restarted.follow.status()).toMatchObject({ trouble: expect.stringContaining('paint') as unknown });
    await publish({ serial: 2, release: await images('2') });
    await restarted.update();
    expect((await restarted.follow.status()).trouble).toBeUndefined();
  });

  it('accepts no expired file when its clock was set back, and says that the clock is behind', async () => {
    const its = await computer();
    await publish({ release: await images('1'), expires: '2026-05-20T00:00:00Z' });
    const old = registry.contents.remember();
    await publish({ release: await images('1') });
    await its.follow.check(new AbortController().signal);
    expect((await its.follow.status()).notBefore).toBeUndefined();
    clock.nowMs -= 60 * 24 * 3_600_000;
    expect(await its.follow.status()).toMatchObject({ notBefore: new Date(NOW).toISOString() });
    // Also a computer that has an image of June, and reads its channel for the first time.
    old();
    const fresh = await computer({ name: 'fresh', pastTimes: ['2026-06-01T00:00:00Z'] });
    await expect(fresh.update()).rejects.toMatchObject({ code: 'channel-expired' });
    expect(await fresh.follow.status()).toMatchObject({ notBefore: '2026-06-01T00:00:00.000Z' });
    // The clock stays behind, and what was accepted with it does not count as now.
    await publish({ serial: 2, release: await images('1') });
    await its.follow.check(new AbortController().signal);
    await publish({ serial: 3, release: await images('1'), expires: '2026-05-20T00:00:00Z' });
    await expect((await computer()).update()).rejects.toMatchObject({ code: 'channel-expired' });
  });

  it('says that it waits where the channel has no release for it, and who signed', async () => {
    const its = await computer();
    await publish({ release: await images('1'), percentage: 0 });
    expect(await its.update()).toEqual([]);
    expect(await its.follow.status()).toMatchObject({
      ...{ isAwaited: true, isCurrent: false, isIncluded: false },
      newest: { signers: signers.map((signer) => keyIdOf(signer.public)) },
    });
  });

  it('refuses everything while its record is damaged', async () => {
    const its = await computer();
    await publish({ release: await images('1') });
    await damageRecord(its);
    await expect(its.update()).rejects.toMatchObject({ code: 'channel-record-damaged' });
  });

  it('keeps its images when it is cancelled, and continues the next time', async () => {
    const its = await computer();
    const one = await images('1');
    await publish({ release: one });
    const cancelled = new AbortController();
    const onProgress = ({ step }: { step: string }) => {
      if (step === 'prove') cancelled.abort(new Error('enough'));
    };
    await expect(its.update({ signal: cancelled.signal, onProgress })).rejects.toThrow('enough');
    expect(await its.digests()).toEqual({ browser: undefined, network: undefined });
    expect(readdirSync(its.folders.data).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await its.follow.status()).trouble).toBeUndefined();
    expect(await its.update()).toHaveLength(2);
  });

  it('does not run a recalled image again: after a rollback, a restart, an older file or with the clock set back', async () => {
    const [one, two] = [await images('1'), await images('2')];
    await publish({ release: one });
    const replay = registry.contents.remember();
    const its = await computer();
    await its.update();
    await publish({ serial: 2, release: two, base: one });
    await its.update();
    const recall = { digest: two.browser.digest, why: 'a hole', endAfterMinutes: 0 };
    await publish({ serial: 3, release: two, base: one, recalls: [recall] });
    // A recalled release is meant for none, and the one before takes its place.
    expect(await its.update()).toEqual(['network', 'browser']);
    expect(await its.digests()).toEqual(digestsOf(one));
    replay();
    clock.nowMs -= 48 * 3_600_000;
    const again = await computer();
    await expect(again.update()).rejects.toMatchObject({ code: 'channel-older' });
    expect(() => again.recalled.assertNone({ role: 'browser', digest: two.browser.digest })).toThrow(
      expect.objectContaining({ code: 'image-recalled', params: { role: 'browser', why: 'a hole' } }) as Error,
    );
  });

  it('waits where every release is recalled, and takes it again when the recall is withdrawn', async () => {
    const [its, one] = [await computer(), await images('1')];
    await publish({ release: one, recalls: [{ digest: one.network.digest, why: 'a hole', endAfterMinutes: 5 }] });
    expect(await its.update()).toEqual([]);
    expect(await its.follow.status()).toMatchObject({
      isAwaited: true,
      newest: { recalls: [{ digest: one.network.digest }] },
    });
    await publish({ serial: 2, release: one });
    expect(await its.update()).toEqual(['network', 'browser']);
  });

  it('knows no newer serial without the recalls that came with it', async () => {
    const [its, one] = [await computer(), await images('1')];
    await publish({ release: one });
    await its.update();
    await writeFile(join(its.folders.data, 'recalled-images.json'), '{');
    await its.recalled.load();
    await publish({ serial: 2, release: one, recalls: [{ digest: one.browser.digest, why: 'a', endAfterMinutes: 5 }] });
    await expect(its.update()).rejects.toMatchObject({ code: 'recalls-damaged' });
    expect((await its.follow.status()).newest?.serial).toBe(1);
  });

  it('follows none without a name, and writes nothing', async () => {
    const its = await computer();
    expect(existsSync(join(its.folders.data, 'channels.json'))).toBe(false);
    expect(releaseId(await images('1'))).toMatch(/^[0-9a-f]{64}$/);
  });
});
