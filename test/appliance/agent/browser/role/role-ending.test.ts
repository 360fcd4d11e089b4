import { describe, expect, it } from 'vitest';
import { browsing, has, tell } from './role-at-work.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

const ended = (deeds: string[]) =>
  expect.poll(() => deeds.find((deed) => deed.includes('browser-closed'))).toBeDefined();
const closed = (cause: string) => `{"type":"browser-closed","cause":"${cause}"}`;

describe('the browser role', () => {
  it('announces soon after the last window closed that it did, however long Chromium takes to end, with its downloads before', async () => {
    const { deeds, world } = await browsing();
    world.rootChange?.({ kind: 'windows', count: 0 });
    await ended(deeds);
    expect(deeds.slice(-2)).toEqual([expect.stringContaining('{"type":"downloads"'), closed('last-window')]);
    expect(deeds.filter((deed) => deed.startsWith('end'))).toEqual([]);
  });

  it('does not end when another window replaces the last one', async () => {
    const { deeds, world } = await browsing();
    const clock = useFakeClock();
    world.rootChange?.({ kind: 'windows', count: 0 });
    await clock.advance(50);
    world.rootChange?.({ kind: 'windows', count: 1 });
    await clock.advance(10_000);
    expect(deeds.filter((deed) => deed.includes('browser-closed'))).toEqual([]);
  });

  it.each([
    ['the last window closes', 'chromium', '0', 'last-window'],
    ['Chromium crashes', 'chromium', 'SEGV', 'browser-crashed'],
    ['Chromium fails', 'chromium', '1', 'browser-crashed'],
    ['the X server crashes', 'x', 'ABRT', 'display-crashed'],
    ['the X server ends', 'x', '0', 'display-crashed'],
  ] as const)(
    'reports that its browser ended when %s, and ends itself only without an X server',
    async (_, who, word, cause) => {
      const { deeds, world } = await browsing();
      tell(world[who], word);
      await ended(deeds);
      expect(deeds.at(-1)).toBe(`${cause === 'display-crashed' ? 'end ' : ''}${closed(cause)}`);
    },
  );

  it('reports a crash of the X server when Chromium ends a moment before it', async () => {
    const { deeds, world } = await browsing();
    tell(world.chromium, '1');
    tell(world.x, 'KILL');
    await ended(deeds);
    expect(deeds.find((deed) => deed.includes('browser-closed'))).toContain('display-crashed');
  });

  it.each(['0', 'SEGV'])(
    'starts Chromium again with its last pages, and those that came meanwhile, when the host wants it back after %s',
    async (word) => {
      const { deeds, role, world } = await browsing();
      role.onRequest({ type: 'reopen-browser' });
      tell(world.chromium, word);
      await ended(deeds);
      world.rootChange?.({ kind: 'windows', count: 0 });
      role.onRequest({ type: 'browse', url: 'https://example.org/late' });
      expect(deeds).not.toContain('chromium as it was');
      role.onRequest({ type: 'reopen-browser' });
      await has(deeds, 'chromium as it was');
      expect(deeds).not.toContain('{"type":"browser-reopened"}');
      world.rootChange?.({ kind: 'windows', count: 1 });
      await has(deeds, '{"type":"browser-reopened"}');
      expect(deeds).toContain('more https://example.org/late');
      expect(deeds.indexOf('pages kept')).toBeLessThan(deeds.indexOf('chromium as it was'));
      expect(deeds.filter((deed) => deed.startsWith('end'))).toEqual([]);
    },
  );

  it('announces its end again when Chromium crashes before it is back', async () => {
    const { deeds, role, world } = await browsing();
    tell(world.chromium, '0');
    await ended(deeds);
    world.rootChange?.({ kind: 'windows', count: 0 });
    role.onRequest({ type: 'reopen-browser' });
    await has(deeds, 'chromium as it was');
    tell(world.chromium, 'SEGV');
    await has(deeds, closed('browser-crashed'));
    role.onRequest({ type: 'reopen-browser' });
    await expect.poll(() => deeds.filter((deed) => deed === 'chromium as it was')).toHaveLength(2);
    expect(deeds).not.toContain('{"type":"browser-reopened"}');
  });

  it('ends without a message when the host asks for it', async () => {
    const { deeds, role } = await browsing();
    role.onRequest({ type: 'power-off' });
    expect(deeds.at(-1)).toBe('end undefined');
  });
});
