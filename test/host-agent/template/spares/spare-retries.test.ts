/** When the next attempt to load a spare begins. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Spares, type SparesOptions } from '../../../../host-agent/template/spares.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock, type FakeClock } from '../../../bed/fake-clock.ts';
import { browser, fakeTemplates, type FakeTemplates } from '../fake-templates.ts';

let world: FakeTemplates;
let spares: Spares;
let clock: FakeClock;
let asked: number;
let quiet: boolean;
let why: () => Promise<string | undefined>;
beforeEach(async () => {
  world = await fakeTemplates();
  [asked, quiet] = [0, true];
  why = () => Promise.resolve('memory is short');
  const options: SparesOptions = {
    templates: world.templates,
    spec: () => browser,
    most: () => 1,
    opensDocuments: false,
    place: () => Promise.resolve({ exit: undefined, reserve: () => Promise.resolve(undefined) }),
    namesOf: world.namesOf,
    whyNone: () => {
      asked += 1;
      return why();
    },
    isQuiet: () => Promise.resolve(quiet),
    isProtected: () => true,
    stepWithinMs: () => 10_000,
    restMs: 20,
    keepConsole: () => Promise.resolve(undefined),
    onChange: () => undefined,
    log: world.log,
  };
  spares = new Spares(options);
  clock = useFakeClock();
});
afterEach(async () => {
  await spares.stop();
  await world.remove();
});

const advance = async (ms: number) => {
  await clock.advance(ms);
  await settle();
};
/** Lets the next attempt begin exactly now. */
async function nextAfter(ms: number): Promise<void> {
  const before = asked;
  await advance(ms - 1);
  expect(asked).toBe(before);
  await advance(1);
  expect(asked).toBe(before + 1);
}

describe('the next attempt to load a spare', () => {
  it('begins a second after a start has ended', async () => {
    await spares.hold().dispose();
    await nextAfter(1_000);
  });

  it('begins every half minute while there must be none', async () => {
    spares.scheduleReconcile(0);
    await advance(0);
    for (const ms of [30_000, 30_000, 30_000]) await nextAfter(ms);
    expect(spares.status().reason).toBe('memory is short');
  });

  it('begins twice as late after each failure, up to a quarter of an hour, and as before once one worked', async () => {
    why = () => Promise.reject(new Error('broken'));
    spares.scheduleReconcile(0);
    await advance(0);
    expect(spares.status().reason).toBe('broken');
    for (const minutes of [1, 2, 4, 8, 16, 16]) await nextAfter(minutes * 60_000);
  });

  it('is put off while the host is busy, until the fourteenth look', async () => {
    why = () => Promise.resolve(undefined);
    quiet = false;
    spares.scheduleReconcile(0);
    await advance(0);
    for (let checks = 2; checks <= 13; checks += 1) {
      await nextAfter(1_000);
      expect(spares.status().reason).toContain('the computer is busy');
    }
    await nextAfter(1_000);
    expect(spares.status().reason ?? '').not.toContain('the computer is busy');
  });

  it('does not begin while a start goes on, nor after the end of the host agent', async () => {
    const [first, second] = [spares.hold(), spares.hold()];
    spares.scheduleReconcile(0);
    await advance(60_000);
    await first.dispose();
    await advance(60_000);
    expect(asked).toBe(0);
    await second.dispose();
    await nextAfter(1_000);
    await spares.stop();
    spares.scheduleReconcile(0);
    await advance(3_600_000);
    expect([asked, spares.status()]).toEqual([1, expect.objectContaining({ state: 'none' })]);
  });

  it('replaces one that is already planned', async () => {
    spares.scheduleReconcile(10_000);
    spares.scheduleReconcile(20_000);
    await nextAfter(20_000);
  });
});
