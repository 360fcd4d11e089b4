import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { mixerArguments, setVolume } from '../../../../../appliance/agent/browser/parts.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';
import { browsing, has } from '../role/role-at-work.ts';

it('amixer gets the percentage and whether the sound is muted', () => {
  expect(mixerArguments({ percent: 40, isMuted: false }).join(' ')).toBe('-q -c 0 sset Master 40% unmute');
  expect(mixerArguments({ percent: 0, isMuted: true }).join(' ')).toBe('-q -c 0 sset Master 0% mute');
});

it('the browser role sets the volume that the host sends', async () => {
  const { deeds, role } = await browsing();
  role.onRequest({ type: 'volume', percent: 40, isMuted: true });
  await has(deeds, 'volume 40 muted');
});

it('the volume is set once the sound card is ready, and not at all without a card', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-mixer-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [readyFile, mixer, calls] = ['ready', 'mixer', 'calls'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(mixer, `#!/bin/sh\necho "$@" >> ${calls}\n`, { mode: 0o755 });
  await setVolume({ percent: 40, isMuted: false }, { readyFile, timeoutMs: 100, mixer });
  await expect(readFile(calls)).rejects.toThrow('ENOENT');
  const set = setVolume({ percent: 40, isMuted: false }, { readyFile, timeoutMs: 60_000, mixer });
  await writeFile(readyFile, '');
  await set;
  expect(await readFile(calls, 'utf8')).toBe('-q -c 0 sset Master 40% unmute\n');
});

it('a card that is not ready in its time is a VM without sound', async () => {
  const clock = useFakeClock();
  let isOver = false;
  void setVolume(
    { percent: 40, isMuted: false },
    { readyFile: '/nonexistent/sound', timeoutMs: 300, mixer: '/nonexistent/mixer' },
  ).then(() => (isOver = true));
  for (let waitedMs = 0; waitedMs < 300; waitedMs += 100) {
    await clock.untilTimersWait(1);
    expect(isOver).toBe(false);
    await clock.advance(100);
  }
  await expect.poll(() => isOver).toBe(true);
});

it('a volume that the mixer refuses is an error', async () => {
  await expect(
    setVolume({ percent: 40, isMuted: false }, { readyFile: '/', mixer: '/nonexistent/mixer' }),
  ).rejects.toThrow('not in the image');
});
