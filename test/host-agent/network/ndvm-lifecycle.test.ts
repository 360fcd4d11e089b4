import { expect, it } from 'vitest';
import { CrashCounter } from '../../../host-agent/network/ndvm-lifecycle.ts';

it('crashes soon after their starts form a row, which a steady time or a person ends', () => {
  const crashes = new CrashCounter();
  crashes.noteStart(1_000);
  expect(crashes.noteCrash(2_000)).toBe(1);
  crashes.noteStart(3_000);
  expect(crashes.noteCrash(62_999)).toBe(2);
  crashes.noteStart(70_000);
  expect(crashes.noteCrash(130_000)).toBe(1);
  crashes.noteStart(131_000);
  expect(crashes.noteCrash(131_001)).toBe(2);
  crashes.reset();
  expect(crashes.noteCrash(131_002)).toBe(1);
});
