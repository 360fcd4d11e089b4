import { expect, it } from 'vitest';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import { Ports } from '../../../host-agent/network/ports.ts';
import { Spares } from '../../../host-agent/template/spares.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';
import { browser, fakeTemplates, never } from './fake-templates.ts';
import { sparesOptions } from './spares/spares-options.ts';

it.each([
  ['for the host', () => undefined, 'The VM did not reach step warm-up within 10 s.'],
  [
    'for the guest',
    (guest: FakeGuest) => guest.say({ type: 'failed', step: 'warm-up', message: 'was not painted' }),
    'The guest failed at step warm-up.',
  ],
])(
  'a spare whose throw-away page is late %s is discarded with a reason, and its template stays',
  async (_, answer, reason) => {
    const world = await fakeTemplates();
    await world.templates.seal(browser, () => undefined, never);
    world.hypervisor.runsWith = 'tcg';
    let asked = 0;
    const answerOthers = world.hypervisor.onMessage;
    world.hypervisor.onMessage = (guest, message) => {
      if (message.type !== 'warm-up') {
        answerOthers(guest, message);
        return;
      }
      asked += 1;
      answer(guest);
    };
    const clock = useFakeClock({ runs: true });
    const ports = new Ports(() => 2);
    const spares = new Spares(sparesOptions(world, ports));
    try {
      // A template would be removed at the second fault.
      for (const attempt of [1, 2]) {
        spares.scheduleReconcile(0);
        while (asked < attempt) await settle();
        await clock.advance(10_000);
        while (spares.status().state === 'loading') await settle();
        expect(spares.status().reason).toContain(reason);
        expect(ports.held).toBe(0);
      }
      expect(await world.templates.find(browser, never)).toBeDefined();
      expect(world.keptConsoles).toEqual([]);
    } finally {
      await spares.stop();
      await world.remove();
    }
  },
  30_000,
);
