import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SharedUpdates } from '../../../../host-agent/image/updates/shared-updates.ts';
import type { StoredImage } from '../../../../host-agent/image/store.ts';

const FIRST_MS = 10 * 60_000;

let folder: string;
let updates: SharedUpdates;
let world: { missing: string[]; newer: string[]; done: string[]; settings: { check: boolean; build: boolean } };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-shared-'));
  world = { missing: [], newer: [], done: [], settings: { check: true, build: true } };
  updates = new SharedUpdates({
    images: {
      takeShared: (role) => Promise.resolve(world.missing.includes(role) ? ({ role } as StoredImage) : undefined),
      sharedCandidate: (role) =>
        Promise.resolve(world.newer.includes(role) ? { image: { role } as StoredImage, replaces: 'own' } : undefined),
    },
    switchOver: {
      switchTo: ([candidate]) => {
        world.done.push(`tried and used ${candidate?.image.role ?? ''}`);
        return Promise.resolve(true);
      },
    },
    status: join(folder, 'status.json'),
    config: () => ({ ...world.settings, everyHours: 24, hours: '' }),
    onTaken: () => world.done.push('taken'),
    log: pino({ enabled: false }),
  });
});
afterEach(async () => {
  await updates.stop();
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

it('images for all accounts are taken at once where there is none, also when they come later', async () => {
  await updates.start();
  expect(world.done).toEqual([]);
  world.missing = ['network', 'browser'];
  writeFileSync(join(folder, 'status.json'), '{}');
  await expect.poll(() => world.done).toContain('taken');
});

it('a newer one is tried before it is used, not while a person waits for a new host agent, and not where updates are off', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  world.newer = ['browser'];
  await updates.start();
  expect(world.done).toEqual([]);
  await vi.advanceTimersByTimeAsync(FIRST_MS);
  await updates.look();
  expect(new Set(world.done)).toEqual(new Set(['tried and used browser']));
  world.done = [];
  world.settings = { check: true, build: false };
  await updates.look();
  expect(world.done).toEqual([]);
});
