import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../../../../appliance/agent/log.ts';
import { Mixer, mixerArguments, setVolume } from '../../../../appliance/agent/browser/mixer.ts';
import { browsing, has } from './role-at-work.ts';

it('the mixer is told percent and silence', () => {
  expect(mixerArguments({ percent: 40, isMuted: false }).join(' ')).toBe('-q -c 0 sset Master 40% unmute');
  expect(mixerArguments({ percent: 0, isMuted: true }).join(' ')).toBe('-q -c 0 sset Master 0% mute');
});

it('a session hears the volume from its host', async () => {
  const { deeds, role } = await browsing();
  role.onRequest({ type: 'volume', percent: 40, isMuted: true });
  await has(deeds, 'volume 40 muted');
});

it('of what is asked while one volume is being set, the last counts, and one that fails keeps none from being set', async () => {
  const set: number[] = [];
  let done: () => void = () => undefined;
  const mixer = new Mixer(
    async ({ percent }) => {
      set.push(percent);
      if (percent === 10) await new Promise<void>((resolve) => (done = resolve));
      if (percent === 30) throw new Error('no such control');
    },
    createLog(() => undefined),
  );
  for (const percent of [10, 20, 30]) mixer.want({ percent, isMuted: false });
  expect(set).toEqual([10]);
  done();
  await vi.waitFor(() => expect(set).toEqual([10, 30]));
  mixer.want({ percent: 50, isMuted: false });
  await vi.waitFor(() => expect(set).toEqual([10, 30, 50]));
});

it('is set once the card stands, and nothing is set where there is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-mixer-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [stands, mixer, told] = ['stands', 'mixer', 'told'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(mixer, `#!/bin/sh\necho "$@" >> ${told}\n`, { mode: 0o755 });
  await setVolume({ percent: 40, isMuted: false }, { stands, withinMs: 100, mixer });
  await expect(readFile(told)).rejects.toThrow('ENOENT');
  const set = setVolume({ percent: 40, isMuted: false }, { stands, withinMs: 60_000, mixer });
  await writeFile(stands, '');
  await set;
  expect(await readFile(told, 'utf8')).toBe('-q -c 0 sset Master 40% unmute\n');
});
