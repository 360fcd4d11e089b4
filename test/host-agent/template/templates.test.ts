import { appendFile, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { templateNames } from '../../../host-agent/storage/filenames.ts';
import { listTemplates, removeTemplate } from '../../../host-agent/template/store.ts';
import { browser, fakeTemplates, type FakeTemplates, never } from './fake-templates.ts';
import { settle } from '../../bed/event-loop.ts';

let world: FakeTemplates;
beforeEach(async () => {
  world = await fakeTemplates();
});
afterEach(() => {
  vi.useRealTimers();
  return world.remove();
});

/** Sets the clock this many hours ahead. */
const later = (hours: number): void => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
};

const seal = () => world.seal();
const trouble = async () => world.templates.faults.trouble((await world.templates.keyOf(browser, never)) ?? '');
const folderOf = async () => templateNames(world.folders).template((await world.templates.keyOf(browser, never)) ?? '');

describe('a template', () => {
  it(
    'is sealed when the browser is painted, without a link, into files that only their owner can read',
    { timeout: 20_000 },
    async () => {
      const steps: string[] = [];
      await world.templates.seal(browser, (step) => steps.push(step), never);
      expect(steps).toEqual(['vm', 'guest-agent', 'screen', 'browser-window', 'painted', 'quiet', 'sealed']);
      const [guest] = world.hypervisor.guests.values();
      expect(guest?.hasLink).toBe(false);
      expect(guest?.heard.map(({ type }) => type)).toEqual(['hello', 'prepare-seal']);
      const folder = await folderOf();
      expect((await readdir(folder)).sort()).toEqual(['devices', 'manifest.json', 'manifest.json.minisig', 'memory']);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
      expect((await stat(templateNames(world.folders).folder)).mode & 0o777).toBe(0o700);
      expect(await readdir(join(world.folder, 'sealing'))).toEqual([]);
    },
  );

  it('gives clones that are paused and have no link', { timeout: 20_000 }, async () => {
    await seal();
    const clone = await world.copy('one');
    const guest = world.hypervisor.guests.get('one');
    expect([guest?.isAsleep, guest?.hasLink, clone?.image]).toEqual([true, false, 'd'.repeat(64)]);
    await clone?.vm.kill();
  });

  it('belongs to one image', { timeout: 20_000 }, async () => {
    await seal();
    world.current.digest = 'e'.repeat(64);
    expect(await world.copy('one')).toBeUndefined();
    await seal();
    // The template of the previous image is gone.
    expect((await listTemplates(world.folders)).map(({ manifest }) => manifest.image)).toEqual(['e'.repeat(64)]);
  });

  it.each(['memory', 'devices'])(
    'is removed with a reason when its file "%s" was changed, also with unchanged size and mtime',
    { timeout: 20_000 },
    async (name) => {
      await seal();
      const path = join(await folderOf(), name);
      const [before, { atime, mtime }] = [await readFile(path), await stat(path)];
      before[0] = (before[0] ?? 0) ^ 1;
      await writeFile(path, before);
      await utimes(path, atime, mtime);
      expect(await world.copy('one')).toBeUndefined();
      expect(await trouble()).toBe(
        `The template was damaged and has been removed: its file "${name}" has changed since it was sealed.`,
      );
      expect(await listTemplates(world.folders)).toEqual([]);
    },
  );

  it('does not count when its manifest is truncated', { timeout: 20_000 }, async () => {
    await seal();
    await writeFile(join(await folderOf(), 'manifest.json'), '{');
    expect(await world.copy('one')).toBeUndefined();
    await seal();
    expect(await listTemplates(world.folders)).toHaveLength(1);
  });

  it('is removed when the hypervisor refuses it', { timeout: 20_000 }, async () => {
    await seal();
    Object.assign(world.hypervisor.sealing, {
      clone: () => Promise.reject(new Failure('template-refused', { hypervisor: 'QEMU', reason: 'it does not fit.' })),
    });
    expect(await world.copy('one')).toBeUndefined();
    expect(await trouble()).toBe('QEMU cannot load the template: it does not fit.');
    expect(await listTemplates(world.folders)).toEqual([]);
  });

  it('leaves nothing and keeps the console when sealing fails', async () => {
    world.hypervisor.onMessage = (guest, message) => {
      if (message.type !== 'prepare-seal') return;
      guest.sayOnConsole('no screen\n');
      void settle().then(() => guest.say({ type: 'failed', step: 'screen', message: 'untrusted text' }));
    };
    await expect(seal()).rejects.toMatchObject({
      code: 'seal-failed',
      message: 'The VM could not be sealed: The guest failed at step screen.',
      hint: expect.stringContaining('/kept') as string,
    });
    expect(world.keptConsoles).toEqual(['no screen\n']);
    expect(await readdir(templateNames(world.folders).folder)).toEqual([]);
  });

  it('reports a timeout when it is never painted', async () => {
    Object.assign(world.options, { stepWithinMs: () => 300 });
    world.hypervisor.onMessage = (guest, message) => {
      if (message.type === 'prepare-seal')
        for (const step of ['screen', 'browser-window'] as const) guest.say({ type: 'step', step, elapsedMs: 1 });
    };
    await expect(seal()).rejects.toMatchObject({
      code: 'seal-failed',
      message: 'The VM could not be sealed: It took longer than 0.3 s.',
    });
  });

  it('leaves nothing when sealing is cancelled', async () => {
    world.hypervisor.onMessage = () => undefined;
    const cancel = new AbortController();
    const sealing = world.templates.seal(
      browser,
      (step) => step === 'guest-agent' && cancel.abort(new Error('enough')),
      cancel.signal,
    );
    await expect(sealing).rejects.toThrow('enough');
    expect(await readdir(templateNames(world.folders).folder)).toEqual([]);
  });

  it('cleans up the remains of dead sealings, and nothing else', async () => {
    const names = templateNames(world.folders);
    await mkdir(names.sealing('999999-1-7'), { recursive: true });
    await mkdir(names.sealing('not-ours'), { recursive: true });
    await appendFile(join(names.sealing('999999-1-7'), 'memory'), 'x');
    world.hypervisor.onMessage = () => undefined;
    await world.templates.seal(browser, () => undefined, AbortSignal.timeout(200)).catch(() => undefined);
    expect(await readdir(names.folder)).toEqual(['.sealing-not-ours']);
  });

  it('can be removed while clones of it run', { timeout: 20_000 }, async () => {
    await seal();
    const clone = await world.copy('one');
    expect(await world.templates.removeAll()).toBe(1);
    await clone?.vm.resume();
    expect(await world.copy('two')).toBeUndefined();
    await clone?.vm.kill();
    await removeTemplate(world.folders, 'f'.repeat(64));
  });

  it.each([
    [
      'the hypervisor is too slow',
      (): void =>
        void Object.assign(world.hypervisor.sealing, {
          clone: () =>
            Promise.reject(new Error('QEMU did not answer query-migrate.', { cause: new Error('overloaded') })),
        }),
    ],
    [
      'its dependencies cannot be determined',
      (): void =>
        void Object.assign(world.hypervisor.sealing, {
          fingerprint: () =>
            Promise.reject(new Error('qemu --version took too long', { cause: new Error('overloaded') })),
        }),
    ],
  ])(
    'stays, and the start goes on cold with the reason in the log, when for a moment %s',
    { timeout: 20_000 },
    async (_, spoil) => {
      await seal();
      spoil();
      expect(await world.copy('one')).toBeUndefined();
      expect(await listTemplates(world.folders)).toHaveLength(1);
      expect(world.logged.join('')).toContain('overloaded');
    },
  );

  it('does not count when it cannot be read, and the start goes on cold', { timeout: 20_000 }, async () => {
    await seal();
    const manifest = join(await folderOf(), 'manifest.json');
    await rm(manifest);
    await mkdir(manifest);
    expect(await world.copy('one')).toBeUndefined();
    expect(world.logged.join('')).toContain('EISDIR');
  });

  it('records the image that it booted, also when another is built meanwhile', { timeout: 20_000 }, async () => {
    const before = await world.templates.keyOf(browser, never);
    Object.assign(world.options, {
      image: () => {
        const booted = { ...world.image, digest: world.current.digest };
        world.current.digest = 'e'.repeat(64);
        return Promise.resolve(booted);
      },
    });
    await seal();
    expect((await listTemplates(world.folders)).map(({ manifest }) => [manifest.image, manifest.key])).toEqual([
      ['d'.repeat(64), before],
    ]);
  });

  it('does not count under the key of another image', { timeout: 20_000 }, async () => {
    await seal();
    const path = join(await folderOf(), 'manifest.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('d'.repeat(64), 'e'.repeat(64)));
    expect(await world.templates.find(browser, never)).toBeUndefined();
  });

  it('is never pruned while the configuration asks for it, however many there are', { timeout: 40_000 }, async () => {
    const shapes = [64, 65, 66, 67, 68, 69].map((memoryMiB) => ({
      ...browser,
      vm: { ...browser.vm, memoryMiB },
    }));
    world.wanted.push(...shapes.slice(1));
    for (const shape of shapes) await world.seal(shape);
    expect(await listTemplates(world.folders)).toHaveLength(6);
    world.wanted.splice(0, 6, ...shapes.slice(5));
    await world.seal(shapes[5] ?? expect.fail());
    expect((await listTemplates(world.folders)).map(({ manifest }) => manifest.memoryMiB).sort()).toEqual([
      65, 66, 67, 68, 69,
    ]);
  });

  it('is not sealed when the disk lacks space', async () => {
    const huge = { ...browser, vm: { ...browser.vm, memoryMiB: 1024 ** 3 } };
    await expect(world.seal(huge)).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('MiB are free') as string,
    });
    expect(world.hypervisor.guests.size).toBe(0);
  });

  it('is not cloned any more after twice its maximum age', { timeout: 20_000 }, async () => {
    await seal();
    let missed = 0;
    world.missing.reported = () => (missed += 1);
    const { template } = (await world.copy('one')) ?? expect.fail();
    later(47);
    await (await world.copy('two'))?.vm.kill();
    expect(missed).toBe(0);
    later(49);
    expect(await world.templates.isInUse(template ?? expect.fail())).toBe(false);
    expect([await world.copy('three'), missed]).toEqual([undefined, 1]);
    await seal();
    expect(await world.copy('four')).toBeDefined();
  });

  it('is removed when it is distrusted, but not one that has replaced it', { timeout: 20_000 }, async () => {
    await seal();
    const { template: old } = (await world.copy('one')) ?? expect.fail();
    if (!old) return expect.fail();
    later(1);
    await seal();
    await world.templates.distrust(old, 'browser-crashed');
    const { template } = (await world.copy('two')) ?? expect.fail();
    expect([template?.key, template?.sealedAt === old.sealedAt]).toEqual([old.key, false]);
    let missed = 0;
    world.missing.reported = () => (missed += 1);
    await world.templates.distrust(template ?? expect.fail(), 'protocol-violation');
    expect([await listTemplates(world.folders), missed]).toEqual([[], 1]);
  });

  it('is removed after two failed clones in a row, not when one of them worked', { timeout: 20_000 }, async () => {
    await seal();
    let missed = 0;
    world.missing.reported = () => (missed += 1);
    const { key } = (await world.templates.find(browser, never))?.manifest ?? expect.fail();
    await world.templates.cloneFailed(key, 'no identity');
    world.templates.cloneWorked(key);
    await world.templates.cloneFailed(key, 'no identity');
    expect([missed, (await listTemplates(world.folders)).length]).toEqual([0, 1]);
    await world.templates.cloneFailed(key, 'no identity');
    expect([missed, (await listTemplates(world.folders)).length]).toEqual([1, 0]);
    expect(await trouble()).toBe('The clones of the template failed and it has been removed: no identity');
  });
});
