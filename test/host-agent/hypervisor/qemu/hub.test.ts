import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import { hubJail, startHub, type TapSource } from '../../../../host-agent/hypervisor/qemu/hub.ts';
import { isRunning } from '../../../../host-agent/process/process.ts';
import { current, FakeProcess } from './fake-process.ts';

vi.mock(import('../../../../host-agent/jail/launch-jail.ts'), async (original) => ({
  ...(await original()),
  launchJail: (...words) => current.process.launchJail(...words),
}));
const helper = { bridges: [] as string[], refuses: undefined as Error | undefined };
vi.mock(import('../../../../host-agent/tools/qemu-bridge-helper.ts'), async (original) => ({
  ...(await original()),
  handTap: (bridge) => {
    helper.bridges.push(bridge);
    return helper.refuses ? Promise.reject(helper.refuses) : Promise.resolve();
  },
}));

const never = new AbortController().signal;
let folder: string;
let fake: FakeProcess;
const files = () => ({ folder, socket: join(folder, 'nic.sock'), control: join(folder, 'control.sock') });
const start = (source: TapSource, signal = never) => startHub(files(), source, join(folder, 'hub.log'), signal);
const running = () => Promise.all(fake.processes.map(isRunning));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-hub-'));
  mkdirSync(folder, { recursive: true });
  fake = current.process = new FakeProcess();
  fake.controlSocket = files().control;
  Object.assign(helper, { bridges: [], refuses: undefined });
  fake.answer = ({ execute }) => ({ return: execute === 'human-monitor-command' ? 'ndvm: listening' : {} });
});
afterEach(async () => {
  await fake.end();
  rmSync(folder, { recursive: true });
});

describe('the hub between the network VM and a tap', () => {
  it('gets a tap in a bridge handed, and joins it once its own socket listens', async () => {
    let looks = 0;
    fake.answer = ({ execute }) => {
      if (execute !== 'human-monitor-command') return { return: {} };
      looks += 1;
      return { return: looks < 3 ? 'ndvm: initializing' : 'ndvm: listening' };
    };
    const hub = await start({ bridge: 'br0' });
    expect(hub).toEqual(fake.processes[1]);
    expect(helper.bridges).toEqual(['br0']);
    expect(fake.executed).toEqual([
      'getfd',
      'netdev_add',
      ...Array<string>(3).fill('human-monitor-command'),
      'netdev_add',
    ]);
    expect(fake.commands[0]?.arguments).toEqual({ fdname: 'lan' });
    expect(fake.commands[1]?.arguments).toMatchObject({ type: 'tap', fd: 'lan' });
    expect(fake.commands.at(-1)?.arguments).toEqual({ type: 'hubport', id: 'to-lan', hubid: 0, netdev: 'lan' });
    expect(await running()).toEqual([true, true]);
  });

  it('opens an existing tap itself', async () => {
    await start({ device: 'tap7' });
    expect(helper.bridges).toEqual([]);
    expect(fake.executed).toEqual(['netdev_add', 'human-monitor-command', 'netdev_add']);
    expect(fake.commands[0]?.arguments).toMatchObject({ type: 'tap', ifname: 'tap7', script: 'no', downscript: 'no' });
  });

  it('cannot be controlled by anyone once it runs', async () => {
    await start({ device: 'tap7' });
    expect(existsSync(files().control)).toBe(false);
  });

  it('leaves no process when the tap is refused, with the reason', async () => {
    helper.refuses = new Failure('tap-refused', { bridge: 'br0', reason: 'not allowed', helper: 'helper' });
    await expect(start({ bridge: 'br0' })).rejects.toMatchObject({ code: 'tap-refused' });
    expect([...(await running()), existsSync(files().control)]).toEqual([false, false, false]);
  });

  it('leaves no process when QEMU refuses the tap or ends, with its words', async () => {
    fake.atOnce = { says: 'qemu: could not open tap7\n', ends: false };
    fake.answer = () => ({ error: 'no tap' });
    await expect(start({ device: 'tap7' })).rejects.toMatchObject({
      code: 'uplink-not-started',
      message: expect.stringMatching(/no tap \| qemu: could not open tap7/) as string,
    });
    expect(await running()).toEqual([false, false]);
  });

  it('leaves no process when QEMU ends meanwhile, and says so', async () => {
    fake.answer = () => {
      fake.hangUp();
      return 'none';
    };
    await expect(start({ device: 'tap7' })).rejects.toMatchObject({
      code: 'uplink-not-started',
      message: expect.stringContaining('QEMU closed its control socket') as string,
    });
    expect(await running()).toEqual([false, false]);
  });

  it('leaves no process when its start is cancelled', async () => {
    fake.controlSocket = undefined;
    const cancel = new AbortController();
    const refused = expect(start({ device: 'tap7' }, cancel.signal)).rejects.toThrow('enough');
    await expect.poll(() => fake.processes.length).toBe(2);
    cancel.abort(new Error('enough'));
    await refused;
    expect(await running()).toEqual([false, false]);
  });
});

describe('the jail of the hub', () => {
  const place = { folder: '/run/sb/uplink', socket: '/run/sb/uplink/nic.sock', control: '/run/sb/uplink/qmp.sock' };

  it('contains the folder of its sockets, and has no network for a tap in a bridge', () => {
    const jail = hubJail(place, { bridge: 'br0' });
    expect([jail.readable, jail.writable, jail.devices]).toEqual([[], [['/run/sb/uplink', '/uplink']], []]);
    expect([jail.sharesNetwork, jail.keepsAccount]).toEqual([undefined, undefined]);
    expect(jail.command.join(' ')).not.toContain('/run/sb');
  });

  it('has the network and the person’s account only to open an existing tap', () => {
    expect(hubJail(place, { device: 'tap7' })).toMatchObject({
      devices: ['/dev/net/tun'],
      sharesNetwork: true,
      keepsAccount: true,
    });
  });

  it('has address space for its libraries, several times the memory that it may use', () => {
    expect(hubJail(place, { bridge: 'br0' }).limits.addressSpaceBytes).toBe(2 * 1024 ** 3);
  });
});
