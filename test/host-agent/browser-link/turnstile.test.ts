import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mayPass } from '../../../host-agent/browser-link/turnstile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-turnstile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const START = 1_800_000_000_000;
const passesAt = (seconds: number) => mayPass(join(folder, 'marks'), () => START + seconds * 1000);

describe('the requests of browsers', () => {
  it('pass five times within any minute', () => {
    expect([0, 10, 20, 30, 40].map(passesAt)).toEqual([true, true, true, true, true]);
    expect([40, 59.9].map(passesAt)).toEqual([false, false]);
    expect([60, 61].map(passesAt)).toEqual([true, false]);
    expect([70, 70].map(passesAt)).toEqual([true, false]);
  });

  it('pass again when the clock was set back, and leave no more than the last marks', () => {
    for (let each = 0; each < 9; each += 1) passesAt(0);
    expect(readdirSync(join(folder, 'marks'))).toHaveLength(5);
    expect(passesAt(-86_400)).toBe(true);
    expect(readdirSync(join(folder, 'marks'))).toHaveLength(1);
  });

  it('pass at most five times, also when another one comes between mark and count', () => {
    for (let each = 0; each < 4; each += 1) passesAt(0);
    const others: boolean[] = [];
    let calls = 0;
    const own = mayPass(join(folder, 'marks'), () => {
      // The second look at the clock comes after the own mark was made.
      if (++calls === 2) others.push(passesAt(0));
      return START;
    });
    expect([own, ...others].filter(Boolean).length).toBeLessThanOrEqual(1);
  });
});
