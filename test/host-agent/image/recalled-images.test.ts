import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecalledImages } from '../../../host-agent/image/recalled-images.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const MINUTE_MS = 60_000;
const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const recall = (digest: string, endAfterMinutes = 30) => ({ digest, why: 'a hole', endAfterMinutes });

describe('recalled images', () => {
  let folder: string;
  const path = () => join(folder, 'recalled-images.json');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sb-recalls-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function known(): Promise<RecalledImages> {
    const recalled = new RecalledImages(path());
    await recalled.load();
    return recalled;
  }

  it('are known after a restart, with the time that was set when this host learned of them', async () => {
    const first = await known();
    let calls = 0;
    first.onRecalled(() => (calls += 1));
    await first.accept('stable', [recall(A)], NOW);
    await first.accept('stable', [recall(A)], NOW + 10 * MINUTE_MS);
    expect(calls).toBe(1);
    const later = await known();
    expect(later.of(A, NOW + MINUTE_MS)).toEqual({ why: 'a hole', endsAtMs: NOW + 30 * MINUTE_MS });
    expect(() => later.assertNone({ role: 'browser', digest: A })).toThrow(
      expect.objectContaining({ code: 'image-recalled', params: { role: 'browser', why: 'a hole' } }) as Error,
    );
    expect(() => later.assertNone({ role: 'browser', digest: B })).not.toThrow();
  });

  it('end no later because the clock was set back', async () => {
    const recalled = await known();
    await recalled.accept('stable', [recall(A)], NOW);
    expect(recalled.of(A, NOW - 1000 * MINUTE_MS)?.endsAtMs).toBe(NOW - 970 * MINUTE_MS);
  });

  it('stay recalled while this host follows another channel, until their own withdraws it', async () => {
    const recalled = await known();
    await recalled.accept('stable', [recall(A, 60)], NOW);
    await recalled.accept('beta', [recall(A, 5), recall(B)], NOW);
    expect(recalled.of(A, NOW)?.endsAtMs).toBe(NOW + 5 * MINUTE_MS);
    await recalled.accept('beta', [], NOW);
    expect([recalled.of(A, NOW)?.endsAtMs, recalled.of(B, NOW)]).toEqual([NOW + 60 * MINUTE_MS, undefined]);
    await recalled.accept('stable', [], NOW);
    expect((await known()).of(A, NOW)).toBeUndefined();
  });

  it.each([
    ['half written', () => writeFileSync(path(), readFileSync(path(), 'utf8').slice(0, 20))],
    [
      'not readable',
      () => {
        rmSync(path());
        mkdirSync(path());
      },
    ],
  ])('cannot be forgotten when their record is %s, which keeps no host agent from starting', async (_, damage) => {
    await (await known()).accept('stable', [recall(A)], NOW);
    damage();
    const recalled = await known();
    expect(() => recalled.assertNone({ role: 'browser', digest: B })).toThrow(
      expect.objectContaining({ code: 'recalls-damaged' }) as Error,
    );
    await expect(recalled.accept('stable', [], NOW)).rejects.toMatchObject({ code: 'recalls-damaged' });
  });
});
