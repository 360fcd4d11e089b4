import { describe, expect, it } from 'vitest';
import { browsing, tell } from './role-at-work.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

const ended = (deeds: string[]) => expect.poll(() => deeds.find((deed) => deed.startsWith('end'))).toBeDefined();

describe('the browser role', () => {
  it('ends soon after the last window closed, however long Chromium takes to end', async () => {
    const { deeds, world } = await browsing();
    world.rootChange?.({ kind: 'windows', count: 0 });
    await ended(deeds);
    expect(deeds.at(-1)).toBe('end {"type":"browser-closed","cause":"last-window"}');
  });

  it('does not end when another window replaces the last one', async () => {
    const { deeds, world } = await browsing();
    const clock = useFakeClock();
    world.rootChange?.({ kind: 'windows', count: 0 });
    await clock.advance(50);
    world.rootChange?.({ kind: 'windows', count: 1 });
    await clock.advance(10_000);
    expect(deeds.filter((deed) => deed.startsWith('end'))).toEqual([]);
  });

  it.each([
    ['the last window closes', 'chromium', '0', 'last-window'],
    ['Chromium crashes', 'chromium', 'SEGV', 'browser-crashed'],
    ['Chromium fails', 'chromium', '1', 'browser-crashed'],
    ['the X server crashes', 'x', 'ABRT', 'display-crashed'],
    ['the X server ends', 'x', '0', 'display-crashed'],
  ] as const)('ends when %s, and reports why', async (_, who, word, cause) => {
    const { deeds, world } = await browsing();
    tell(world[who], word);
    await ended(deeds);
    expect(deeds.at(-1)).toBe(`end {"type":"browser-closed","cause":"${cause}"}`);
  });

  it('reports a crash of the X server when Chromium ends a moment before it', async () => {
    const { deeds, world } = await browsing();
    tell(world.chromium, '1');
    tell(world.x, 'KILL');
    await ended(deeds);
    expect(deeds.find((deed) => deed.startsWith('end'))).toContain('display-crashed');
  });

  it('ends without a message when the host asks for it', async () => {
    const { deeds, role } = await browsing();
    role.onRequest({ type: 'power-off' });
    expect(deeds.at(-1)).toBe('end undefined');
  });
});
