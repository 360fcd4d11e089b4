/** What a screen reader on GNOME gets of a real session window, over AT-SPI. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibleObjects, announceScreenReader, textOf } from '../bed/gnome/assistive.ts';
import { GnomeTestBed } from '../bed/gnome/gnome-test-bed.ts';

let testBed: GnomeTestBed;

beforeAll(async () => {
  testBed = await GnomeTestBed.open({ hasTray: false });
  await announceScreenReader(testBed.gnome);
});
afterAll(() => testBed.close());

const objects = () => accessibleObjects(testBed.gnome);
const focused = async () =>
  (await objects()).find(({ role, states }) => role === 'entry' && states.includes('focused'));
/** What is read out by itself when it changes. */
const announced = async () =>
  (await objects()).filter(({ attributes }) => attributes['live'] === 'polite').map((each) => textOf(each).trim());

describe('a screen reader on GNOME gets', () => {
  it('what the window is and that it is temporary, the page that it shows, how to leave it, and whether it plays sound', async () => {
    const { hostAgent } = testBed;
    await testBed.openSession();
    await expect
      .poll(focused, { timeout: 60_000 })
      .toMatchObject({ name: 'Screen of the disposable VM', attributes: { roledescription: 'disposable browser' } });
    expect((await focused())?.description).toContain('Press Ctrl and Alt together to release the keyboard');
    expect((await objects()).map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Disposable browser – Standard',
        'Disposable window, profile Standard. Everything in it is gone when you close it.',
      ]),
    );
    hostAgent.change(hostAgent.last, { title: 'Example Domain', isPlaying: true });
    await expect.poll(announced, { timeout: 60_000 }).toContain('Page: “Example Domain”. The session plays sound.');
    expect(await focused()).toMatchObject({ name: '“Example Domain”, in the disposable VM' });
    hostAgent.change(hostAgent.last, { isPlaying: undefined });
    await expect.poll(announced, { timeout: 60_000 }).toContain('Page: “Example Domain”.');
  });

  it('why a session ended', async () => {
    const { hostAgent } = testBed;
    hostAgent.end(hostAgent.last, 'browser-crashed');
    await expect
      .poll(async () => (await objects()).filter(({ role }) => role === 'heading').map(textOf), { timeout: 60_000 })
      .toContain('The browser crashed');
  });
});
