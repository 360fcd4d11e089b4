import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findConnectors,
  followPreferredModes,
  preferredMode,
} from '../../../../../appliance/agent/browser/screen/connector.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'safe-browse-drm-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the connectors of the kernel', () => {
  it('have X’s names, and do not include cards and render nodes', async () => {
    for (const name of ['card0', 'card0-Virtual-1', 'renderD128', 'card1-HDMI-A-1', 'version'])
      await mkdir(join(folder, name));
    expect(findConnectors(folder).map(({ output }) => output)).toEqual(['Virtual-1', 'HDMI-A-1']);
  });

  it('come in the order of their names', async () => {
    for (const name of ['card1-C', 'card0-B', 'card2-D', 'card0-A']) await mkdir(join(folder, name));
    expect(findConnectors(folder).map(({ output }) => output)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('are probed each time, and their first mode is the preferred one', async () => {
    await writeFile(join(folder, 'modes'), '1000x700\n1280x800\n');
    await writeFile(join(folder, 'status'), 'connected\n');
    expect(await preferredMode({ output: 'Virtual-1', folder })).toBe('1000x700');
    expect(await readFile(join(folder, 'status'), 'utf8')).toBe('detect');
  });

  it('have no preferred mode when nothing is connected', async () => {
    await writeFile(join(folder, 'modes'), '');
    expect(await preferredMode({ output: 'Virtual-2', folder })).toBeUndefined();
    expect(await preferredMode({ output: 'Virtual-3', folder: join(folder, 'missing') })).toBeUndefined();
  });

  it('do not exist without a graphics card', async () => {
    expect(findConnectors(join(folder, 'missing'))).toEqual([]);
  });
});

describe('following the preferred mode', () => {
  /** Follows a made-up connector of 1280x800; `succeedsAt` is the try at which the mode is taken. */
  async function follow(succeedsAt: number) {
    await mkdir(join(folder, 'card0-Virtual-1'));
    const prefer = (mode: string) => writeFile(join(folder, 'card0-Virtual-1', 'modes'), `${mode}\n640x480\n`);
    await prefer('1280x800');
    const stop = new AbortController();
    const tries: string[] = [];
    let current = '1280x800';
    let goOn: (() => void) | undefined;
    const untilItWaits = async () => {
      while (!goOn) await setImmediate();
    };
    const followed = followPreferredModes(
      {
        isTaken: (mode) => mode === current,
        take: (output, mode) => {
          tries.push(`${output} ${mode}`);
          if (tries.length < succeedsAt) return Promise.reject(new Error('cannot find mode'));
          current = mode;
          return Promise.resolve();
        },
      },
      stop.signal,
      folder,
      () => new Promise<void>((resolve) => (goOn = resolve)),
    );
    const goOnOnce = async () => {
      await untilItWaits();
      const waiting = goOn;
      goOn = undefined;
      waiting?.();
    };
    /** Lets it look so many more times. */
    const look = async (times: number) => {
      for (let time = 0; time < times; time += 1) await goOnOnce();
      await untilItWaits();
    };
    const end = async () => {
      stop.abort();
      await goOnOnce();
      await followed;
    };
    // Its first look sees the mode that the screen has.
    await untilItWaits();
    return { prefer, tries, look, end };
  }

  it('sets a mode once when it changes, and nothing otherwise', async () => {
    const { prefer, tries, look, end } = await follow(1);
    await look(3);
    expect(tries).toEqual([]);
    await prefer('1000x700');
    await look(3);
    await end();
    expect(tries).toEqual(['Virtual-1 1000x700']);
  });

  it('tries again when the mode was not known yet', async () => {
    const { prefer, tries, look, end } = await follow(3);
    await prefer('1000x700');
    await look(10);
    await end();
    expect(tries).toHaveLength(3);
  });

  it('tries less often after some attempts, and never gives up', async () => {
    const { prefer, tries, look, end } = await follow(7);
    await prefer('1000x700');
    const counts: number[] = [];
    for (const looks of [5, 9, 1, 9, 1, 20]) {
      await look(looks);
      counts.push(tries.length);
    }
    await end();
    expect(counts).toEqual([5, 5, 6, 6, 7, 7]);
  });

  it('tries a newer mode at once', async () => {
    const { prefer, tries, look, end } = await follow(1000);
    await prefer('1000x700');
    await look(6);
    await prefer('1100x700');
    await look(1);
    await end();
    expect(tries.slice(4)).toEqual(['Virtual-1 1000x700', 'Virtual-1 1100x700']);
  });
});
