/** More than one spare. */
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ports } from '../../../../host-agent/network/ports.ts';
import { Spares } from '../../../../host-agent/template/spares.ts';
import { browser, click, fakeTemplates, type FakeTemplates, never } from '../fake-templates.ts';
import { sparesOptions } from './spares-options.ts';

let world: FakeTemplates;
let ports: Ports;
let spares: Spares;
/** The processes of the only spare that there is memory for; absent: there is enough for all. */
let enoughFor: readonly number[] | undefined;

beforeEach(async () => {
  world = await fakeTemplates();
  await world.templates.seal(browser, () => undefined, never);
  [ports, enoughFor] = [new Ports(() => 4), undefined];
  spares = new Spares({
    ...sparesOptions(world, ports),
    most: () => 3,
    whyNone: (_, standing) =>
      Promise.resolve(enoughFor && !isDeepStrictEqual(standing, enoughFor) ? 'memory is short' : undefined),
  });
}, 20_000);
afterEach(async () => {
  await spares.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

const ready = () => expect.poll(() => spares.status().state, { timeout: 5_000 }).toBe('ready');
async function clickOften(times: number): Promise<void> {
  for (let clicks = 0; clicks < times; clicks += 1) await spares.take(click, never).then((spare) => spare?.dispose());
}

describe('several spares', () => {
  it('are as many as were asked for while one is loaded, up to the limit', async () => {
    spares.scheduleReconcile(0);
    await ready();
    expect(spares.status()).toMatchObject({ ready: 1, wanted: 1 });
    for (const clicks of [1, 2, 3, 4]) {
      await spares.take(click, never).then((spare) => spare?.dispose());
      expect(spares.status().wanted).toBe(Math.min(clicks, 3));
    }
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status().ready, { timeout: 10_000 }).toBe(3);
    expect(ports.held).toBe(3);
    const { id, processes } = spares.status();
    expect(processes).toHaveLength(3);
    const taken = await Promise.all([1, 2, 3, 4].map(() => spares.take(click, never)));
    expect(new Set(taken.flatMap((spare) => spare?.value.id ?? [])).size).toBe(3);
    expect(taken[0]?.value.id).toBe(id);
    for (const spare of taken) await spare?.dispose();
  });

  it('are not more for clicks that leave by another exit', async () => {
    spares.scheduleReconcile(0);
    await ready();
    for (let clicks = 0; clicks < 3; clicks += 1)
      expect(await spares.take({ ...click, exit: 'another' }, never)).toBeUndefined();
    expect(spares.status()).toMatchObject({ ready: 1, wanted: 1 });
  });

  it('go one after another, the last one first, when ports or memory are needed', async () => {
    spares.scheduleReconcile(0);
    await ready();
    await clickOften(3);
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status().ready, { timeout: 10_000 }).toBe(3);
    const { id } = spares.status();
    await spares.discard(1);
    expect(spares.status()).toMatchObject({ id, ready: 2 });
    // The memory is enough for one of them.
    enoughFor = spares
      .status()
      .processes.slice(0, 1)
      .map(({ pid }) => pid);
    spares.scheduleReconcile(0);
    await expect.poll(() => spares.status()).toMatchObject({ id, ready: 1 });
    await spares.discard();
    expect(spares.status().ready).toBe(0);
  });
});
