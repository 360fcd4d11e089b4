import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { templateNames } from '../../../host-agent/storage/filenames.ts';
import { Sealer } from '../../../host-agent/template/sealer.ts';
import { listTemplates } from '../../../host-agent/template/store.ts';
import { browser, fakeTemplates, type FakeTemplates, never } from './fake-templates.ts';

let world: FakeTemplates;
let sealer: Sealer;
let changes: number;
let quiet: boolean;
beforeEach(async () => {
  world = await fakeTemplates();
  [changes, quiet] = [0, true];
  sealer = new Sealer({
    templates: world.templates,
    folders: world.folders,
    specs: () => world.wanted,
    isQuiet: () => Promise.resolve(quiet),
    onChange: () => (changes += 1),
    log: world.log,
  });
  world.missing.reported = () => sealer.scheduleReconcile();
});
afterEach(async () => {
  vi.useRealTimers();
  await sealer.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

const count = async () => (await listTemplates(world.folders)).length;
const state = async () => (await sealer.status())[0]?.state;
/** Number of failed sealings. */
const tries = () => world.logged.filter((line) => line.includes('could not be sealed')).length;
/** Fulfilled when the sealer has done all that was asked of it until now: sealing this role, which no template has, comes after it. */
const turnsTaken = () => sealer.sealAhead('network', world.image, never);
const sealed = async () => {
  await turnsTaken();
  expect(await count()).toBe(1);
};
const spoil = () => {
  world.hypervisor.onMessage = (guest, message) =>
    message.type === 'prepare-seal' && guest.say({ type: 'failed', step: 'screen', message: 'untrusted text' });
};

describe('the sealer', () => {
  it(
    'seals a template that a caller missed, also after a removal or when it is outdated',
    { timeout: 20_000 },
    async () => {
      sealer.scheduleReconcile();
      await sealed();
      expect(await sealer.removeAll()).toBe(1);
      expect(await world.copy('one')).toBeUndefined();
      await sealed();
      world.current.digest = 'e'.repeat(64);
      expect(await world.copy('two')).toBeUndefined();
      await turnsTaken();
      expect((await listTemplates(world.folders)).map(({ manifest }) => manifest.image)).toEqual(['e'.repeat(64)]);
      expect(changes).toBe(4);
    },
  );

  it('seals again under another kernel of the host, and says why', { timeout: 20_000 }, async () => {
    sealer.scheduleReconcile();
    await sealed();
    world.hypervisor.host = { 'the kernel': '6.13' };
    expect(await sealer.status()).toMatchObject([{ state: 'missing', changed: ['the kernel'] }]);
    expect(await world.copy('one')).toBeUndefined();
    await turnsTaken();
    expect(world.logged.filter((line) => line.includes('"changed":["the kernel"]'))).toHaveLength(1);
    const [status] = await sealer.status();
    expect([status?.state, status?.changed]).toEqual(['ready', undefined]);
    expect((await world.copy('two'))?.template?.key).toBe(status?.key);
  });

  it('replaces a template that is older than its maximum age, once the host is idle', { timeout: 20_000 }, async () => {
    sealer.scheduleReconcile();
    await sealed();
    const sealedAt = async () => (await listTemplates(world.folders))[0]?.manifest.sealedAt;
    const first = await sealedAt();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 });
    quiet = false;
    sealer.scheduleReconcile();
    await turnsTaken();
    expect([await sealedAt(), await state(), changes]).toEqual([first, 'ready', 1]);
    quiet = true;
    sealer.scheduleReconcile();
    await turnsTaken();
    expect(await sealedAt()).not.toBe(first);
    expect(await state()).toBe('ready');
    // One that has expired is replaced at once, because sessions start cold.
    vi.setSystemTime(Date.now() + 49 * 3_600_000);
    quiet = false;
    expect(await state()).toBe('expired');
    sealer.scheduleReconcile();
    await turnsTaken();
    expect(await state()).toBe('ready');
  });

  it('stops after two failures, until a person asks or something changes', { timeout: 20_000 }, async () => {
    spoil();
    for (const tried of [1, 2, 2]) {
      await world.copy('one');
      await turnsTaken();
      expect([tries(), await state()]).toEqual([tried, 'failed']);
    }
    world.templates.faults.forgive();
    await world.copy('one');
    await turnsTaken();
    expect(tries()).toBe(3);
    await expect(sealer.sealNow(() => undefined, never)).rejects.toMatchObject({ code: 'seal-failed' });
  });

  it('stops sealing a template whose clones keep failing', { timeout: 40_000 }, async () => {
    sealer.scheduleReconcile();
    for (const left of [1, 0]) {
      await sealed();
      const { key } = (await world.templates.find(browser, never))?.manifest ?? expect.fail();
      for (const copy of [1, 2]) await world.templates.cloneFailed(key, `copy ${copy} says nothing`);
      await turnsTaken();
      expect(await state()).toBe(left === 1 ? 'ready' : 'failed');
    }
    await world.copy('one');
    await turnsTaken();
    expect(await sealer.status()).toMatchObject([
      { state: 'failed', trouble: 'The clones of the template failed and it has been removed: copy 2 says nothing' },
    ]);
  });

  it('replaces a template that cannot be read', { timeout: 20_000 }, async () => {
    sealer.scheduleReconcile();
    await sealed();
    const manifest = join(
      templateNames(world.folders).template((await world.templates.keyOf(browser, never)) ?? ''),
      'manifest.json',
    );
    await rm(manifest);
    await mkdir(manifest);
    expect(await world.copy('one')).toBeUndefined();
    await turnsTaken();
    expect((await world.templates.find(browser, never))?.manifest.image).toBe(world.image.digest);
  });

  it('cancels a running seal when all templates are removed, and tells its caller', async () => {
    world.hypervisor.onMessage = () => undefined;
    const begun = new Promise<void>((resolve) => (world.hypervisor.onHello = () => resolve()));
    const waiting = sealer.sealNow(() => undefined, never);
    const reported = expect(waiting).rejects.toMatchObject({ code: 'templates-dropped' });
    await begun;
    expect(await sealer.removeAll()).toBe(0);
    await reported;
    expect(await state()).toBe('missing');
  });

  it('gives way to what a person waits for, and begins again when that is over', { timeout: 20_000 }, async () => {
    const [first, second] = [sealer.hold(), sealer.hold()];
    sealer.scheduleReconcile();
    await turnsTaken();
    await first.dispose();
    await turnsTaken();
    expect([await count(), await state()]).toEqual([0, 'missing']);
    await second.dispose();
    await sealed();
  });

  it('gives up a template that is half sealed, which is no failure', { timeout: 20_000 }, async () => {
    const { onHello, onMessage } = world.hypervisor;
    world.hypervisor.onMessage = () => undefined;
    const begun = new Promise<void>((resolve) => (world.hypervisor.onHello = () => resolve()));
    sealer.scheduleReconcile();
    await begun;
    const hold = sealer.hold();
    await turnsTaken();
    expect([await count(), await state(), tries()]).toEqual([0, 'missing', 0]);
    Object.assign(world.hypervisor, { onHello, onMessage });
    await hold.dispose();
    await sealed();
  });

  it('gives way for some minutes only', { timeout: 20_000 }, async () => {
    await using _hold = sealer.hold();
    sealer.scheduleReconcile();
    await turnsTaken();
    expect(await count()).toBe(0);
    const now = performance.now.bind(performance);
    const later = vi.spyOn(performance, 'now').mockImplementation(() => now() + 5 * 60_000);
    sealer.scheduleReconcile();
    await sealed().finally(() => later.mockRestore());
  });

  it('seals for a caller although another person waits', { timeout: 20_000 }, async () => {
    await using _hold = sealer.hold();
    await sealer.sealNow(() => undefined, never);
    expect(await count()).toBe(1);
  });

  it('reports each step to a caller who waits, and seals nothing that is there already', async () => {
    const reported: [string, string, number][] = [];
    const states: unknown[] = [];
    await sealer.sealNow(({ role, step, fraction }) => {
      reported.push([role, step, fraction]);
      states.push(sealer.status());
    }, never);
    expect(reported.map(([role, step]) => `${role} ${step}`)).toEqual(
      ['vm', 'guest-agent', 'screen', 'browser-window', 'painted', 'quiet', 'sealed'].map((step) => `browser ${step}`),
    );
    expect(reported.map(([, , fraction]) => Math.round(fraction * 7))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(reported.at(-1)?.[2]).toBe(1);
    expect(await state()).toBe('ready');
    const first = (await sealer.status())[0]?.sealedAt;
    await sealer.sealNow(() => reported.push(['again', '', 0]), never);
    expect([reported.length, (await sealer.status())[0]?.sealedAt]).toEqual([7, first]);
  });

  it('shows what it is doing, and what the template takes on disk', async () => {
    let seen: unknown;
    await sealer.sealNow(({ step }) => {
      if (step === 'painted') seen = sealer.status();
    }, never);
    expect(await seen).toMatchObject([{ role: 'browser', level: 'browser', memoryMiB: 64, processors: 1 }]);
    const [status] = await sealer.status();
    const [template] = await listTemplates(world.folders);
    expect(status).toMatchObject({
      state: 'ready',
      key: template?.manifest.key,
      image: world.image.digest,
      bytes: template?.bytesOnDisk,
    });
    expect(status).not.toHaveProperty('step');
    expect(status).not.toHaveProperty('trouble');
  });

  it('gives up for a caller who does not wait any longer, which is no fault of the template', async () => {
    world.hypervisor.onMessage = () => undefined;
    const gone = new AbortController();
    const begun = new Promise<void>((resolve) => (world.hypervisor.onHello = () => resolve()));
    const waiting = expect(sealer.sealNow(() => undefined, gone.signal)).rejects.toThrow('enough');
    await begun;
    expect((await sealer.status())[0]).toMatchObject({ state: 'sealing', step: 'vm' });
    gone.abort(new Error('enough'));
    await waiting;
    expect((await sealer.status())[0]).not.toHaveProperty('trouble');
    expect(await state()).toBe('missing');
  });

  it('seals ahead only what the role of the new image needs', async () => {
    const next = { ...world.image, digest: 'e'.repeat(64) };
    await sealer.sealAhead('network', next, never);
    expect(await count()).toBe(0);
    await sealer.sealAhead('browser', next, never);
    expect((await listTemplates(world.folders)).map(({ manifest }) => manifest.image)).toEqual([next.digest]);
  });

  it('does nothing where the hypervisor cannot seal, and a caller who asks learns that', async () => {
    Object.assign(world.hypervisor, { sealing: undefined });
    sealer.scheduleReconcile();
    await sealer.sealAhead('browser', world.image, never);
    expect([await count(), tries()]).toEqual([0, 0]);
    await expect(sealer.sealNow(() => undefined, never)).rejects.toMatchObject({ code: 'cannot-seal' });
  });

  it('seals nothing after the end of the host agent', async () => {
    await sealer.stop();
    sealer.scheduleReconcile();
    await turnsTaken();
    expect([await count(), tries(), await state()]).toEqual([0, 0, 'missing']);
    await sealer.stop();
  });

  it('reports the missing image when asked to seal without one', async () => {
    Object.assign(world.options, {
      imageDigest: () => Promise.resolve(undefined),
      image: () => Promise.reject(new Failure('image-missing', { role: 'browser' })),
    });
    await expect(sealer.sealNow(() => undefined, never)).rejects.toMatchObject({ code: 'image-missing' });
    sealer.scheduleReconcile();
    expect(await state()).toBe('missing');
  });

  it('reports why the state of a template cannot be determined', async () => {
    Object.assign(world.hypervisor.sealing, { fingerprint: () => Promise.reject(new Error('QEMU cannot be found.')) });
    expect(await sealer.status()).toMatchObject([{ state: 'failed', trouble: 'QEMU cannot be found.' }]);
  });
});
