import { expect, it, vi } from 'vitest';
import { Ports } from '../../../../host-agent/network/ports.ts';
import { Spares } from '../../../../host-agent/template/spares.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { browser, fakeTemplates, never } from '../fake-templates.ts';
import { sparesOptions } from './spares-options.ts';

/** Whether every VM works all the time, or none at all. */
const host = { isBusy: false };
vi.mock(import('../../../../host-agent/process/process.ts'), async (original) => ({
  ...(await original()),
  busyMs: () => Promise.resolve(host.isBusy ? performance.now() : 0),
}));

it('a spare that looks busy all the time is ready after it has rested for ten seconds, and tells what took its time', async () => {
  const world = await fakeTemplates();
  await world.templates.seal(browser, () => undefined, never);
  host.isBusy = true;
  const clock = useFakeClock({ runs: true });
  const reported: unknown[] = [];
  const spares = new Spares({
    ...sparesOptions(world, new Ports(() => 2)),
    log: Object.assign(Object.create(world.log) as typeof world.log, {
      info: (fields: unknown) => reported.push(fields),
    }),
  });
  const isResting = () =>
    [...world.hypervisor.guests.values()].some(({ heard }) => heard.some(({ type }) => type === 'identity'));
  try {
    spares.scheduleReconcile(0);
    while (!isResting()) await settle();
    await clock.advance(9_000);
    await settle();
    expect(spares.status().state).toBe('loading');
    await clock.advance(1_500);
    while (spares.status().state === 'loading') await settle();
    expect(spares.status().state).toBe('ready');
    expect(reported).toEqual([
      {
        id: spares.status().id,
        stepsMs: {
          start: expect.any(Number) as number,
          identity: expect.any(Number) as number,
          'warm-up': expect.any(Number) as number,
          rest: expect.any(Number) as number,
        },
      },
    ]);
  } finally {
    await spares.stop();
    for (const guest of world.hypervisor.guests.values()) guest.close();
    await world.remove();
  }
}, 60_000);
