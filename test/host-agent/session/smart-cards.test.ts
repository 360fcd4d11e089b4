import { beforeEach, expect, it } from 'vitest';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';
import { NEVER } from './fake-sessions.ts';
import { GuestSmartCards } from '../../../host-agent/session/guest-answer.ts';

let sent: HostMessage<'browser'>[];
let cards: GuestSmartCards;
beforeEach(() => {
  sent = [];
  cards = new GuestSmartCards((message) => sent.push(message));
});
const answered = (count: number, areUsable = true) => cards.handleAnswer({ type: 'card-readers', count, areUsable });

it('asks the guest for one reader after another', async () => {
  const used = [cards.use(1, NEVER), cards.use(2, NEVER)];
  await settle();
  expect(sent).toEqual([{ type: 'card-readers', count: 1 }]);
  answered(1);
  expect(await used[0]).toBe(true);
  await settle();
  expect(sent.at(-1)).toEqual({ type: 'card-readers', count: 2 });
  answered(2, false);
  expect(await used[1]).toBe(false);
});

it('gives up after three minutes, or when the caller does', async () => {
  const clock = useFakeClock();
  const silent = cards.use(1, NEVER);
  await settle();
  await clock.advance(180_000);
  expect(await silent).toBe(false);
  const controller = new AbortController();
  const cancelled = expect(cards.use(1, controller.signal)).rejects.toThrow('cancelled');
  await settle();
  controller.abort(new Error('cancelled'));
  await cancelled;
});
