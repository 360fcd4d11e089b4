import { beforeEach, expect, it } from 'vitest';
import type { CardPrograms } from '../../../../../appliance/agent/browser/smart-cards/programs.ts';
import { SmartCards } from '../../../../../appliance/agent/browser/smart-cards/smart-cards.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';
import { play, type Played } from '../../played-programs.ts';

let deeds: string[];
let services: Played[];
let readers: () => number;
let cards: SmartCards;
beforeEach(() => {
  [deeds, services] = [[], []];
  readers = () => 1;
  const programs: CardPrograms = {
    startService: async () => {
      const service = play('pcscd', []);
      services.push(service);
      return service;
    },
    countReaders: async () => readers(),
    addToChromium: () => Promise.resolve(void deeds.push('added')),
  };
  cards = new SmartCards(
    programs,
    async (prepare) => {
      deeds.push('Chromium ends');
      await prepare();
      deeds.push('Chromium starts');
    },
    createLog(() => undefined),
  );
});

it('adds cards to a Chromium that starts again, once the service has found the reader', async () => {
  const clock = useFakeClock();
  let found = 0;
  readers = () => found;
  const using = cards.use(1);
  await clock.advance(5_000);
  expect([deeds, services.length]).toEqual([[], 1]);
  found = 1;
  await clock.advance(200);
  expect(await using).toBe(true);
  expect(deeds).toEqual(['Chromium ends', 'added', 'Chromium starts']);
});

it('starts Chromium again for each reader, and the service once', async () => {
  expect(await cards.use(1)).toBe(true);
  readers = () => 2;
  expect(await cards.use(2)).toBe(true);
  expect([services.length, deeds.filter((deed) => deed === 'Chromium starts').length]).toEqual([1, 2]);
});

it('starts the service again after it has ended', async () => {
  await cards.use(1);
  services[0]?.ends();
  await settle();
  await cards.use(1);
  expect(services).toHaveLength(2);
});

it('leaves Chromium as it is if no reader is found, or the image has no such programs', async () => {
  const clock = useFakeClock();
  readers = () => 1;
  const second = cards.use(2);
  await clock.advance(31_000);
  expect(await second).toBe(false);
  readers = () => {
    throw new Error('opensc-tool is not in the image.');
  };
  expect(await cards.use(1)).toBe(false);
  expect(deeds).toEqual([]);
});
