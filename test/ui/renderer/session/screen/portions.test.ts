import { describe, expect, it } from 'vitest';
import { Portions } from '../../../../../ui/renderer/session/screen/portions.ts';

/** As if each byte took so long. */
function spin(ms: number): void {
  for (const startedMs = performance.now(); performance.now() - startedMs < ms;);
}

function portionsOf(costMs: (bytes: number) => number) {
  const taken: number[] = [];
  const seen: number[] = [];
  const turns: (() => void)[] = [];
  const portions = new Portions(
    (portion) => {
      seen.push(...new Uint8Array(portion));
      spin(costMs(portion.byteLength));
    },
    (bytes) => taken.push(bytes),
    (work) => turns.push(work),
  );
  return { portions, taken, seen, turns };
}

const bytes = (count: number) => Uint8Array.from({ length: count }, (_, index) => index % 251).buffer;

describe('a message', () => {
  it('is processed at once and as a whole if it is little work', () => {
    const { portions, taken, seen, turns } = portionsOf(() => 0);
    portions.add(bytes(5_000));
    expect([taken, turns.length, seen.length]).toEqual([[5_000], 0, 5_000]);
  });

  it('is processed in turns, in order and to the last byte, if it is much work', () => {
    const { portions, taken, seen, turns } = portionsOf((count) => count / 4000);
    portions.add(bytes(200_000));
    portions.add(bytes(100_000));
    portions.end(() => seen.push(-1));
    let count = 0;
    for (let turn = turns.shift(); turn; turn = turns.shift()) {
      count += 1;
      turn();
    }
    expect(count).toBeGreaterThan(1);
    expect(taken).toEqual([200_000, 100_000]);
    expect(seen).toEqual([...new Uint8Array(bytes(200_000)), ...new Uint8Array(bytes(100_000)), -1]);
  });

  it('waits in the middle while something it began goes on', () => {
    const log: string[] = [];
    const portions: Portions = new Portions(
      (portion) => {
        log.push(`takes ${portion.byteLength}`);
        portions.pause();
      },
      (count) => log.push(`took ${count}`),
    );
    portions.add(bytes(70_000));
    portions.add(bytes(5));
    portions.end(() => log.push('ended'));
    expect(log).toEqual(['takes 65536']);
    portions.resume(() => {
      log.push('goes on');
      portions.pause();
    });
    expect(log.splice(0)).toEqual(['takes 65536', 'goes on']);
    for (let times = 0; times < 3; times += 1) portions.resume(() => log.push('goes on'));
    expect(log).toEqual(['goes on', 'takes 4464', 'goes on', 'took 70000', 'takes 5', 'goes on', 'took 5', 'ended']);
  });

  it('is dropped after a stop', () => {
    const { portions, taken, turns } = portionsOf((count) => count / 4000);
    portions.add(bytes(400_000));
    portions.add(bytes(10));
    portions.end(() => taken.push(-1));
    portions.stop();
    while (turns.length > 0) turns.shift()?.();
    expect(taken).toEqual([]);
  });
});
