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
  const state = { checkedAtMs: undefined, fails: false } as {
    checkedAtMs: number | undefined;
    fails: boolean;
    failure?: Failure;
    pending?: Promise<[]>;
  };
  const ask = (what: string) => {
    asked.push(what);
    if (state.fails) return Promise.reject(new Error('no network'));
    state.checkedAtMs = Date.now();
    if (state.failure) return Promise.reject(state.failure);
    return what === 'update' && state.pending ? state.pending : Promise.resolve([]);
  };
  const updates = new ChannelUpdates({
    config: () => parseConfig(toml, 'config.toml'),
    channel: {
      update: (_, { isAsked }) => ask(isAsked ? 'update, asked' : 'update'),
      check: () => ask('check').then(() => undefined),
      checkedAtMs: () => Promise.resolve(state.checkedAtMs),
      spread: () => Promise.resolve(spread),
    },
    log: pino({ level: 'silent' }),
  });
  return { asked, state, updates };
}
const CHANNEL = '[images]\nchannel = "registry.example/safe-browse/stable"\n';

afterEach(() => vi.useRealTimers());

describe('updates from a channel', () => {
  it('come at the interval of the configuration, also when the clock was set back', async () => {
    const { asked, state, updates } = world(`${CHANNEL}[updates]\neveryHours = 6\n`);
    await updates.updateIfDue(Date.now());
    await updates.updateIfDue(Date.now() + 5 * HOUR_MS);
    expect(asked).toEqual(['update']);
    await updates.updateIfDue(Date.now() + 7 * HOUR_MS);
    state.checkedAtMs = Date.now() + 1000 * HOUR_MS;
    await updates.updateIfDue(Date.now());
    expect(asked).toEqual(['update', 'update', 'update']);
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
    expect(asked).toEqual(['update', 'check']);
  });

  it('are tried again soon when they did not reach their end, but not when the image does not work here', async () => {
    const { asked, state, updates } = world(CHANNEL);
    state.failure = new Failure('registry-unreachable', { host: 'r.example', reason: 'the connection broke' });
    await updates.updateIfDue(Date.now());
    await updates.updateIfDue(Date.now());
    state.failure = new Failure('image-not-proven', { role: 'browser', reason: { message: 'It did not paint.' } });
    await updates.updateIfDue(Date.now());
    await updates.updateIfDue(Date.now());
    expect(asked).toEqual(['update', 'update', 'update']);
  });

  it('begin at a moment that differs from computer to computer, and end with the host agent', async () => {
    vi.useFakeTimers();
    const [early, late] = [world(CHANNEL), world(CHANNEL, { spread: 0.9 })];
    for (const { updates } of [early, late]) updates.start();
    await vi.advanceTimersByTimeAsync(11 * MINUTE_MS);
    expect([early.asked.length, late.asked.length]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(13 * MINUTE_MS);
    expect([early.asked.length, late.asked.length]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(25 * HOUR_MS);
    expect([early.asked.length, late.asked.length]).toEqual([2, 2]);
    for (const { updates } of [early, late]) await updates.stop();
    await vi.advanceTimersByTimeAsync(48 * HOUR_MS);
    expect([early.asked.length, late.asked.length]).toEqual([2, 2]);
  });
});
