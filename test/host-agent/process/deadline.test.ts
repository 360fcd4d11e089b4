import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { abortable } from '../../../host-agent/process/abortable.ts';
import { deadline, renewableDeadline, withDeadline } from '../../../host-agent/process/deadline.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('a deadline', () => {
  it('fires although nothing else references it when garbage is collected', async () => {
    const signal = deadline(100, new AbortController().signal);
    await expect.poll(() => (collectGarbage(), signal.aborted)).toBe(true);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('removes its listeners from a signal that lives longer', async () => {
    const { signal: lasting } = new AbortController();
    const late = deadline(20, lasting);
    expect(getEventListeners(lasting, 'abort')).toHaveLength(1);
    await expect.poll(() => late.aborted).toBe(true);
    expect(getEventListeners(lasting, 'abort')).toEqual([]);
  });

  it('never fires once it is disposed, and keeps no listener', async () => {
    const { signal: lasting } = new AbortController();
    const clock = useFakeClock();
    const { signal, dispose } = renewableDeadline(20, lasting);
    dispose();
    expect(getEventListeners(lasting, 'abort')).toEqual([]);
    await clock.advance(1_000);
    expect(signal.aborted).toBe(false);
  });

  it('keeps no listener after its work, which it ends when it takes too long', async () => {
    const { signal: lasting } = new AbortController();
    const clock = useFakeClock();
    const listeners = () => getEventListeners(lasting, 'abort').length;
    expect(await withDeadline(1_000, [lasting], () => Promise.resolve(listeners()))).toBe(1);
    await expect(withDeadline(1_000, [lasting], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(listeners()).toBe(0);
    const late = expect(
      withDeadline(1_000, [lasting], (within) => abortable(new Promise(() => undefined), within)),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    await clock.advance(1_000);
    await late;
    expect([listeners(), vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('is aborted from the start when another signal is', () => {
    expect(deadline(60_000, AbortSignal.abort('cancelled')).reason).toBe('cancelled');
  });

  it('fires one timeout after the last renewal, and cannot be renewed afterwards', async () => {
    const clock = useFakeClock();
    const { signal, renew } = renewableDeadline(1_000);
    for (let times = 0; times < 6; times += 1) {
      await clock.advance(900);
      renew();
    }
    await clock.advance(999);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.aborted).toBe(true);
    const { reason } = signal as { reason: unknown };
    renew();
    expect(signal.reason).toBe(reason);
  });
});
