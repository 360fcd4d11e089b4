import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { queryScreen, useMode, useSize } from '../../../../../appliance/agent/browser/screen/xrandr.ts';

const screen = readFileSync(new URL('../../../../fixtures/xrandr/virtio-gpu.txt', import.meta.url), 'utf8');
const x = { answer: '', refused: '', asked: [] as string[] };
vi.mock(import('../../../../../appliance/agent/commands/run.ts'), async (original) => ({
  ...(await original()),
  run: (_, args) => {
    const words = args.slice(args.indexOf('xrandr') + 1).join(' ');
    x.asked.push(words);
    return words.startsWith(x.refused) ? Promise.reject(new Error('BadName')) : Promise.resolve(x.answer);
  },
}));
beforeEach(() => {
  Object.assign(x, { answer: screen, refused: 'nothing', asked: [] });
});

it('xrandr is asked for the size of the screen, and an answer without one is an error', async () => {
  expect(await queryScreen()).toEqual({ width: 1280, height: 800 });
  x.answer = "Can't open display :0\n";
  await expect(queryScreen()).rejects.toThrow('no screen size');
});

it('xrandr sets a mode after the server has probed for it', async () => {
  await useMode('Virtual-1', '1280x800');
  expect(x.asked).toEqual(['-q', '--output Virtual-1 --mode 1280x800']);
});

it('xrandr makes a mode for a size that the card does not offer, also one that it has made before', async () => {
  const made = [
    '-q',
    '--newmode 1600x1000-host 96.62 1600 1601 1602 1604 1000 1001 1002 1004',
    '--addmode Virtual-1 1600x1000-host',
    '--output Virtual-1 --mode 1600x1000-host',
  ];
  await useSize({ width: 1600, height: 1000 });
  expect(x.asked).toEqual(made);
  x.refused = '--newmode';
  await useSize({ width: 1600, height: 1000 });
  expect(x.asked).toEqual([...made, ...made]);
});

it('xrandr sets no size where there is no output, or the server refuses it', async () => {
  x.refused = '--addmode';
  await expect(useSize({ width: 1600, height: 1000 })).rejects.toThrow('BadName');
  x.answer = 'Screen 0: minimum 1 x 1, current 1 x 1, maximum 1 x 1\nVirtual-1 disconnected\n';
  await expect(useSize({ width: 1600, height: 1000 })).rejects.toThrow('no output');
});
