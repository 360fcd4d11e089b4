import { beforeEach, describe, expect, it } from 'vitest';
import type { Agent } from '../../../../../appliance/agent/agent.ts';
import type { Ending, Running } from '../../../../../appliance/agent/commands/launch.ts';
import type { ScreenFollower } from '../../../../../appliance/agent/browser/screen/connector.ts';
import type { ScreenParts } from '../../../../../appliance/agent/browser/parts.ts';
import { Screen } from '../../../../../appliance/agent/browser/screen/screen.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

let deeds: string[];
let size: { width: number; height: number };
let follower: ScreenFollower | undefined;
let signals: (string | undefined)[];
let endServer: (ending?: Partial<Ending>) => void;
let startXServer: ScreenParts['startXServer'];
let useMode: ScreenParts['useMode'];
let screen: Screen;

beforeEach(() => {
  [deeds, signals, follower] = [[], [], undefined];
  size = { width: 1280, height: 800 };
  const ended = new Promise<Ending>(
    (resolve) => (endServer = (ending = {}) => resolve({ exitStatus: 0, signal: undefined, ...ending })),
  );
  const server: Running = {
    child: {} as never,
    ended,
    kill: (signal) => {
      signals.push(signal);
      endServer();
    },
  };
  startXServer = () => Promise.resolve(server);
  useMode = (output, mode) => {
    deeds.push(`mode ${output} ${mode}`);
    const [width, height] = mode.split('x').map(Number);
    size = { width: width ?? 0, height: height ?? 0 };
    return Promise.resolve();
  };
  const agent: Agent = {
    log: createLog(() => undefined),
    say: (message) => void deeds.push(JSON.stringify(message)),
    reached: (step) => void deeds.push(`reached ${step}`),
    end: (message) => Promise.resolve(void deeds.push(`end ${JSON.stringify(message)}`)),
    fail: ({ step }) => Promise.resolve(void deeds.push(`fail ${step}`)),
  };
  screen = new Screen(agent, {
    startXServer: (log) => startXServer(log),
    keepWindowManager: () => Promise.resolve(),
    query: () => Promise.resolve(size),
    useMode: (...words) => useMode(...words),
    useSize: (wanted) => {
      deeds.push(`size ${wanted.width}x${wanted.height}`);
      size = wanted;
      return Promise.resolve();
    },
    followRootWindow: () => Promise.resolve(),
    followTitle: () => Promise.resolve(),
    followOutOfMemory: () => Promise.resolve(),
    followPreferredModes: (following) => {
      follower = following;
      return new Promise(() => undefined);
    },
  });
});
const says = (width: number, height: number) => JSON.stringify({ type: 'screen', width, height });
const done = () => deeds.splice(0);
async function inUse() {
  screen.start();
  await screen.use();
  return follower ?? expect.fail();
}

describe('the screen of a browser VM', () => {
  it('can be drawn on once the X server is up, and tells its size', async () => {
    await inUse();
    expect(done()).toEqual(['reached screen', says(1280, 800)]);
    expect(screen.hasEnded).toBe(false);
  });

  it('tells its size again only when it differs in width or height', async () => {
    await inUse();
    done();
    await screen.read();
    expect(done()).toEqual([]);
    size = { width: 1281, height: 800 };
    await screen.read();
    size = { width: 1281, height: 801 };
    await screen.read();
    expect(done()).toEqual([says(1281, 800), says(1281, 801)]);
  });

  it('gets the size that the host asks for, once', async () => {
    await inUse();
    done();
    await screen.resize({ width: 1280, height: 800 });
    expect(done()).toEqual([]);
    await screen.resize({ width: 1024, height: 768 });
    expect(done()).toEqual(['size 1024x768', says(1024, 768)]);
  });

  it('takes no mode that it has, nor the one of the card that the host has replaced, until the card prefers another', async () => {
    const { isTaken, take } = await inUse();
    expect(['1280x800', '1024x768', '1280x768'].map(isTaken)).toEqual([true, false, false]);
    await screen.resize({ width: 1024, height: 768 });
    expect(['1280x800', '1024x768', '1600x900'].map(isTaken)).toEqual([true, true, false]);
    done();
    await take('Virtual-1', '1600x900');
    expect(done()).toEqual(['mode Virtual-1 1600x900', says(1600, 900)]);
    expect(['1280x800', '1024x768', '1600x900'].map(isTaken)).toEqual([false, false, true]);
  });

  it('takes only common sizes once it is to be like others, the largest that fits', async () => {
    const { isTaken, take } = await inUse();
    screen.keepCommon();
    await screen.resize({ width: 1280, height: 720 });
    expect(['1280x720', '1599x900', '1600x900', '1279x800'].map(isTaken)).toEqual([true, true, false, false]);
    done();
    for (const mode of ['2560x1400', '1300x700', '640x480']) await take('Virtual-1', mode);
    expect(done().filter((deed) => deed.startsWith('size') || deed.startsWith('mode'))).toEqual([
      'size 1600x900',
      'size 1000x600',
      'size 1000x600',
    ]);
  });

  it('keeps its mode when another cannot be set', async () => {
    const { take } = await inUse();
    useMode = () => Promise.reject(new Error('refused'));
    done();
    await take('Virtual-1', '1600x900');
    expect(done()).toEqual([]);
  });

  it('cannot be used before it is started, nor when its server does not start', async () => {
    await expect(screen.use()).rejects.toThrow('was not started');
    startXServer = () => Promise.reject(new Error('no card'));
    screen.start();
    await expect(screen.use()).rejects.toMatchObject({ step: 'screen', message: 'no card' });
    expect(done()).toEqual([]);
    await screen.stop();
  });

  it('ends the VM when its server ends, and not when it was stopped', async () => {
    await inUse();
    done();
    endServer({ exitStatus: 1 });
    await screen.end;
    await settle();
    expect(done()).toEqual([`end ${JSON.stringify({ type: 'browser-closed', cause: 'display-crashed' })}`]);
    expect(screen.hasEnded).toBe(true);
  });

  it('is stopped in order, which frees the text screen', async () => {
    await inUse();
    done();
    await screen.stop();
    await settle();
    expect([signals, done(), screen.stopped.signal.aborted]).toEqual([['SIGTERM'], [], true]);
  });

  it('is stopped at once when there is none, and waits for one that is still starting, but not for ever', async () => {
    await screen.stop();
    const clock = useFakeClock();
    startXServer = () => new Promise(() => undefined);
    screen.start();
    let isStopped = false;
    void screen.stop().then(() => (isStopped = true));
    await clock.advance(19_999);
    expect(isStopped).toBe(false);
    await clock.advance(1);
    expect(isStopped).toBe(true);
  });

  it('does not end before it is up', async () => {
    let hasEnded = false;
    void screen.end.then(() => (hasEnded = true));
    await settle();
    expect(hasEnded).toBe(false);
  });
});
