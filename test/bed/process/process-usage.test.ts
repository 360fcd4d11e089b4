import { expect, it } from 'vitest';
import { wakeUpsIn } from './process-usage.ts';

it('a thread was woken as often as it gave up its processor, and not when others took it', () => {
  const status = 'Name:\tnode\nThreads:\t11\nvoluntary_ctxt_switches:\t150\nnonvoluntary_ctxt_switches:\t7\n';
  expect(wakeUpsIn(status)).toBe(150);
  expect(wakeUpsIn('')).toBe(0);
});
