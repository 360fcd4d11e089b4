import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { playMicrophone } from '../../../../../appliance/agent/browser/microphone.ts';
import type { Ending } from '../../../../../appliance/agent/commands/launch.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

const QUARTER_SECOND_BYTES = 24_000;

/** The stdin of aplay, which takes samples only while `isTaking`. */
class Card extends EventEmitter {
  readonly writes: number[] = [];
  isTaking = true;
  writableLength = 0;

  write(samples: Buffer): void {
    this.writes.push(samples.length);
    if (!this.isTaking) this.writableLength += samples.length;
  }
}

/** A microphone that plays what `read` gives. */
function playing(read: () => Promise<Buffer>) {
  const clock = useFakeClock();
  const off = new AbortController();
  const card = new Card();
  const deeds: string[] = [];
  let end: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => (end = resolve));
  const over = playMicrophone(off.signal, {
    openPort: () =>
      Promise.resolve({
        read: (async () => {
          const buffer = await read();
          return { bytesRead: buffer.length, buffer };
        }) as never,
        close: () => Promise.resolve(void deeds.push('port closed')),
      }),
    startLoop: () => ({
      child: { stdin: card } as never,
      ended,
      kill: () => {
        deeds.push('aplay killed');
        end({ exitStatus: undefined, signal: 'SIGKILL' });
      },
    }),
  });
  over.catch(() => undefined);
  return { card, deeds, off, over, lookAgain: () => clock.advance(10) };
}

it('samples wait for a card that stops taking them no longer than a quarter of a second', async () => {
  const pieces: Buffer[] = [];
  const { card, off, over, lookAgain } = playing(() => Promise.resolve(pieces.shift() ?? Buffer.alloc(0)));
  card.isTaking = false;
  for (const bytes of [QUARTER_SECOND_BYTES - 2, 2, 2]) {
    pieces.push(Buffer.alloc(bytes));
    await lookAgain();
  }
  expect(card.writes).toEqual([QUARTER_SECOND_BYTES - 2, 2]);
  off.abort();
  await lookAgain();
  await over;
});

it('half a sample waits for its other half', async () => {
  const pieces = [Buffer.alloc(3), Buffer.alloc(0), Buffer.alloc(1)];
  const { card, off, over, lookAgain } = playing(() => Promise.resolve(pieces.shift() ?? Buffer.alloc(0)));
  await lookAgain();
  await lookAgain();
  expect(card.writes).toEqual([2, 2]);
  off.abort();
  await lookAgain();
  await over;
});

it('nothing is played where nothing came', async () => {
  const { card, off, over, lookAgain } = playing(() => Promise.resolve(Buffer.alloc(0)));
  await lookAgain();
  off.abort();
  await lookAgain();
  await over;
  expect(card.writes).toEqual([]);
});

it('a host that sends without a pause does not keep the microphone from playing or ending', async () => {
  let reads = 0;
  const { card, off, over, lookAgain } = playing(() => {
    reads += 1;
    return Promise.resolve(Buffer.alloc(16 * 1024));
  });
  await settle();
  expect([reads, card.writes]).toEqual([6, [QUARTER_SECOND_BYTES]]);
  off.abort();
  await lookAgain();
  await over;
});

it('a port that fails ends the microphone in order, with the reason', async () => {
  for (const failure of [new Error('gone'), Object.assign(new Error('broken'), { code: 'EIO' })]) {
    const { card, deeds, over } = playing(() => Promise.reject(failure));
    await expect(over).rejects.toBe(failure);
    expect(deeds).toEqual(['aplay killed', 'port closed']);
    // The program may end while samples are on their way to it.
    expect(() => card.emit('error', new Error('EPIPE'))).not.toThrow();
  }
});
