/** A clock that only the test moves, so that no test waits for time to pass. */
import { syncBuiltinESMExports } from 'node:module';
import timersPromises, { setImmediate } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';

const REPLACED = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] as const;

export interface FakeClock {
  /** Lets this time pass at once: fires what is due, and what that starts. */
  readonly advance: (ms: number) => Promise<void>;
  /** Fulfilled when so many timers wait. Unlike `expect.poll` and `vi.waitFor`, it does not move the clock. */
  readonly untilTimersWait: (count: number) => Promise<void>;
}

export interface FakeClockOptions {
  /** The clock also runs by itself: for tests in which real processes and sockets take part. */
  readonly runs?: boolean;
}

/** Replaces the clock until the test ends. */
export function useFakeClock({ runs = false }: FakeClockOptions = {}): FakeClock {
  vi.useFakeTimers({ toFake: [...REPLACED], shouldAdvanceTime: runs });
  const real = timersPromises.setTimeout;
  timersPromises.setTimeout = sleep as typeof real;
  syncBuiltinESMExports();
  onTestFinished(() => {
    timersPromises.setTimeout = real;
    syncBuiltinESMExports();
    vi.useRealTimers();
  });
  return {
    advance: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms);
    },
    untilTimersWait: async (count) => {
      while (vi.getTimerCount() !== count) await setImmediate();
    },
  };
}

/** `setTimeout` of `node:timers/promises`, which vitest does not replace, over the replaced timers. */
function sleep<Value>(
  delayMs?: number,
  value?: Value,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Value> {
  const { signal } = options;
  return new Promise<Value>((resolve, reject) => {
    const refuse = () => {
      clearTimeout(timer);
      reject(new DOMException('The operation was aborted', { name: 'AbortError', cause: signal?.reason }));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', refuse);
      resolve(value as Value);
    }, delayMs);
    if (signal?.aborted === true) refuse();
    else signal?.addEventListener('abort', refuse, { once: true });
  });
}
