import pino from 'pino';
import { expect, it } from 'vitest';
import type { KeptSpare } from '../../../host-agent/template/spare.ts';
import { SpareSlot } from '../../../host-agent/template/spare-slot.ts';

const spare = { names: { folder: '/nowhere/at/all' }, port: 3 } as unknown as KeptSpare;
const slotOf = (released: number[], changes: string[]) =>
  new SpareSlot({
    releasePort: (port) => void released.push(port),
    onChange: () => void changes.push('changed'),
    log: pino({ level: 'silent' }),
  });

it('a slot hands its spare out once, and tells when there is one and when it is gone', () => {
  const changes: string[] = [];
  const slot = slotOf([], changes);
  slot.beginLoading();
  expect([slot.is, slot.spare, changes]).toEqual(['loading', undefined, []]);
  slot.fill(spare);
  expect([slot.is, slot.spare, changes]).toEqual(['ready', spare, ['changed']]);
  expect([slot.take(), slot.take(), slot.is]).toEqual([spare, undefined, 'none']);
  expect(changes).toEqual(['changed', 'changed']);
  expect(() => slot.fill(spare)).toThrow('A spare cannot go from none to ready');
});

it('a slot disposes of its spare unless that was handed out meanwhile', async () => {
  const released: number[] = [];
  const lost = { ...spare, vm: { stop: () => Promise.resolve() } } as unknown as KeptSpare;
  const slot = slotOf(released, []);
  slot.beginLoading();
  slot.fill(lost);
  expect(await slot.lose(spare)).toBe(false);
  expect(await slot.lose()).toBe(true);
  expect([released, slot.is]).toEqual([[3], 'none']);
  expect(await slot.lose()).toBe(false);
});

it('a slot that is stopped stays so', () => {
  const slot = slotOf([], []);
  slot.beginLoading();
  slot.giveUpLoading();
  slot.giveUpLoading();
  slot.stop();
  slot.stop();
  expect(() => slot.beginLoading()).toThrow('A spare cannot go from stopped to loading');
});
