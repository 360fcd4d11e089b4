import { describe, expect, it } from 'vitest';
import { LINK_UP, IDENTITY } from '../../../../contract/guest-agent.ts';
import { has, session } from './role-at-work.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

describe('the browser role in a VM that is sealed and cloned', () => {
  it('starts up to its start page without a network; a clone takes its identity before its network and its page', async () => {
    const { deeds, role, world } = session();
    role.onRequest({ type: 'prepare-seal', level: 'browser' });
    await role.start();
    await has(deeds, 'chromium chrome://newtab/');
    world.rootChange?.({ kind: 'windows', count: 1 });
    expect(deeds).not.toContain('network');
    role.onRequest({ ...IDENTITY, screen: { width: 1600, height: 1000 } });
    await has(deeds, 'reached identity');
    expect(deeds).not.toContain('network');
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(deeds, 'more https://example.org/');
    expect(deeds.slice(deeds.indexOf('reached browser-window') + 1)).toEqual([
      'reseeded',
      'identity sb-3',
      'reached identity',
      'DHCP client',
      'size 1600x1000',
      '{"type":"screen","width":1600,"height":1000}',
      'clock 1800000000000',
      'network',
      'more https://example.org/',
    ]);
    // The card's preferred mode at the time of sealing does not override the host's.
    expect(world.screen?.isTaken('1280x800')).toBe(true);
  });

  it('warms up once it has its identity, and reports that when the window is gone', async () => {
    const { deeds, role, world } = session({
      chromium: {
        warmUp: () => {
          world.rootChange?.({ kind: 'windows', count: 2 });
          deeds.push('warm up');
          return Promise.resolve();
        },
      },
    });
    const clock = useFakeClock();
    role.onRequest({ type: 'prepare-seal', level: 'browser' });
    await role.start();
    await has(deeds, 'chromium chrome://newtab/');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'warm-up', hasDocuments: false });
    await settle();
    expect(deeds).not.toContain('warm up');
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'warm-up', hasDocuments: false });
    await has(deeds, 'warm up');
    await clock.advance(10_000);
    expect(deeds).not.toContain('reached warm-up');
    world.rootChange?.({ kind: 'windows', count: 1 });
    await clock.advance(100);
    await has(deeds, 'reached warm-up');
    expect(deeds.filter((deed) => deed === 'warm up')).toHaveLength(1);
  });

  it('fails when the warm-up fails, since its screen may show anything', async () => {
    const { deeds, role } = session({ chromium: { warmUp: () => Promise.reject(new Error('no page')) } });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'warm-up', hasDocuments: false });
    await has(deeds, 'fail warm-up no page');
  });

  it('opens documents ahead where clicks are on files, and goes on without', async () => {
    let opened = (): Promise<void> => Promise.reject(new Error('no LibreOffice'));
    const shown: boolean[] = [];
    const { deeds, role } = session({
      chromium: { warmUp: (hasDocument) => Promise.resolve(void shown.push(hasDocument)) },
      documents: { warmUp: () => opened() },
    });
    await role.start();
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'warm-up', hasDocuments: true });
    await has(deeds, 'reached warm-up');
    expect(shown).toEqual([true]);
    let isOpened = (): void => undefined;
    opened = () => new Promise((resolve) => (isOpened = resolve));
    deeds.length = 0;
    role.onRequest({ type: 'warm-up', hasDocuments: true });
    await settle();
    expect(deeds).not.toContain('reached warm-up');
    isOpened();
    await has(deeds, 'reached warm-up');
  });

  it('stays at the empty screen when that is sealed; a clone without an address shows the start page', async () => {
    const { deeds, role, world } = session();
    await role.start();
    role.onRequest({ type: 'prepare-seal', level: 'desktop' });
    await settle();
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
    role.onRequest(IDENTITY);
    role.onRequest(LINK_UP);
    role.onRequest({ type: 'open-start-page' });
    await has(deeds, 'chromium chrome://newtab/');
    world.rootChange?.({ kind: 'windows', count: 1 });
    role.onRequest({ type: 'open-start-page' });
    await settle();
    expect(deeds).not.toContain('more chrome://newtab/');
  });
});
