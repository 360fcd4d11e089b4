import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  busyMs,
  identify,
  isRunning,
  killAndWait,
  killVmProcessesOf,
  ProcessorWaits,
} from '../../../host-agent/process/process.ts';

const sleeper = async (argv0: string, ...args: string[]) => {
  const child = spawn('bash', ['-c', 'sleep 60; :', ...args], { argv0, stdio: 'ignore' });
  await once(child, 'spawn');
  return child;
};

it('counts the work of a jailed process when asked for its jail', async () => {
  const jail = spawn('sh', ['-c', `${process.execPath} -e 'for (;;);'; true`], { stdio: 'ignore', detached: true });
  await once(jail, 'spawn');
  try {
    await expect.poll(() => busyMs([jail.pid ?? 0]), { timeout: 10_000 }).toBeGreaterThan(200);
    expect(await busyMs([2 ** 22 + 1])).toBe(0);
  } finally {
    process.kill(-(jail.pid ?? expect.fail()), 'SIGKILL');
  }
});

it('measures for how long processes wait for their only processor, one or the other, but not for both', async () => {
  const loop = `taskset --cpu-list 0 ${process.execPath} -e 'for (;;);'`;
  const pair = spawn('sh', ['-c', `${loop} & ${loop}; true`], { stdio: 'ignore', detached: true });
  await once(pair, 'spawn');
  const pids = [pair.pid ?? expect.fail()];
  const waits = new ProcessorWaits(() => pids);
  try {
    await expect.poll(() => waits.totalMs(), { timeout: 10_000, interval: 10 }).toBeGreaterThan(400);
    // A look from time to time sees only the one that waited longer.
    expect(await new ProcessorWaits(() => pids).totalMs()).toBeLessThan(await waits.totalMs());
    expect(await waits.totalMs()).toBeLessThan(await busyMs(pids));
    expect(await new ProcessorWaits(() => [2 ** 22 + 1]).totalMs()).toBe(0);
  } finally {
    process.kill(-(pair.pid ?? expect.fail()), 'SIGKILL');
  }
});

describe('a process', () => {
  it('runs until it is killed', async () => {
    const child = await sleeper('any');
    const identity = await identify('test', child.pid ?? 0);
    expect(identity && (await isRunning(identity))).toBe(true);
    expect(identity && (await killAndWait(identity))).toBe(true);
    expect(identity && (await isRunning(identity))).toBe(false);
  });

  it('is not confused with another one that got its pid', async () => {
    const self = await identify('test', process.pid);
    expect(self && (await isRunning({ ...self, startTicks: '1' }))).toBe(false);
    expect(self && (await killAndWait({ ...self, startTicks: '1' }))).toBe(true);
  });

  it('of an unrecorded VM is found by its folder, and only if it is a VM', async () => {
    const [vm, other] = [
      await sleeper('/usr/bin/bwrap', '--bind', '/run/sb-test/sessions/1'),
      await sleeper('viewer', '/run/sb-test/sessions/1/rfb.sock'),
    ];
    const neighbour = await sleeper('bwrap', '/run/sb-test/sessions/11');
    await killVmProcessesOf('/run/sb-test/sessions/1');
    await expect.poll(() => vm.signalCode).toBe('SIGKILL');
    expect([other.exitCode, other.signalCode, neighbour.exitCode, neighbour.signalCode]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    other.kill('SIGKILL');
    neighbour.kill('SIGKILL');
  });
});
