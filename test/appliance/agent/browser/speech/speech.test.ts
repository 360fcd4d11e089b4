/** Small programs stand in for the bus and the screen reader. */
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { launch, type Running } from '../../../../../appliance/agent/commands/launch.ts';
import type { SpeechPrograms } from '../../../../../appliance/agent/browser/speech/programs.ts';
import { Speech } from '../../../../../appliance/agent/browser/speech/speech.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { tell } from '../role/role-at-work.ts';

const program = fileURLToPath(new URL('../../../../fixtures/bin/stays-until-told', import.meta.url));
const LIMITS = { busWithinMs: 2_000, synthesiserWithinMs: 2_000, pauseMs: 1 };
const never = () => Promise.resolve(false);
const untilAborted = (_: number, signal: AbortSignal) =>
  new Promise<boolean>((resolve) => signal.addEventListener('abort', () => resolve(false)));

function speech(changes: Partial<SpeechPrograms> = {}) {
  const reported: boolean[] = [];
  const logged: string[] = [];
  const buses: Running[] = [];
  const readers: Running[] = [];
  const startIn = (list: Running[]) => () => {
    const running = launch(program, [], { stdio: ['pipe', 'ignore', 'ignore'] });
    onTestFinished(() => running.kill());
    list.push(running);
    return running;
  };
  const programs: SpeechPrograms = {
    prepare: () => Promise.resolve(),
    startBus: startIn(buses),
    startScreenReader: startIn(readers),
    untilBus: () => Promise.resolve(true),
    untilSynthesiser: () => Promise.resolve(true),
    ...changes,
  };
  const made = new Speech(
    programs,
    (isOn) => void reported.push(isOn),
    createLog((line) => void logged.push(line)),
    LIMITS,
  );
  return { made, reported, logged, buses, readers };
}

it('starts the bus, then the screen reader, and says once that there is speech', async () => {
  const { made, reported, buses, readers } = speech();
  await made.start('en');
  await expect.poll(() => reported).toEqual([true]);
  expect([buses.length, readers.length]).toEqual([1, 1]);
  made.tellAgain();
  expect(reported).toEqual([true, true]);
});

it('lets Chromium start without speech when the image has none', async () => {
  const { made, reported, logged, buses } = speech({
    prepare: () => Promise.reject(new Error('The image has no speech.')),
  });
  await made.start(undefined);
  expect([reported, buses.length]).toEqual([[false], 0]);
  expect(logged.join()).toContain('The image has no speech.');
});

it('lets Chromium start without speech when the bus ends, or takes too long', async () => {
  const ended = speech({ untilBus: untilAborted });
  const start = ended.made.start(undefined);
  await expect.poll(() => ended.buses.length).toBe(1);
  tell(ended.buses[0], '1');
  await start;
  expect([ended.reported, ended.readers.length]).toEqual([[false], 0]);
  const slow = speech({ untilBus: never });
  await slow.made.start(undefined);
  expect([slow.reported, slow.readers.length]).toEqual([[false], 0]);
});

it('says that there is no speech while the synthesiser is missing', async () => {
  const { made, reported, logged } = speech({ untilSynthesiser: never });
  await made.start(undefined);
  await expect.poll(() => reported).toEqual([false]);
  expect(logged.join()).toContain('the screen reader has no synthesiser');
});

it('starts a screen reader that crashed again, five times', async () => {
  const { made, reported, readers } = speech();
  await made.start(undefined);
  for (let starts = 1; starts <= 5; starts += 1) {
    await expect.poll(() => readers.length).toBe(starts);
    await expect.poll(() => reported.length).toBe(2 * starts - 1);
    tell(readers.at(-1), '1');
  }
  await expect.poll(() => reported.length).toBe(10);
  await settle();
  expect([reported.filter((isOn) => isOn).length, reported.at(-1), readers.length]).toEqual([5, false, 5]);
});
