import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RunningBuilds } from '../../../../host-agent/image/build/running-builds.ts';
import { BackgroundRebuild } from '../../../../host-agent/image/updates/background-rebuild.ts';
import { SwitchOver } from '../../../../host-agent/image/switch-over.ts';
import { UpdateChecker, type UpdateCheckerOptions } from '../../../../host-agent/image/updates/update-checker.ts';
import { FoundUpdates } from '../../../../host-agent/image/updates/found-updates.ts';
import type { StoredImage } from '../../../../host-agent/image/store.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

const never = new AbortController().signal;
const NOW = Date.parse('2026-01-02T03:04:05Z');
const DAY_MS = 24 * 3_600_000;

let folder: string;
let world: ReturnType<typeof makeWorld>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-updates-'));
  world = makeWorld();
});
afterEach(async () => {
  await world.updates.stop();
  rmSync(folder, { recursive: true });
});

const image = (digest: string, chromium: string, use: 'current' | 'previous', manifest: object = {}) =>
  ({
    role: 'browser',
    digest,
    isCurrent: use === 'current',
    isPrevious: use === 'previous',
    manifest: { debug: false, ownRecipe: false, packages: [{ name: 'chromium', version: chromium }], ...manifest },
  }) as unknown as StoredImage;

function makeWorld() {
  const renewed: string[] = [];
  const config = { check: true, everyHours: 24, build: true, hours: '' };
  const state = {
    images: [image('a', '1', 'current')],
    chromium: '1',
    isSecurity: false,
    asked: 0,
    fails: false,
    published: { stamp: '1', securityAt: '2026-01-02T00:00:00.000Z' },
    looks: 0,
    mayLook: true,
  };
  const found = new FoundUpdates(join(folder, 'updates.json'));
  const options: UpdateCheckerOptions = {
    config: () => config,
    found,
    images: () => Promise.resolve(state.images),
    publication: () => {
      state.looks += 1;
      return Promise.resolve(state.published);
    },
    mayLook: () => Promise.resolve(state.mayLook),
    newest: () => {
      state.asked += 1;
      return state.fails
        ? Promise.reject(new Error('no network'))
        : Promise.resolve(new Map([['chromium', { version: state.chromium, isSecurity: state.isSecurity }]]));
    },
    rebuild: ({ digest }) => Promise.resolve(void renewed.push(digest)),
    onChange: () => undefined,
    log: pino({ level: 'silent' }),
  };
  return { config, state, renewed, found, updates: new UpdateChecker(options), options };
}

describe('an update check', () => {
  it('that finds none is not repeated before its time', async () => {
    await world.updates.checkIfDue(Date.now());
    await world.updates.checkIfDue(Date.now());
    expect([world.state.asked, world.renewed, world.found.of('a').length]).toEqual([1, [], 0]);
    await world.updates.checkIfDue(Date.now() + DAY_MS);
    expect(world.state.asked).toBe(2);
  });

  it('that finds newer packages reports them and rebuilds the image', async () => {
    world.state.chromium = '2';
    await world.updates.checkIfDue(Date.now());
    expect([world.renewed, world.found.of('a').length]).toEqual([['a'], 1]);
    // The next host agent knows the result and the time of the check.
    const found = new FoundUpdates(join(folder, 'updates.json'));
    await found.load();
    const next = new UpdateChecker({ ...world.options, found });
    await next.checkIfDue(Date.now());
    expect([found.of('a').length, world.state.asked]).toEqual([1, 1]);
    await next.stop();
  });

  it('counts security updates separately, also of an image that only an open session still uses', async () => {
    world.state.images = [image('a', '1', 'previous'), image('b', '2', 'current')];
    Object.assign(world.state, { chromium: '2', isSecurity: true });
    await world.updates.checkIfDue(Date.now());
    expect([world.found.securityOf('a'), world.found.securityOf('b'), world.renewed]).toEqual([1, 0, []]);
    Object.assign(world.state, { chromium: '3', isSecurity: false });
    await world.updates.checkIfDue(Date.now() + DAY_MS);
    expect([world.found.securityOf('a'), world.found.of('b').length]).toEqual([0, 1]);
  });

  it('neither checks nor builds where the configuration turns it off', async () => {
    world.state.chromium = '2';
    world.config.build = false;
    await world.updates.checkIfDue(Date.now());
    expect([world.renewed, world.found.of('a').length]).toEqual([[], 1]);
    world.config.check = false;
    await world.updates.checkIfDue(Date.now() + 10 * DAY_MS);
    expect(world.state.asked).toBe(1);
    expect(await world.updates.check(never)).toMatchObject([
      { role: 'browser', digest: 'a', packages: [{ name: 'chromium', from: '1', to: '2' }] },
    ]);
  });

  it('reports at any time, and builds only in the hours for that, which may be over when a check is due', async () => {
    Object.assign(world.state, { chromium: '2', isSecurity: true });
    world.config.hours = '22:00-06:00';
    vi.useFakeTimers({ toFake: ['Date'] });
    const checkAt = async (time: string) => {
      vi.setSystemTime(`2026-01-02T${time}:00Z`);
      await world.updates.checkIfDue(Date.now());
      return world.renewed;
    };
    expect(await checkAt('14:00')).toEqual([]);
    expect(world.found.of('a')).toHaveLength(1);
    expect(await checkAt('21:59')).toEqual([]);
    expect(await checkAt('22:10')).toEqual(['a']);
    expect(await checkAt('22:25')).toEqual(['a']);
    vi.useRealTimers();
  });

  it('that fails is repeated at the next opportunity, also when the clock was set back', async () => {
    world.state.fails = true;
    await world.updates.checkIfDue(NOW);
    world.state.fails = false;
    await world.updates.checkIfDue(NOW);
    expect(world.state.asked).toBe(2);
    await world.updates.checkIfDue(NOW - 1000 * DAY_MS);
    expect(world.state.asked).toBe(3);
  });

  it.each([
    ['built with a recipe of the person', [image('a', '1', 'current', { ownRecipe: true })]],
    ['made elsewhere', [image('a', '1', 'current', { imported: true, packages: [] })]],
    ['that the person rolled back from', [image('a', '1', 'current'), image('b', '2', 'previous')]],
  ])('does not bring back an image %s', async (_, images) => {
    Object.assign(world.state, { images, chromium: '2' });
    await world.updates.checkIfDue(Date.now());
    expect(world.renewed).toEqual([]);
  });

  it('rebuilds for packages that are newer than the image that the person rolled back from', async () => {
    Object.assign(world.state, { images: [image('a', '1', 'current'), image('b', '2', 'previous')], chromium: '3' });
    await world.updates.checkIfDue(Date.now());
    expect(world.renewed).toEqual(['a']);
  });
});

describe('a look between two checks', () => {
  const publish = (stamp: string, securityAt: string, chromium: string, isSecurity: boolean) =>
    Object.assign(world.state, { published: { stamp, securityAt }, chromium, isSecurity });

  it('reads the lists only when an archive has published, and builds security updates at once', async () => {
    const begunMs = Date.now();
    await world.updates.checkIfDue(begunMs);
    await world.updates.checkIfDue(begunMs + 1000);
    expect([world.state.looks, world.state.asked]).toEqual([2, 1]);
    publish('2', '2026-01-02T00:00:00.000Z', '2', false);
    await world.updates.checkIfDue(begunMs + 2000);
    expect([world.state.asked, world.renewed, world.found.of('a').length]).toEqual([2, [], 1]);
    publish('3', '2026-01-03T00:00:00.000Z', '3', true);
    await world.updates.checkIfDue(begunMs + 3000);
    expect([world.state.asked, world.renewed]).toEqual([3, ['a']]);
    // What was only found meanwhile is built when a check is due.
    await world.updates.checkIfDue(begunMs + DAY_MS + 4000);
    expect(world.renewed).toEqual(['a', 'a']);
  });

  it('is not taken on battery, or where transfers cost money', async () => {
    const begunMs = Date.now();
    await world.updates.checkIfDue(begunMs);
    publish('2', '2026-01-02T00:00:00.000Z', '2', true);
    world.state.mayLook = false;
    await world.updates.checkIfDue(begunMs + 1000);
    expect([world.state.looks, world.renewed]).toEqual([1, []]);
    await world.updates.checkIfDue(begunMs + DAY_MS + 1000);
    expect(world.renewed).toEqual(['a']);
  });

  it('keeps the time at which a fix was published, until an image has all of them', async () => {
    publish('2', '2026-01-02T00:00:00.000Z', '2', true);
    await world.updates.checkIfDue(Date.now());
    publish('3', '2026-01-09T00:00:00.000Z', '2', true);
    await world.updates.checkIfDue(Date.now());
    const found = new FoundUpdates(join(folder, 'updates.json'));
    await found.load();
    const packages = (version: string) => image('b', version, 'current').manifest.packages;
    expect(found.fixedSinceMs('a', packages('2'))).toBe(Date.parse('2026-01-02T00:00:00.000Z'));
    expect(found.fixedSinceMs('a', packages('1'))).toBeUndefined();
    expect(found.fixedSinceMs('b', packages('2'))).toBeUndefined();
    expect(found.of('a')).toEqual([{ name: 'chromium', from: '1', to: '2', isSecurity: true }]);
  });
});

describe('the checks of a host agent', () => {
  it('begin ten minutes after its start, are looked for every quarter of an hour, and end with it', async () => {
    const clock = useFakeClock();
    let looks = 0;
    const updates = new UpdateChecker({
      ...world.options,
      config: () => {
        looks += 1;
        return { ...world.config, check: false };
      },
    });
    updates.start();
    await clock.advance(10 * 60_000 - 1);
    expect(looks).toBe(0);
    await clock.advance(1);
    expect(looks).toBe(1);
    await clock.advance(15 * 60_000 - 1);
    expect(looks).toBe(1);
    await clock.advance(1);
    expect(looks).toBe(2);
    await updates.stop();
    await clock.advance(DAY_MS);
    expect(looks).toBe(2);
  });

  it('are refused after its end', async () => {
    await world.updates.stop();
    await expect(world.updates.check(never)).rejects.toThrow('shutting down');
    await world.updates.checkIfDue(Date.now());
    expect(world.state.asked).toBe(0);
  });

  it('are due again exactly after the configured hours', async () => {
    await world.updates.check(never);
    const atMs = world.found.checkedAtMs ?? 0;
    await world.updates.checkIfDue(atMs + DAY_MS - 1);
    expect(world.state.asked).toBe(1);
    await world.updates.checkIfDue(atMs + DAY_MS);
    expect(world.state.asked).toBe(2);
  });

  it('do not ask where every image was made elsewhere', async () => {
    world.state.images = [image('a', '1', 'current', { imported: true, packages: [] })];
    expect(await world.updates.check(never)).toEqual([]);
    expect(world.state.asked).toBe(0);
  });

  it('rebuild the other images although one cannot be rebuilt', async () => {
    const of = (role: string, digest: string) => ({ ...image(digest, '1', 'current'), role }) as unknown as StoredImage;
    Object.assign(world.state, { images: [of('browser', 'a'), of('network', 'b')], chromium: '2' });
    const tried: string[] = [];
    const updates = new UpdateChecker({
      ...world.options,
      rebuild: ({ digest }) => {
        tried.push(digest);
        return digest === 'a' ? Promise.reject(new Error('disk full')) : Promise.resolve();
      },
    });
    await updates.checkIfDue(Date.now());
    await updates.stop();
    expect(tried).toEqual(['a', 'b']);
  });

  it('tell a listener each result', async () => {
    let reported = 0;
    world.found.onFound(() => (reported += 1));
    expect(world.found.checkedAtMs).toBeUndefined();
    await world.updates.check(never);
    expect(reported).toBe(1);
  });
});

describe('a background rebuild', () => {
  function renewal(changes: { seal?: () => Promise<void>; built?: string } = {}) {
    const done: string[] = [];
    const current = { digest: 'a' };
    let ahead: () => readonly string[] = () => [];
    const note = (what: string) => Promise.resolve(void done.push(what));
    const images = {
      keep: (digests: () => readonly string[]) => void (ahead = digests),
      buildAhead: ({ role }: Pick<StoredImage, 'role'>) =>
        note('build').then(() => ({ ...image(changes.built ?? 'b', '2', 'previous'), role })),
      check: ({ digest }: StoredImage) =>
        note('check').then(() => ({ digest, boot: { kernel: '', initramfs: '', root: '', commandLine: '' } })),
      use: ({ digest }: StoredImage) => note(`use ${digest}`).then(() => void (current.digest = digest)),
      stored: () => Promise.resolve([image(current.digest, '1', 'current')]),
      prune: () => note('prune').then(() => ({ removed: [], freedBytes: 0 })),
    };
    const switchOver = new SwitchOver({
      images,
      fastStart: {
        sealAhead: () => note('seal').then(() => changes.seal?.()),
        scheduleReconcile: () => void done.push('look'),
        keepTemplatesOf: (_, kept) => note(`keep ${kept.join(' ')}`),
      },
      ndvm: { ports: { used: 0 }, stop: () => note('stop'), startEarly: () => void done.push('start') },
      onUsed: () => void done.push('told'),
    });
    const its = new BackgroundRebuild({ images, builds: new RunningBuilds(() => undefined), switchOver });
    return { its, done, current, ahead: () => ahead() };
  }

  it('checks and seals the image before it is used, and keeps the previous image', async () => {
    const { its, done } = renewal();
    await its.rebuild(image('a', '1', 'current'), never);
    expect(done).toEqual(['build', 'check', 'seal', 'use b', 'told', 'look', 'prune', 'keep b a']);
  });

  it('restarts a network VM that no session uses', async () => {
    const { its, done } = renewal();
    await its.rebuild({ ...image('a', '1', 'current'), role: 'network' }, never);
    expect(done.slice(5, 8)).toEqual(['look', 'stop', 'start']);
  });

  it('does not use an image that cannot be sealed, is the same, or was overtaken by another', async () => {
    const bad = renewal({ seal: () => Promise.reject(new Error('not painted')) });
    await expect(bad.its.rebuild(image('a', '1', 'current'), never)).rejects.toThrow('not painted');
    expect(bad.done).toEqual(['build', 'check', 'seal']);
    expect(bad.ahead()).toEqual([]);
    const same = renewal({ built: 'a' });
    await same.its.rebuild(image('a', '1', 'current'), never);
    expect(same.done).toEqual(['build']);
    const late = renewal();
    const renewing = late.its.rebuild(image('a', '1', 'current'), never);
    late.current.digest = 'c';
    await renewing;
    expect(late.done).toEqual(['build', 'check', 'seal']);
  });
});
