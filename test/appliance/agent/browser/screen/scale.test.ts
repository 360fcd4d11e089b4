import { lstat, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { Scale, scaleParts, settingsText, writeSettings } from '../../../../../appliance/agent/browser/screen/scale.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';
import { play, started } from '../../played-programs.ts';
import { browsing, has } from '../role/role-at-work.ts';

vi.mock(import('../../../../../appliance/agent/commands/launch.ts'), async (original) => ({
  ...(await original()),
  launch: (...words) => play(...words),
}));
beforeEach(() => {
  started.length = 0;
});

/** A scale whose settings go to `written`. `SIGHUP` does not end the program that holds them. */
function scaleFor(write?: (text: string) => Promise<void>) {
  const written: string[] = [];
  const keep = (text: string): Promise<void> => Promise.resolve(void written.push(text));
  const signals: (string | undefined)[] = [];
  const hold = () => ({ ...scaleParts.hold(), kill: (signal?: string) => void signals.push(signal) });
  return {
    written,
    signals,
    scale: new Scale(
      { write: write ?? keep, hold },
      createLog(() => undefined),
    ),
  };
}

it('is dots per inch, of which 96 are 100 %, in units of XSETTINGS', () => {
  expect(([100, 125, 150, 175, 200, 250, 300] as const).map((percent) => settingsText(percent))).toEqual([
    'Xft/DPI 98304\n',
    'Xft/DPI 122880\n',
    'Xft/DPI 147456\n',
    'Xft/DPI 172032\n',
    'Xft/DPI 196608\n',
    'Xft/DPI 245760\n',
    'Xft/DPI 294912\n',
  ]);
});

it('the browser role takes the scale that the host sends', async () => {
  const { deeds, role } = await browsing();
  role.onRequest({ type: 'scale', percent: 150 });
  await has(deeds, 'scale Xft/DPI 147456');
});

it('the program that holds the settings starts with the first other scale, and reads later ones at a signal', async () => {
  const { scale, written, signals } = scaleFor();
  scale.want(100);
  await settle();
  expect([started.length, written]).toEqual([0, []]);
  scale.want(150);
  await settle();
  expect(started.map(({ command }) => command.slice(-3).join(' '))).toEqual(['xsettingsd -c /run/xsettings']);
  scale.want(100);
  await settle();
  scale.want(100);
  await settle();
  expect([started.length, signals, written]).toEqual([1, ['SIGHUP'], ['Xft/DPI 147456\n', 'Xft/DPI 98304\n']]);
});

it('while one scale is being written, only the last of the next ones is kept, and a failure does not stop later ones', async () => {
  const tried: string[] = [];
  let done: () => void = () => undefined;
  const { scale } = scaleFor(async (text) => {
    tried.push(text);
    if (tried.length === 1) await new Promise<void>((resolve) => (done = resolve));
    if (tried.length === 2) throw new Error('no space');
  });
  for (const percent of [125, 150, 175] as const) scale.want(percent);
  expect(tried).toEqual(['Xft/DPI 122880\n']);
  done();
  await expect.poll(() => tried).toEqual(['Xft/DPI 122880\n', 'Xft/DPI 172032\n']);
  scale.want(175);
  await expect.poll(() => tried.length).toBe(3);
});

it('the program is started again half a second after it ended, and given up after the fifth time', async () => {
  const clock = useFakeClock();
  const { scale } = scaleFor();
  scale.want(200);
  await settle();
  for (let starts = 1; starts <= 5; starts += 1) {
    expect(started.length).toBe(starts);
    started.at(-1)?.ends();
    await settle();
    await clock.advance(500);
    await settle();
  }
  expect(started.length).toBe(5);
});

it('the settings replace the file, and follow no link that stands beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-scale-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'xsettings');
  await symlink(join(folder, 'elsewhere'), `${path}.new`);
  await writeSettings('first\n', path);
  await writeSettings('second\n', path);
  expect(await readFile(path, 'utf8')).toBe('second\n');
  expect((await lstat(path)).isFile()).toBe(true);
  await expect(lstat(join(folder, 'elsewhere'))).rejects.toThrow('ENOENT');
});
