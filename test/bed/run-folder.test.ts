import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeRunFolder, ownerOf } from './run-folder.ts';

describe('the folder of a test bed', () => {
  it('has the pid of its run in its name, and other folders are not mistaken for it', () => {
    expect(ownerOf('sbl-4711-aB3xYz')).toBe(4711);
    for (const name of ['sbl-4711', 'sbl-x-aB3xYz', 'other-4711-aB3xYz', 'sbl-4711-aB3xYz.bak'])
      expect(ownerOf(name)).toBeUndefined();
  });

  it('is removed by the next run when its own run is gone, but not while that runs', () => {
    // Larger than any pid that Linux gives.
    const left = '/tmp/sbl-99999999-abcdef';
    mkdirSync(left, { recursive: true });
    const [first, second] = [makeRunFolder(), makeRunFolder()];
    try {
      expect([left, first, second].map((path) => existsSync(path))).toEqual([false, true, true]);
    } finally {
      for (const folder of [first, second]) rmSync(folder, { recursive: true });
    }
  });

  it('of another account stays', () => {
    const left = '/tmp/sbl-99999998-abcdef';
    mkdirSync(left, { recursive: true });
    const made = makeRunFolder((process.getuid?.() ?? 0) + 1);
    try {
      expect(existsSync(left)).toBe(true);
    } finally {
      for (const folder of [left, made]) rmSync(folder, { recursive: true });
    }
  });
});
