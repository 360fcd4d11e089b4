import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CONNECTED, has, IDENTITY, session } from './role-at-work.ts';

describe('a browser session that is to be sealed, and its copy', () => {
  it('comes up to its start page without a network when it is to be sealed; a copy becomes itself first', async () => {
    const { deeds, role, world } = session();
    role.onRequest({ type: 'prepare-seal', level: 'browser' });
    await role.start();
    await has(deeds, 'chromium chrome://newtab/');
    world.rootChange?.({ kind: 'windows', count: 1 });
    expect(deeds).not.toContain('network');
    role.onRequest({ ...IDENTITY, screen: { width: 1600, height: 1000 } });
    await has(deeds, 'reached identity');
    expect(deeds).not.toContain('network');
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'more https://example.org/');
    expect(deeds.slice(deeds.indexOf('reached browser-window') + 1)).toEqual([
      'reseeded',
      'identity sb-3',
      'reached identity',
      'by the link',
      'size 1600x1000',
      '{"type":"screen","width":1600,"height":1000}',
      'clock 1800000000000',
      'network',
      'more https://example.org/',
    ]);
    // What the card preferred when it was sealed is not what the host wants now.
    expect(world.screen?.isTaken('1280x800')).toBe(true);
  });

  it('rehearses when it is itself, and says so when the window of the rehearsal has gone', async () => {
    const { deeds, role, world } = session({
      rehearse: () => {
        world.rootChange?.({ kind: 'windows', count: 2 });
        deeds.push('rehearse');
        return Promise.resolve();
      },
    });
    role.onRequest({ type: 'prepare-seal', level: 'browser' });
    await role.start();
    await has(deeds, 'chromium chrome://newtab/');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'warm-up' });
    await sleep(20);
    expect(deeds).not.toContain('rehearse');
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'warm-up' });
    await has(deeds, 'rehearse');
    await sleep(150);
    expect(deeds).not.toContain('reached warm-up');
    world.rootChange?.({ kind: 'windows', count: 1 });
    await has(deeds, 'reached warm-up');
    expect(deeds.filter((deed) => deed === 'rehearse')).toHaveLength(1);
  });

  it('cannot go on when its rehearsal fails: nobody knows what its screen shows', async () => {
    const { deeds, role } = session({ rehearse: () => Promise.reject(new Error('no page')) });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'warm-up' });
    await has(deeds, 'fail warm-up no page');
  });

  it('stays at the empty screen when that is to be sealed; a copy without an address shows the start page', async () => {
    const { deeds, role, world } = session();
    await role.start();
    role.onRequest({ type: 'prepare-seal', level: 'desktop' });
    await sleep(20);
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
    role.onRequest(IDENTITY);
    role.onRequest(CONNECTED);
    role.onRequest({ type: 'open-start-page' });
    await has(deeds, 'chromium chrome://newtab/');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'open-start-page' });
    await sleep(20);
    expect(deeds).not.toContain('more chrome://newtab/');
  });
});
