import { appendFile, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templateNames } from '../../../host-agent/storage/filenames.ts';
import { listTemplates, removeTemplate } from '../../../host-agent/template/store.ts';
import { browser, fakeTemplates, type FakeTemplates, never } from './fake-templates.ts';

let world: FakeTemplates;
beforeEach(async () => {
  world = await fakeTemplates();
});
afterEach(() => world.remove());

const seal = () => world.templates.seal(browser, () => undefined, never);
const folderOf = async () => templateNames(world.folders).template((await world.templates.keyOf(browser, never)) ?? '');

describe('a template', () => {
  it('is sealed when the browser is painted, without a link, in files that only their owner reads', { timeout: 20_000 }, async () => {
    const steps: string[] = [];
    await world.templates.seal(browser, (step) => steps.push(step), never);
    expect(steps).toEqual(['machine', 'guest-agent', 'screen', 'browser-window', 'painted', 'quiet', 'sealed']);
    const [guest] = world.hypervisor.guests.values();
    expect(guest?.hasLink).toBe(false);
    expect(guest?.heard.map(({ type }) => type)).toEqual(['hello', 'prepare']);
    const folder = await folderOf();
    expect((await readdir(folder)).sort()).toEqual(['devices', 'manifest.json', 'memory']);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    expect((await stat(templateNames(world.folders).folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(join(world.folder, 'sealing'))).toEqual([]);
  });

  it('gives copies that stand still and have no link', { timeout: 20_000 }, async () => {
    await seal();
    const clone = await world.copy('one');
    const guest = world.hypervisor.guests.get('one');
    expect([guest?.isAsleep, guest?.hasLink, clone?.image]).toEqual([true, false, 'd'.repeat(64)]);
    await clone?.machine.kill();
  });

  it('is there for one image alone', { timeout: 20_000 }, async () => {
    await seal();
    world.current.digest = 'e'.repeat(64);
    expect(await world.copy('one')).toBeUndefined();
    await seal();
    // The one of the image before went.
    expect((await listTemplates(world.folders)).map(({ manifest }) => manifest.image)).toEqual(['e'.repeat(64)]);
  });

  it.each(['memory', 'devices'])('is dropped with a word when its file "%s" was changed, also when it looks as before', { timeout: 20_000 }, async (name) => {
    await seal();
    const path = join(await folderOf(), name);
    const [before, { atime, mtime }] = [await readFile(path), await stat(path)];
    before[0] = (before[0] ?? 0) ^ 1;
    await writeFile(path, before);
    await utimes(path, atime, mtime);
    expect(await world.copy('one')).toBeUndefined();
    expect([...world.templates.troubles.values()]).toEqual([`It was damaged and has been dropped: its file "${name}" has another content than when it was sealed.`]);
    expect(await listTemplates(world.folders)).toEqual([]);
  });

  it('is none when its manifest is cut short', { timeout: 20_000 }, async () => {
    await seal();
    await writeFile(join(await folderOf(), 'manifest.json'), '{');
    expect(await world.copy('one')).toBeUndefined();
    await seal();
    expect(await listTemplates(world.folders)).toHaveLength(1);
  });

  it('that the hypervisor refuses is dropped', { timeout: 20_000 }, async () => {
    await seal();
    const { Failure } = await import('../../../host-agent/api/failure.ts');
    Object.assign(world.hypervisor.sealing, { clone: () => Promise.reject(new Failure('template-refused', 'It does not fit.', { hint: '' })) });
    expect(await world.copy('one')).toBeUndefined();
    expect([...world.templates.troubles.values()]).toEqual(['It does not fit.']);
    expect(await listTemplates(world.folders)).toEqual([]);
  });

  it('that cannot be sealed leaves nothing, and keeps the console', async () => {
    world.hypervisor.onMessage = (guest, message) => {
      if (message.type !== 'prepare') return;
      guest.sayOnConsole('no screen\n');
      setTimeout(() => guest.say({ type: 'failed', step: 'screen', message: 'untrusted text' }), 50);
    };
    await expect(seal()).rejects.toMatchObject({ code: 'seal-failed', message: 'The machine could not be sealed: the guest cannot go on (step screen)', hint: expect.stringContaining('/kept') as string });
    expect(world.keptConsoles).toEqual(['no screen\n']);
    expect(await readdir(templateNames(world.folders).folder)).toEqual([]);
  });

  it('that is cancelled leaves nothing', async () => {
    world.hypervisor.onMessage = () => undefined;
    const cancel = new AbortController();
    const sealing = world.templates.seal(browser, (step) => step === 'guest-agent' && cancel.abort(new Error('enough')), cancel.signal);
    await expect(sealing).rejects.toThrow('enough');
    expect(await readdir(templateNames(world.folders).folder)).toEqual([]);
  });

  it('sweeps away what a dead sealing left, and nobody else’s', async () => {
    const names = templateNames(world.folders);
    await mkdir(names.sealing('999999-1-7'), { recursive: true });
    await mkdir(names.sealing('not-ours'), { recursive: true });
    await appendFile(join(names.sealing('999999-1-7'), 'memory'), 'x');
    world.hypervisor.onMessage = () => undefined;
    await world.templates.seal(browser, () => undefined, AbortSignal.timeout(200)).catch(() => undefined);
    expect(await readdir(names.folder)).toEqual(['.sealing-not-ours']);
  });

  it('may be dropped while copies of it run', { timeout: 20_000 }, async () => {
    await seal();
    const clone = await world.copy('one');
    expect(await world.templates.drop()).toBe(1);
    await clone?.machine.resume();
    expect(await world.copy('two')).toBeUndefined();
    await clone?.machine.kill();
    await removeTemplate(world.folders, 'f'.repeat(64));
  });
});
