import { expect, it } from 'vitest';
import { Owned } from '../../../../host-agent/process/owned.ts';
import type { KeptSpare, OwnedSpare } from '../../../../host-agent/template/spare.ts';
import { SpareSlot } from '../../../../host-agent/template/spare-slot.ts';

const spareOf = (released: string[] = []): OwnedSpare =>
  new Owned('spare', {} as KeptSpare, () => void released.push('spare'));
const slotOf = (changes: string[]) => new SpareSlot({ onChange: () => void changes.push('changed') });

it('a slot hands its spare out once, and tells when there is one and when it is gone', async () => {
  const changes: string[] = [];
  await using spare = spareOf();
  const slot = slotOf(changes);
  slot.beginLoading();
  expect([slot.is, slot.spare, changes]).toEqual(['loading', undefined, []]);
  slot.fill(spare);
  expect([slot.is, slot.spare, changes]).toEqual(['ready', spare, ['changed']]);
  expect([slot.take(), slot.take(), slot.is]).toEqual([spare, undefined, 'none']);
  expect(changes).toEqual(['changed', 'changed']);
  expect(() => slot.fill(spare)).toThrow('A spare cannot go from none to ready');
});

it('a slot disposes of its spare unless that was handed out meanwhile', async () => {
  const released: string[] = [];
  await using other = spareOf();
  const slot = slotOf([]);
  slot.beginLoading();
  slot.fill(spareOf(released));
  expect(await slot.lose(other)).toBe(false);
  expect(await slot.lose()).toBe(true);
  expect([released, slot.is]).toEqual([['spare'], 'none']);
  expect(await slot.lose()).toBe(false);
});

it('a slot that is stopped stays so', () => {
  const slot = slotOf([]);
  slot.beginLoading();
  slot.giveUpLoading();
  slot.giveUpLoading();
  slot.stop();
  slot.stop();
  expect(() => slot.beginLoading()).toThrow('A spare cannot go from stopped to loading');
});
