import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import type { GuestMessage, HostMessage } from '../../../appliance/protocol/channels.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { DIRECT, exitOf } from '../../../host-agent/config/exit.ts';
import type { Profile } from '../../../host-agent/config/profile/profile.ts';
import type { Config } from '../../../host-agent/config/schema.ts';
import { FastStart } from '../../../host-agent/template/fast-start.ts';
import { NdvmClones, ndvmTemplateSpec } from '../../../host-agent/template/ndvm-clones.ts';
import { ndvmVm } from '../../../host-agent/network/ndvm-spec.ts';
import { Owned } from '../../../host-agent/process/owned.ts';
import { Ndvm } from '../../../host-agent/network/ndvm.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { filterProgram } from '../../bed/bundle-program.ts';
import { settle } from '../../bed/event-loop.ts';
import { listTemplates } from '../../../host-agent/template/store.ts';
import { fakeTemplates, type FakeTemplates, never } from './fake-templates.ts';

let world: FakeTemplates;
let fastStart: FastStart;
let ndvm: Ndvm;
let config: Config;
let hasPorts: boolean;
let heldPorts: number;
/** Identifies the exit with its present settings. */
let exitInUse: string;
let noPlace: Failure | undefined;

const configure = (text: string): void => {
  // One kind of browser VM for all profiles.
  config = parseConfig(
    `${text}\n[profile.banking]\nseal = "inherit"\n[profile.offline]\n[profile.document]\n[profile.portal]\n`,
    'config.toml',
  );
};
const reserve = () => {
  if (!hasPorts) return Promise.resolve(undefined);
  heldPorts += 1;
  const socket = join(world.folder, 'nic');
  return Promise.resolve(new Owned('port 0', { port: 0, socket }, () => void (heldPorts -= 1)));
};
const profile = (): Profile => config.profile[config.defaultProfile] ?? expect.fail();

beforeEach(async () => {
  world = await fakeTemplates();
  const { hypervisor, folder, log } = world;
  const names = vmFiles(join(folder, 'network'));
  configure('[spare]\nkeep = false\n[network]\nports = 1');
  [hasPorts, heldPorts, exitInUse, noPlace] = [false, 0, 'before', undefined];
  const clones = new NdvmClones(world.templates, () => config);
  ndvm = new Ndvm({
    hypervisor,
    names,
    config: () => config,
    image: () => Promise.resolve(world.image),
    clone: (spec, signal) => clones.clone(spec, signal),
    onStarted: (fault) => clones.started(fault),
    filterProgram: filterProgram(),
    followHost: () => () => undefined,
    keepConsole: () => Promise.resolve('/kept'),
    log,
  });
  fastStart = new FastStart({
    ...world.options,
    templates: world.templates,
    config: () => config,
    networkSpec: () => ndvmTemplateSpec(ndvmVm({ memoryMiB: config.network.memoryMiB, ports: 1 }, names)),
    placeFor: (settings) => {
      if (noPlace) return Promise.reject(noPlace);
      return Promise.resolve({ exit: exitOf(settings) === DIRECT ? undefined : exitInUse, reserve });
    },
    isQuiet: () => Promise.resolve(true),
    namesOf: world.namesOf,
    onSpareChange: () => undefined,
  });
  hypervisor.onHello = (guest) => {
    guest.frame = { width: 1280, height: 800, rgb: Buffer.alloc(1280 * 800 * 3) };
    if (guest.isPainted) guest.paint();
    healthyGuest(guest);
  };
});
afterEach(async () => {
  await fastStart.stop();
  await ndvm.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

describe('the template of the network VM', () => {
  it('makes clones that get their own random numbers and learn that they are clones', async () => {
    const seeds: Extract<HostMessage, { type: 'seed' }>[] = [];
    await fastStart.seal(() => undefined, never);
    world.hypervisor.onMessage = (guest, message) => {
      if (message.type === 'seed') seeds.push(message);
      if (message.type !== 'configure') return;
      // Before the task, so that nothing is sent with the random numbers of another clone.
      expect(seeds).not.toEqual([]);
      guest.say({ type: 'policy-applied', revision: 1 });
      guest.say({ type: 'step', step: 'resolver', elapsedMs: 1 });
    };
    for (const isSealed of [true, false]) {
      if (!isSealed) await rm(join(world.folders.data, 'templates'), { recursive: true });
      await ndvm.ensureUp(never);
      await ndvm.stop();
    }
    expect(seeds.map(({ isClone }) => isClone)).toEqual([true, false]);
    expect(new Set(seeds.map(({ entropy }) => entropy)).size).toBe(2);
  });

  it('is removed after two clones in a row fail, and the next start is cold', { timeout: 20_000 }, async () => {
    await fastStart.seal(() => undefined, never);
    const roles = async () =>
      [...new Set((await listTemplates(world.folders)).map(({ manifest }) => manifest.role))].sort();
    const says = (...messages: readonly GuestMessage[]) => {
      world.hypervisor.onMessage = (guest, { type }) => {
        if (type === 'configure') for (const message of messages) guest.say(message);
      };
    };
    // Otherwise the missing template would be sealed again at once.
    Object.assign(world.hypervisor.sealing, { start: () => Promise.reject(new Error('no more')) });
    says({ type: 'failed', step: 'policy', message: 'untrusted text' });
    for (const left of [['browser', 'network'], ['browser']]) {
      await expect(ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'network-failed' });
      await expect.poll(roles).toEqual(left);
    }
    says({ type: 'policy-applied', revision: 1 }, { type: 'step', step: 'resolver', elapsedMs: 1 });
    await ndvm.ensureUp(never);
    expect(ndvm.status().state).toBe('up');
  });
});

describe('the templates of a host agent', () => {
  const OTHER = 'e'.repeat(64);
  const roles = async () => (await fastStart.status()).templates.map(({ role }) => role);
  const stored = async () => (await listTemplates(world.folders)).map(({ manifest }) => manifest.role).sort();

  it('are those of the profiles and of the network VM', async () => {
    expect(await roles()).toEqual(['browser', 'network']);
    configure('[profile.large]\nmemoryMiB = 4096');
    expect(await roles()).toEqual(['browser', 'browser', 'network']);
    configure('[network]\nuplink = "pci"\npci.device = "0000:03:00.0"');
    // A card of the host cannot be part of a template.
    expect(await roles()).toEqual(['browser']);
  });

  it('are none where the configuration turns sealing off, and then sealing is refused', async () => {
    configure('[template]\nseal = "off"');
    expect(await roles()).toEqual([]);
    await expect(fastStart.seal(() => undefined, never)).rejects.toMatchObject({ code: 'sealing-off' });
    expect(await fastStart.clone(profile(), { id: 'a', names: world.namesOf('a'), nics: [] }, never)).toBeUndefined();
    expect(await fastStart.takeSpare(profile(), undefined, never)).toBeUndefined();
  });

  it('are sealed for a caller who waits, who gets their state', { timeout: 20_000 }, async () => {
    const reported: string[] = [];
    const { templates } = await fastStart.seal(({ role, fraction }) => reported.push(`${role} ${fraction}`), never);
    expect(templates.map(({ role, state }) => [role, state])).toEqual([
      ['browser', 'ready'],
      ['network', 'ready'],
    ]);
    expect([reported[0], reported.filter((each) => each === 'browser 1'), reported.at(-1)]).toEqual([
      `browser ${1 / 7}`,
      ['browser 1'],
      'network 1',
    ]);
    // All are there already.
    reported.length = 0;
    await fastStart.seal(({ role }) => reported.push(role), never);
    expect(reported).toEqual([]);
  });

  it(
    'are kept for the images that are named, and removed for all others of the role',
    { timeout: 20_000 },
    async () => {
      await fastStart.seal(() => undefined, never);
      await fastStart.keepTemplatesOf('browser', [OTHER, world.image.digest]);
      expect(await stored()).toEqual(['browser', 'network']);
      await fastStart.keepTemplatesOf('browser', [OTHER]);
      expect(await stored()).toEqual(['network']);
    },
  );

  it('are verified by every byte, those of one role or all', { timeout: 20_000 }, async () => {
    await fastStart.seal(() => undefined, never);
    expect(await fastStart.verify(undefined)).toEqual({ verified: 2, problems: [] });
    const template = (await listTemplates(world.folders)).find(({ manifest }) => manifest.role === 'network');
    await writeFile(template?.files.devices ?? '', 'damaged');
    expect(await fastStart.verify('browser')).toEqual({ verified: 1, problems: [] });
    const problem = {
      role: 'network',
      digest: world.image.digest,
      file: `template ${template?.manifest.key.slice(0, 12) ?? ''}`,
      problem: 'its file "devices" has changed since it was sealed',
    };
    expect(await fastStart.verify('network')).toEqual({ verified: 1, problems: [problem] });
    expect(await fastStart.verify(undefined)).toEqual({ verified: 2, problems: [problem] });
    await rm(template?.files.memory ?? '');
    expect((await fastStart.verify('network')).problems).toMatchObject([
      { problem: 'its file "memory" cannot be read' },
    ]);
  });

  it('are removed on request, with their number', { timeout: 20_000 }, async () => {
    await fastStart.seal(() => undefined, never);
    expect(await fastStart.removeTemplates()).toEqual({ dropped: 2 });
    expect(await stored()).toEqual([]);
    expect(fastStart.spare().reason).not.toContain('a session is starting');
  });
});

describe('the spare of the default profile', () => {
  const ready = () => expect.poll(() => fastStart.spare().state, { timeout: 10_000 }).toBe('ready');
  beforeEach(() => {
    configure('[spare]\nminimumAvailableMiB = 0');
    hasPorts = true;
  });

  it('is handed out for its screen, and for no other', { timeout: 20_000 }, async () => {
    const { width, height } = profile().screen;
    await fastStart.seal(() => undefined, never);
    fastStart.scheduleReconcile();
    await ready();
    const { id } = fastStart.spare();
    const starts = [1, 2, 3].map(() => fastStart.holdSpares());
    for (const screen of [
      { width: width + 1, height },
      { width, height: height + 1 },
    ])
      expect(await fastStart.takeSpare({ ...profile(), screen }, undefined, never)).toBeUndefined();
    expect(fastStart.spare().id).toBe(id);
    const spare = await fastStart.takeSpare(profile(), undefined, never);
    expect(spare?.value.id).toBe(id);
    await spare?.dispose();
    // Each start has to end before another spare is loaded.
    for (const start of starts) {
      expect(fastStart.spare().reason).toBe('a session is starting, which comes first');
      await start.dispose();
    }
    expect(fastStart.spare().reason).not.toBe('a session is starting, which comes first');
  });

  it('is gone with the templates', { timeout: 20_000 }, async () => {
    await fastStart.seal(() => undefined, never);
    fastStart.scheduleReconcile();
    await ready();
    await fastStart.removeTemplates();
    expect(fastStart.spare().state).toBe('none');
    expect(heldPorts).toBe(0);
  });

  it('gives its port to a session that has none', { timeout: 20_000 }, async () => {
    await fastStart.seal(() => undefined, never);
    fastStart.scheduleReconcile();
    await ready();
    expect(heldPorts).toBe(1);
    await fastStart.freePort(undefined);
    expect(heldPorts).toBe(0);
  });
});

describe('the spare of a profile with an exit', () => {
  const EXIT = '[exit.onions]\nkind = "tor"\n[profile.default]\nexit = "onions"\n';
  beforeEach(async () => {
    configure(`[spare]\nminimumAvailableMiB = 0\n${EXIT}`);
    hasPorts = true;
    await fastStart.seal(() => undefined, never);
    fastStart.scheduleReconcile();
    await expect.poll(() => fastStart.spare().state, { timeout: 10_000 }).toBe('ready');
  }, 20_000);

  it('has its port at that exit, and is for sessions that leave by it', async () => {
    expect(await fastStart.takeSpare(profile(), undefined, never)).toBeUndefined();
    expect(await fastStart.takeSpare(profile(), 'another', never)).toBeUndefined();
    const spare = await fastStart.takeSpare(profile(), 'before', never);
    expect(spare?.value.exit).toBe('before');
    await spare?.dispose();
  });

  it('gives its port to a session of that exit only', async () => {
    await fastStart.freePort(undefined);
    expect(heldPorts).toBe(1);
    await fastStart.freePort('before');
    expect(heldPorts).toBe(0);
  });

  it('is replaced when the exit has other settings or keys', async () => {
    const { id } = fastStart.spare();
    exitInUse = 'after';
    fastStart.scheduleReconcile();
    await expect.poll(() => fastStart.spare().id ?? id, { timeout: 10_000 }).not.toBe(id);
    expect(heldPorts).toBe(1);
    const spare = await fastStart.takeSpare(profile(), 'after', never);
    expect(spare?.value.exit).toBe('after');
    await spare?.dispose();
  });

  it('is discarded when the exit has no keys any more, and says so', async () => {
    noPlace = new Failure('exit-keys-missing', { exit: 'onions' });
    fastStart.scheduleReconcile();
    await expect
      .poll(() => fastStart.spare(), { timeout: 5_000 })
      .toMatchObject({ reason: expect.stringContaining('onions') as string });
    expect([fastStart.spare().state, heldPorts]).toEqual(['none', 0]);
  });
});

describe('the spare of the profile for files', () => {
  const files = (): Profile => config.profile['document'] ?? expect.fail();
  const withFiles = (openHere: string): void => {
    config = parseConfig(`[spare]\nminimumAvailableMiB = 0\n[files]\nopenHere = [${openHere}]`, 'config.toml');
    hasPorts = true;
  };

  it('is kept beside that of the default profile where the desktop opens files here', { timeout: 20_000 }, async () => {
    withFiles('"pictures"');
    await fastStart.seal(() => undefined, never);
    fastStart.scheduleReconcile();
    await expect.poll(() => fastStart.hasSpareFor(files()), { timeout: 10_000 }).toBe(true);
    await expect.poll(() => fastStart.hasSpareFor(profile()), { timeout: 10_000 }).toBe(true);
    expect(fastStart.spare()).toMatchObject({ state: 'ready', ready: 1 });
    const heard = [...world.hypervisor.guests.values()].flatMap((guest) => guest.heard);
    expect(heard.filter((message) => message.type === 'warm-up' && message.hasDocuments)).toHaveLength(1);
    // Of the two it is the one that gives its port away.
    await fastStart.freePort(undefined);
    expect([fastStart.hasSpareFor(files()), fastStart.hasSpareFor(profile()), heldPorts]).toEqual([false, true, 1]);
    fastStart.scheduleReconcile();
    await expect.poll(() => fastStart.hasSpareFor(files()), { timeout: 10_000 }).toBe(true);
    const spare = await fastStart.takeSpare(files(), undefined, never);
    expect(spare?.value.id).not.toBe(fastStart.spare().id);
    expect(fastStart.hasSpareFor(profile())).toBe(true);
    await spare?.dispose();
  });

  it('is not kept otherwise', { timeout: 20_000 }, async () => {
    withFiles('');
    await fastStart.seal(() => undefined, never);
    fastStart.scheduleReconcile();
    await expect.poll(() => fastStart.hasSpareFor(profile()), { timeout: 10_000 }).toBe(true);
    fastStart.scheduleReconcile();
    await settle();
    expect([fastStart.hasSpareFor(files()), heldPorts]).toEqual([false, 1]);
    // There is none that could give its port first.
    await fastStart.freePort(undefined);
    expect(heldPorts).toBe(0);
  });
});
