/** Clicks that do not get the spare. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ports } from '../../../../host-agent/network/ports.ts';
import { Spares } from '../../../../host-agent/template/spares.ts';
import { browser, click, fakeTemplates, type FakeTemplates, never } from '../fake-templates.ts';
import { sparesOptions } from './spares-options.ts';

let world: FakeTemplates;
let spares: Spares;
beforeEach(async () => {
  world = await fakeTemplates();
  await world.templates.seal(browser, () => undefined, never);
  spares = new Spares(sparesOptions(world, new Ports(() => 2)));
}, 20_000);
afterEach(async () => {
  await spares.stop();
  for (const guest of world.hypervisor.guests.values()) guest.close();
  await world.remove();
});

const ready = () => expect.poll(() => spares.status().state, { timeout: 5_000 }).toBe('ready');

describe('the spare', () => {
  it.each([
    ['is cancelled', true],
    ['cannot compute the key of its template', false],
  ])('stays when a click %s', async (_, isCancelled) => {
    spares.scheduleReconcile(0);
    await ready();
    const { id } = spares.status();
    const cancel = new AbortController();
    const imageDigest = world.options.imageDigest;
    const reason = new Error('cancelled');
    Object.assign(world.options, {
      imageDigest: () => {
        if (isCancelled) cancel.abort(reason);
        return Promise.reject(new Error('EMFILE'));
      },
    });
    const taken = spares.take(click, cancel.signal);
    if (isCancelled) await expect(taken).rejects.toBe(reason);
    else expect(await taken).toBeUndefined();
    expect(spares.status()).toMatchObject({ state: 'ready', id });
    Object.assign(world.options, { imageDigest });
    await using spare = await spares.take(click, never);
    expect(spare?.value.id).toBe(id);
  });
});
