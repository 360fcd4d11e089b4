/** The processes of the uplink are numbers here: a test says which of them run. */
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { UplinkRecord } from '../../../../host-agent/network/uplink/uplink.ts';
import { UplinkWatch, type UplinkWatchOptions } from '../../../../host-agent/network/uplink/uplink-watch.ts';
import { settle } from '../../../bed/event-loop.ts';
import { type FakeClock, useFakeClock } from '../../../bed/fake-clock.ts';

const running = new Set<number>();
vi.mock(import('../../../../host-agent/process/process.ts'), async (original) => ({
  ...(await original()),
  isRunningNow: ({ pid }) => running.has(pid),
  killAndWait: ({ pid }) => Promise.resolve(running.delete(pid) || true),
}));

const processOf = (role: string, pid: number) => ({ role, pid, startTicks: '1' });
/** An uplink with a filter behind it, whose processes run. `onNetwork`: what its record carries. */
function uplinkAt(pid: number, kind: 'user' | 'tap' = 'user', onNetwork?: string): UplinkRecord {
  running.add(pid).add(pid + 1);
  return { kind, process: processOf('uplink', pid), filter: processOf('filter', pid + 1), network: onNetwork };
}
const CARD: UplinkRecord = { kind: 'pci', card: { device: '0000:03:00.0', group: 7 } };

let clock: FakeClock;
let watch: UplinkWatch;
let said: string[];
let network: string;
/** The host may have joined another network. */
let hostChanged: (() => void) | undefined;
/** What a restart gives. */
let restart: () => Promise<UplinkRecord>;
let restarts: number;
beforeEach(() => {
  running.clear();
  [said, network, restarts] = [[], 'eth0', 0];
  restart = () => Promise.resolve(uplinkAt(100 * (restarts + 1)));
  clock = useFakeClock();
});
afterEach(() => watch.stop());

function watchOver(uplink: UplinkRecord, options: Partial<UplinkWatchOptions> = {}): void {
  watch = new UplinkWatch({
    uplink,
    restart: () => {
      restarts += 1;
      return restart();
    },
    onRecovered: ({ code }) => said.push(`recovered from ${code}`),
    onChange: () => said.push('changed'),
    onLost: ({ code }) => said.push(`lost: ${code}`),
    log: pino({ level: 'silent' }),
    hostNetwork: () => network,
    followHost: (onChange) => {
      hostChanged = onChange;
      return () => (hostChanged = undefined);
    },
    ...options,
  });
}

/** Lets it look once more. */
async function look(afterMs = 2_000): Promise<void> {
  await clock.advance(afterMs);
  await settle();
}

describe('an uplink that runs', () => {
  it('is left alone', async () => {
    const uplink = uplinkAt(10);
    watchOver(uplink);
    for (let times = 0; times < 3; times += 1) await look();
    expect([said, watch.record, [...running]]).toEqual([[], uplink, [10, 11]]);
  });

  it('is replaced when the host uses another network, which passt reads only when it starts', async () => {
    watchOver(uplinkAt(10));
    hostChanged?.();
    await settle();
    expect(restarts).toBe(0);
    network = 'wlan0';
    hostChanged?.();
    await settle();
    expect([said, [...running]]).toEqual([['changed'], [200, 201]]);
    await look();
    expect(restarts).toBe(1);
  });

  it('is replaced when the network it was started for is not that of the host when the watch begins', async () => {
    watchOver(uplinkAt(10, 'user', 'eth0 at home'));
    await look();
    expect([said, [...running]]).toEqual([['changed'], [200, 201]]);
    await look();
    expect(restarts).toBe(1);
  });

  it('is replaced once more when the host changed its network during the restart', async () => {
    restart = () => {
      const uplink = uplinkAt(100 * (restarts + 1), 'user', network);
      if (restarts === 1) network = 'wlan1';
      return Promise.resolve(uplink);
    };
    watchOver(uplinkAt(10, 'user', network));
    network = 'wlan0';
    for (let times = 0; times < 3; times += 1) await look();
    expect([restarts, [...running]]).toEqual([2, [300, 301]]);
  });

  const MISSING = new Failure('uplink-device-missing', { device: 'wg0' });
  /** Empty: the device is missing. */
  const networkOf = (onDevice: { readonly is: string }): string => {
    if (onDevice.is === '') throw MISSING;
    return onDevice.is;
  };

  it('stays while the device that it follows is missing, says so, and is replaced when that is back', async () => {
    const onDevice = { is: '7;10.8.0.2' };
    watchOver(uplinkAt(10), {
      hostNetwork: () => networkOf(onDevice),
    });
    onDevice.is = '';
    for (let times = 0; times < 3; times += 1) await look();
    expect([said, restarts, watch.trouble]).toMatchObject([['changed'], 0, { code: 'uplink-device-missing' }]);
    // Its end changes nothing, for it could not be started.
    running.clear();
    await look();
    expect(restarts).toBe(0);
    onDevice.is = '8;10.8.0.2';
    await look();
    expect([said, watch.trouble, [...running]]).toEqual([['changed', 'changed', 'changed'], undefined, [200, 201]]);
  });

  it('is not lost when its device vanishes again while it restarts', async () => {
    const onDevice = { is: '7;10.8.0.2' };
    watchOver(uplinkAt(10), {
      hostNetwork: () => networkOf(onDevice),
      restart: () => {
        onDevice.is = '';
        return Promise.reject(MISSING);
      },
    });
    onDevice.is = '8;10.8.0.2';
    await look();
    expect([said, watch.trouble]).toMatchObject([['changed'], { code: 'uplink-device-missing' }]);
  });

  it('goes on with the same device when that was only down for a moment', async () => {
    let isDown = false;
    watchOver(uplinkAt(10), {
      hostNetwork: () => {
        if (isDown) throw new Failure('uplink-device-down', { device: 'wg0' });
        return '7;10.8.0.2';
      },
    });
    isDown = true;
    await look();
    isDown = false;
    await look();
    expect([said, restarts, watch.trouble]).toEqual([['changed', 'changed'], 0, undefined]);
  });

  it('is not replaced when the network of a tap changes, which it does not depend on', async () => {
    watchOver(uplinkAt(10, 'tap'));
    await look();
    network = 'wlan0';
    await look();
    expect(restarts).toBe(0);
  });
});

describe('an uplink of which a process has ended', () => {
  it.each([
    ['passt', 10],
    ['the filter', 11],
  ])('restarts as a whole within two seconds: %s', async (_, pid) => {
    watchOver(uplinkAt(10));
    running.delete(pid);
    await look(1_999);
    expect(restarts).toBe(0);
    await look(1);
    expect(said).toEqual(['changed', 'recovered from uplink-ended']);
    expect([watch.record, [...running]]).toEqual([uplinkAt(200), [200, 201]]);
  });

  it('restarts once, however long that takes', async () => {
    let finish: (uplink: UplinkRecord) => void = () => undefined;
    restart = () => new Promise((resolve) => (finish = resolve));
    watchOver(uplinkAt(10));
    running.clear();
    for (let times = 0; times < 5; times += 1) await look();
    expect([restarts, said]).toEqual([1, []]);
    finish(uplinkAt(20));
    await settle();
    expect(said).toEqual(['changed', 'recovered from uplink-ended']);
  });

  it('is lost with the reason when it does not restart', async () => {
    const reasons: string[] = [];
    restart = () => Promise.reject(new Failure('uplink-not-started', { program: 'passt', reason: 'no memory' }));
    watchOver(uplinkAt(10), { onLost: ({ message }) => reasons.push(message) });
    running.clear();
    await look();
    expect([said, reasons]).toEqual([[], [expect.stringContaining('no memory') as string]]);
  });

  it('restarts three times within a minute, and is lost at the fourth end', async () => {
    watchOver(uplinkAt(10));
    for (let times = 0; times < 3; times += 1) {
      running.clear();
      await look();
    }
    expect([restarts, said.includes('lost: uplink-crash-loop')]).toEqual([3, false]);
    running.clear();
    await look();
    expect([restarts, said.at(-1)]).toEqual([3, 'lost: uplink-crash-loop']);
  });

  it('restarts as often as needed when a minute lies between three ends', async () => {
    watchOver(uplinkAt(10));
    for (let times = 0; times < 8; times += 1) {
      running.clear();
      await look(20_000);
    }
    expect([restarts, said.filter((what) => what.startsWith('lost'))]).toEqual([8, []]);
  });

  it('does not restart once the watch is stopped, which waits for a restart under way', async () => {
    let finish: (uplink: UplinkRecord) => void = () => undefined;
    restart = () => new Promise((resolve) => (finish = resolve));
    watchOver(uplinkAt(10));
    running.clear();
    await look();
    let isStopped = false;
    void watch.stop().then(() => (isStopped = true));
    await settle();
    expect(isStopped).toBe(false);
    finish(uplinkAt(20));
    await settle();
    expect([isStopped, watch.record, hostChanged]).toEqual([true, uplinkAt(20), undefined]);
    running.clear();
    await look(60_000);
    expect(restarts).toBe(1);
  });

  it('does not restart when the watch is stopped during a check', async () => {
    watchOver(uplinkAt(10));
    running.clear();
    const looking = clock.advance(2_000);
    const stopping = watch.stop();
    await Promise.all([looking, stopping]);
    await settle();
    expect([restarts, said]).toEqual([0, []]);
  });
});

it('does not watch a card of the host, which has no process', async () => {
  watchOver(CARD);
  await look(60_000);
  expect([said, watch.record]).toEqual([[], CARD]);
});
