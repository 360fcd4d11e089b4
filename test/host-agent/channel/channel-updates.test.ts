import pino from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChannelUpdates } from '../../../host-agent/channel/channel-updates.ts';
import { settle } from '../../bed/event-loop.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

function world(toml: string, { spread = 0 } = {}) {
  const asked: string[] = [];
  const state = { fails: false, isRecalled: false } as {
    fails: boolean;
    isRecalled: boolean;
    failure?: Failure;
    pending?: Promise<[]>;
  };
  const ask = (what: string) => {
    asked.push(what);
    if (state.fails) return Promise.reject(new Error('no network'));
    if (state.failure) return Promise.reject(state.failure);
    return what === 'update' && state.pending ? state.pending : Promise.resolve([]);
  };
  const updates = new ChannelUpdates({
    config: () => parseConfig(toml, 'config.toml'),
    channel: {
      update: (_, { isAsked }) => ask(isAsked ? 'update, asked' : 'update'),
      check: () => ask('check').then(() => undefined),
      spread: () => Promise.resolve(spread),
    },
    hasRecalledImage: () => Promise.resolve(state.isRecalled),
    log: pino({ level: 'silent' }),
  });
  return { asked, state, updates };
}
const CHANNEL = '[images]\nchannel = "registry.example/safe-browse/stable"\n';

afterEach(() => vi.useRealTimers());

describe('updates from a channel', () => {
  it('come at the interval of the configuration, also when the clock was set back', async () => {
    const { asked, updates } = world(`${CHANNEL}[updates]\neveryHours = 6\n`);
    await updates.updateIfDue(Date.now());
    await updates.updateIfDue(Date.now() + 5 * HOUR_MS);
    expect(asked).toEqual(['update', 'check']);
    await updates.updateIfDue(Date.now() + 1000 * HOUR_MS);
    await updates.updateIfDue(Date.now());
    expect(asked).toEqual(['update', 'check', 'update', 'update']);
  });

  it('come only in the hours for that, but an image that is recalled is replaced at any time', async () => {
    const { asked, state, updates } = world(`${CHANNEL}[updates]\nhours = "22:00-06:00"\n`);
    const at = (day: number, time: string) => Date.parse(`2026-01-0${day}T${time}:00Z`);
    await updates.updateIfDue(at(1, '12:00'));
    await updates.updateIfDue(at(2, '05:59'));
    await updates.updateIfDue(at(3, '07:00'));
    expect(asked).toEqual(['check', 'update', 'check']);
    state.isRecalled = true;
    await updates.updateIfDue(at(3, '08:00'));
    expect(asked.slice(3)).toEqual(['check', 'update']);
  });

  it('come at once when a look at the channel shows that an image in use is recalled', async () => {
    const { asked, state, updates } = world(CHANNEL);
    await updates.updateIfDue(Date.now());
    state.isRecalled = true;
    await updates.updateIfDue(Date.now() + 15 * MINUTE_MS);
    expect(asked).toEqual(['update', 'check', 'update']);
    const looking = world(`${CHANNEL}[updates]\nbuild = false\n`);
    looking.state.isRecalled = true;
    await looking.updates.updateIfDue(Date.now());
    expect(looking.asked).toEqual(['check']);
  });

  it('only look where nothing is to be installed, and do nothing where the configuration says so', async () => {
    const looking = world(`${CHANNEL}[updates]\nbuild = false\n`);
    await looking.updates.updateIfDue(Date.now());
    expect(looking.asked).toEqual(['check']);
    for (const toml of [`${CHANNEL}[updates]\ncheck = false\n`, '']) {
      const { asked, updates } = world(toml);
      await updates.updateIfDue(Date.now());
      expect(asked).toEqual([]);
    }
  });

  it('are tried again after a failure, which no caller has to handle', async () => {
    const { asked, state, updates } = world(CHANNEL);
    state.fails = true;
    await updates.updateIfDue(Date.now());
    state.fails = false;
    await updates.updateIfDue(Date.now());
    expect(asked).toEqual(['update', 'update']);
  });

  it('do not keep the channel from being read while one runs', async () => {
    const { asked, state, updates } = world(CHANNEL);
    let finish: (images: []) => void = () => undefined;
    state.pending = new Promise((resolve) => (finish = resolve));
    const running = updates.updateIfDue(Date.now());
    await settle();
    await updates.updateIfDue(Date.now());
    expect(asked).toEqual(['update', 'check']);
    finish([]);
    await running;
    await updates.updateIfDue(Date.now());
    expect(asked).toEqual(['update', 'check', 'check']);
  });

  it('are tried again soon when they did not reach their end, but not when the image does not work here', async () => {
    const { asked, state, updates } = world(CHANNEL);
    state.failure = new Failure('registry-unreachable', { host: 'r.example', reason: 'the connection broke' });
    await updates.updateIfDue(Date.now());
    await updates.updateIfDue(Date.now());
    state.failure = new Failure('image-not-proven', { role: 'browser', reason: { message: 'It did not paint.' } });
    await updates.updateIfDue(Date.now());
    await updates.updateIfDue(Date.now());
    expect(asked).toEqual(['update', 'update', 'update', 'check']);
  });

  it('begin at a moment that differs from computer to computer, and end with the host agent', async () => {
    vi.useFakeTimers();
    const [early, late] = [world(CHANNEL), world(CHANNEL, { spread: 0.9 })];
    for (const { updates } of [early, late]) updates.start();
    await vi.advanceTimersByTimeAsync(11 * MINUTE_MS);
    const updated = () => [early, late].map(({ asked }) => asked.filter((what) => what === 'update').length);
    expect(updated()).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(13 * MINUTE_MS);
    expect(updated()).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(25 * HOUR_MS);
    expect(updated()).toEqual([2, 2]);
    for (const { updates } of [early, late]) await updates.stop();
    const before = early.asked.length;
    await vi.advanceTimersByTimeAsync(48 * HOUR_MS);
    expect([updated(), early.asked.length]).toEqual([[2, 2], before]);
  });

  it('are looked for every quarter of an hour, so that a recall is known within that time', async () => {
    vi.useFakeTimers();
    const { asked, updates } = world(CHANNEL);
    updates.start();
    await vi.advanceTimersByTimeAsync(10 * MINUTE_MS + 4 * 15 * MINUTE_MS);
    expect(asked).toEqual(['update', 'check', 'check', 'check', 'check']);
    await updates.stop();
  });
});
