/** When the network VM starts, stops and is given up, and what it tells about that. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { INTERNET, never, useNdvmTestBed, WITH_SESSION } from './ndvm-test-bed.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

const bed = useNdvmTestBed();
const obey = () => bed.hypervisor.onHello;
/** Waits until a VM was started whose guest does not answer. */
const untilHelloWaits = (starts: number) =>
  expect.poll(() => [bed.started.length, bed.hypervisor.guests.get('ndvm')?.heard.length]).toEqual([starts, 1]);
/** Fulfilled when the clean-ups that were begun before are done. */
const cleanedUp = () => bed.ndvm.preventStarts();

describe('a start of the network VM', () => {
  it('tells how it ended, unless it was cancelled', async () => {
    const ends: unknown[] = [];
    bed.use(WITH_SESSION, { onStarted: (fault) => ends.push(fault) });
    bed.uplinkFails = true;
    await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'tap-refused' });
    bed.uplinkFails = false;
    await bed.ndvm.ensureUp(never);
    await bed.ndvm.stop();
    bed.hypervisor.onHello = () => undefined;
    const cancelled = expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'network-stopped' });
    await untilHelloWaits(2);
    await bed.ndvm.stop();
    await cancelled;
    expect(ends).toMatchObject([{ code: 'tap-refused' }, undefined]);
    expect(ends).toHaveLength(2);
  });

  it('tells that there is no image, too', async () => {
    const ends: unknown[] = [];
    const missing = new Failure('image-missing', { role: 'network' });
    bed.use(WITH_SESSION, { image: () => Promise.reject(missing), onStarted: (fault) => ends.push(fault) });
    await expect(bed.ndvm.ensureUp(never)).rejects.toBe(missing);
    expect(ends).toEqual([missing]);
  });

  it('that is cancelled leaves the reason why it was down before', async () => {
    bed.use(WITH_SESSION);
    bed.uplinkFails = true;
    await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'tap-refused' });
    bed.uplinkFails = false;
    bed.hypervisor.onHello = () => undefined;
    const cancelled = expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'host-agent-shutting-down' });
    await untilHelloWaits(1);
    expect(bed.ndvm.status()).toMatchObject({ state: 'starting', trouble: { code: 'tap-refused' } });
    await bed.ndvm.preventStarts();
    await cancelled;
    expect(bed.ndvm.status()).toMatchObject({ state: 'failed', trouble: { code: 'tap-refused' } });
  });

  it('that fails is an answer to a session, too', async () => {
    bed.use(WITH_SESSION);
    await bed.ndvm.plug('a', INTERNET);
    bed.uplinkFails = true;
    await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'tap-refused' });
    expect(bed.ndvm.status()).toMatchObject({ state: 'failed', trouble: { code: 'tap-refused' } });
  });

  it('goes on when one who waits for it does not wait any longer', async () => {
    const answer = obey();
    bed.use(WITH_SESSION);
    await bed.ndvm.plug('a', INTERNET);
    bed.hypervisor.onHello = () => undefined;
    const gone = new AbortController();
    const [one, other] = [bed.ndvm.ensureUp(gone.signal), bed.ndvm.ensureUp(never)];
    const given = expect(one).rejects.toThrow('enough');
    await untilHelloWaits(1);
    gone.abort(new Error('enough'));
    await given;
    answer(bed.guest);
    await other;
    expect([bed.ndvm.status().state, bed.started.length]).toEqual(['up', 1]);
  });

  it('that is cancelled is not repeated for one who does not wait any longer', async () => {
    bed.use(WITH_SESSION);
    await bed.ndvm.plug('a', INTERNET);
    bed.hypervisor.onHello = () => undefined;
    const gone = new AbortController();
    const waiting = expect(bed.ndvm.ensureUp(gone.signal)).rejects.toThrow();
    await untilHelloWaits(1);
    const stopping = bed.ndvm.stop();
    gone.abort(new Error('enough'));
    await Promise.all([waiting, stopping]);
    await settle();
    expect([bed.ndvm.status().state, bed.started.length]).toEqual(['stopped', 1]);
  });
});

describe('a network VM that is stopped', () => {
  const TWO_PORTS = '[network]\nports = 2';

  /** Nothing but a start that was due could change its state now. */
  async function expectStopped(starts: number): Promise<void> {
    await bed.ndvm.stop();
    await settle();
    expect([bed.ndvm.status().state, bed.started.length]).toEqual(['stopped', starts]);
  }

  it('does not start with another number of ports, although that was due', async () => {
    bed.use(TWO_PORTS);
    await bed.ndvm.ensureUp(never);
    const port = await bed.ndvm.plug('a', INTERNET);
    bed.configure('[network]\nports = 1');
    await port.dispose();
    await expectStopped(1);
  });

  it('does not start again after its VM was lost, although that was due', async () => {
    const lost = new Promise<void>((resolve) => {
      const noteFailure = () => (bed.ndvm.status().state === 'failed' ? resolve() : undefined);
      bed.use(TWO_PORTS, { onChange: () => noteFailure() });
    });
    await bed.ndvm.ensureUp(never);
    process.kill(bed.pidOf('fake'), 'SIGKILL');
    await lost;
    await expectStopped(1);
  });
});

describe('the network VM of a session', () => {
  it('stays up as long as the session, and as long as it starts with the host agent', async () => {
    const clock = useFakeClock({ runs: true });
    const idle = 'idleStopSeconds = 20';
    bed.use(`${WITH_SESSION}\n${idle}`);
    const port = await bed.ndvm.plug('a', INTERNET);
    await bed.ndvm.ensureUp(never);
    bed.ndvm.settingsChanged();
    await clock.advance(25_000);
    expect(bed.ndvm.status().state).toBe('up');
    bed.configure(`[network]\nports = 2\n${idle}`);
    await port.dispose();
    await clock.advance(25_000);
    expect(bed.ndvm.status().state).toBe('up');
    bed.configure(`${WITH_SESSION}\n${idle}`);
    bed.ndvm.settingsChanged();
    await clock.advance(10_000);
    expect(bed.ndvm.status().state).toBe('up');
    await clock.advance(15_000);
    await expect.poll(() => bed.ndvm.status().state).toBe('stopped');
  });

  it('is not stopped when a session comes while it is idle', async () => {
    const clock = useFakeClock({ runs: true });
    bed.use(`${WITH_SESSION}\nidleStopSeconds = 20`);
    await bed.ndvm.ensureUp(never);
    await clock.advance(10_000);
    await bed.ndvm.plug('a', INTERNET);
    await clock.advance(25_000);
    expect(bed.ndvm.status().state).toBe('up');
  });

  it('is started again with pauses when that fails, and then given up', async () => {
    const clock = useFakeClock({ runs: true });
    const startedAtMs: number[] = [];
    bed.use(WITH_SESSION, {
      image: async () => {
        startedAtMs.push(performance.now());
        await Promise.resolve();
        throw new Error('no such file');
      },
    });
    const lost = bed.make(WITH_SESSION);
    await lost.ensureUp(never);
    // The next host agent does not find it any more, and its session needs one.
    await lost.stop();
    await bed.ndvm.replug(0, 'a', INTERNET);
    await bed.ndvm.adopt();
    for (const [attempts, pauseMs] of [
      [1, 1_000],
      [2, 5_000],
      [3, 15_000],
      [4, 30_000],
    ] as const) {
      await expect.poll(() => [startedAtMs.length, bed.ndvm.status().state]).toEqual([attempts, 'failed']);
      await settle();
      await clock.advance(pauseMs);
    }
    await settle();
    expect(startedAtMs).toHaveLength(4);
    const pauses = startedAtMs.slice(1).map((atMs, index) => atMs - (startedAtMs[index] ?? 0));
    expect(pauses.map((pauseMs, index) => pauseMs >= ([1_000, 5_000, 15_000][index] ?? 0))).toEqual([true, true, true]);
  });

  it('is not started again after its last session has ended', async () => {
    const clock = useFakeClock({ runs: true });
    let attempts = 0;
    bed.use(WITH_SESSION, {
      image: () => {
        attempts += 1;
        return Promise.reject(new Error('no such file'));
      },
    });
    const port = await bed.ndvm.replug(0, 'a', INTERNET);
    await bed.ndvm.adopt();
    await expect.poll(() => [attempts, bed.ndvm.status().state]).toEqual([1, 'failed']);
    await port.dispose();
    await clock.advance(30_000);
    await settle();
    expect(attempts).toBe(1);
  });
});

describe('the folders of the ports', () => {
  const folders = () => readdir(join(bed.folder, 'network', 'ports')).catch(() => []);

  it('are removed with the last session when there is no network VM', async () => {
    bed.use(WITH_SESSION);
    const port = await bed.ndvm.plug('a', INTERNET);
    const reserved = await bed.ndvm.reserve('spare', INTERNET);
    await port.dispose();
    await cleanedUp();
    expect(await folders()).toEqual(['0', '1']);
    await reserved?.dispose();
    await cleanedUp();
    expect(await folders()).toEqual([]);
  });

  it('are removed with the last session of a network VM that failed', async () => {
    bed.use(WITH_SESSION);
    const port = await bed.ndvm.plug('a', INTERNET);
    bed.uplinkFails = true;
    await expect(bed.ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'tap-refused' });
    expect(await folders()).toEqual(['0']);
    await port.dispose();
    await cleanedUp();
    expect(await folders()).toEqual([]);
  });

  it('stay while a network VM uses them', async () => {
    bed.use(WITH_SESSION);
    const port = await bed.ndvm.plug('a', INTERNET);
    await bed.ndvm.ensureUp(never);
    await port.dispose();
    await cleanedUp();
    expect(await folders()).toContain('0');
    expect(existsSync(bed.names.record)).toBe(true);
  });
});

it('a port whose folder cannot be made stays free, also for a spare', async () => {
  for (const take of ['plug', 'reserve'] as const) {
    await mkdir(bed.names.folder, { recursive: true });
    await writeFile(bed.names.ports, 'no folder');
    await expect(bed.ndvm[take]('a', INTERNET)).rejects.toThrow();
    expect(bed.ndvm.ports.held).toBe(0);
    await cleanedUp();
  }
  expect((await bed.ndvm.plug('a', INTERNET)).value.port).toBe(0);
});

it('the network VM has room until all ports are taken or reserved', async () => {
  expect(bed.ndvm.hasRoom()).toBe(true);
  await bed.ndvm.plug('a', INTERNET);
  expect(bed.ndvm.hasRoom()).toBe(true);
  await bed.ndvm.reserve('spare', INTERNET);
  expect(bed.ndvm.hasRoom()).toBe(false);
  expect(await bed.ndvm.reserve('another', INTERNET)).toBeUndefined();
});

it('bridge rules that cannot be read leave a bridge as it is, with the reason, and do not concern a router that still runs', async () => {
  const [bridge, unreadable] = ['uplink = "tap"\ntap.bridge = "br0"\nmode = "bridge"', 'bridgeRules = "/missing.nft"'];
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  bed.configure(`${WITH_SESSION}\n${bridge}\n${unreadable}`);
  bed.ndvm.settingsChanged();
  await settle();
  expect(bed.ndvm.status()).not.toHaveProperty('lastTrouble');
  await bed.ndvm.stop();
  bed.configure(`${WITH_SESSION}\n${bridge}`);
  await bed.ndvm.ensureUp(never);
  const heard = bed.guest.heard.length;
  bed.configure(`${WITH_SESSION}\n${bridge}\n${unreadable}`);
  bed.ndvm.settingsChanged();
  await expect.poll(() => bed.ndvm.status().lastTrouble).toMatchObject({ code: 'bridge-rules-unreadable' });
  expect([bed.ndvm.status().state, bed.guest.heard.length]).toEqual(['up', heard]);
});
