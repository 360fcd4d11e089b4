/** The VM's files are in a temporary folder. */
import type * as Files from 'node:fs/promises';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHROMIUM } from '../../../../appliance/agent/browser/chromium.ts';
import { takeIdentity } from '../../../../appliance/agent/browser/identity.ts';
import { setClock } from '../../../../appliance/agent/clock.ts';
import { expectClone } from '../../../../appliance/agent/reseeded.ts';

const vm = {
  root: '',
  card: 'eth0' as string | undefined,
  isOnXen: false,
  /** What `run` does; by default the script sets the card's address. */
  runs: (() => undefined) as (words: readonly string[]) => void,
  ran: [] as string[],
  messages: { found: true, closed: 0, waited: '' },
};
vi.mock(import('node:fs/promises'), async (original) => {
  const real: typeof Files = await original();
  const at = (path: unknown) =>
    typeof path === 'string' &&
    /^\/(dev\/urandom|proc|etc\/machine-id|sys\/(class\/net|devices\/system\/clocksource))/.test(path)
      ? join(vm.root, path)
      : path;
  return {
    ...real,
    readFile: ((path: never, ...words: never[]) => real.readFile(at(path) as never, ...words)) as typeof real.readFile,
    writeFile: (path, ...words) => real.writeFile(at(path) as never, ...words),
    readdir: ((path: never, ...words: never[]) => real.readdir(at(path) as never, ...words)) as typeof real.readdir,
  };
});
vi.mock(import('../../../../appliance/agent/commands/run.ts'), async (original) => ({
  ...(await original()),
  run: (program, args) => {
    vm.ran.push([program, ...args].join(' '));
    vm.runs(args);
    return Promise.resolve('');
  },
}));
vi.mock(import('../../../../appliance/agent/xen.ts'), () => ({ isOnXen: () => Promise.resolve(vm.isOnXen) }));
vi.mock(import('../../../../appliance/agent/browser/dhcp.ts'), async (original) => ({
  ...(await original()),
  findNetworkCard: () => Promise.resolve(vm.card),
}));
vi.mock(import('../../../../appliance/agent/kernel-messages.ts'), () => ({
  KernelMessages: {
    open: () =>
      Promise.resolve({
        waitFor: (pattern: RegExp) => {
          vm.messages.waited = pattern.source;
          return Promise.resolve(vm.messages.found);
        },
        close: () => Promise.resolve(void (vm.messages.closed += 1)),
      }),
  } as never,
}));

const identity = {
  entropy: Buffer.alloc(64, 7).toString('base64'),
  mac: '02:53:42:02:00:01',
  hostname: 'sb-0123456789ab',
  machineId: '0123456789abcdef0123456789abcdef',
  screen: { width: 1280, height: 800 },
};
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(vm.root, path)), { recursive: true });
  writeFileSync(join(vm.root, path), text);
};
const get = (path: string) => readFileSync(join(vm.root, path));
const program = (pid: number, commandLine: string) => put(`/proc/${pid}/cmdline`, commandLine);
const NETWORK_SERVICE = `${CHROMIUM} --type=utility --utility-sub-type=network.mojom.NetworkService --lang=en`;
let killed: number[];
const reseeded = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vm.root = mkdtempSync(join(tmpdir(), 'sb-identity-'));
  Object.assign(vm, { card: 'eth0', isOnXen: false, ran: [], messages: { found: true, closed: 0, waited: '' } });
  vm.runs = ([, , card = '', mac = '']) => put(`/sys/class/net/${card}/address`, `${mac}\n`);
  for (const path of ['/dev/urandom', '/proc/sys/kernel/hostname', '/etc/machine-id']) put(path, '');
  put('/proc/sys/kernel/random/uuid', 'a number of this VM only\n');
  put('/sys/devices/system/clocksource/clocksource0/current_clocksource', 'kvm-clock\n');
  put('/sys/devices/system/clocksource/clocksource0/available_clocksource', 'kvm-clock tsc acpi_pm\n');
  killed = [];
  reseeded.mockClear();
  vi.spyOn(process, 'kill').mockImplementation((pid) => {
    killed.push(pid);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(vm.root, { recursive: true });
});

describe('a VM that takes its identity', () => {
  it('has the entropy, names and address of it, and tells them as they are now', async () => {
    expect(await takeIdentity(identity, undefined)).toEqual({
      hostname: identity.hostname,
      machineId: identity.machineId,
      mac: identity.mac,
      random: 'a number of this VM only',
      clockSource: 'kvm-clock',
    });
    expect(get('/dev/urandom')).toEqual(Buffer.alloc(64, 7));
    expect(get('/etc/machine-id').toString()).toBe(`${identity.machineId}\n`);
    expect(vm.ran).toEqual([`busybox sh /etc/safe-browse/take-identity eth0 ${identity.mac}`]);
    expect(killed).toEqual([]);
  });

  it('is refused when its card has another address afterwards', async () => {
    vm.runs = () => put('/sys/class/net/eth0/address', '02:53:42:02:00:09\n');
    await expect(takeIdentity(identity, undefined)).rejects.toThrow(
      /address is 02:53:42:02:00:09 instead of 02:53:42:02:00:01/,
    );
  });

  it('is refused without a card, which only Xen plugs in later', async () => {
    vm.card = undefined;
    await expect(takeIdentity(identity, undefined)).rejects.toThrow('no network card');
    expect(get('/dev/urandom')).toHaveLength(0);
    vm.isOnXen = true;
    expect(await takeIdentity(identity, undefined)).toMatchObject({ hostname: identity.hostname });
    expect(vm.ran).toEqual([]);
  });
});

describe('a clone that takes its identity', () => {
  it('waits for the kernel’s new random numbers, and ends the process that may hold those of the template', async () => {
    program(41, `${CHROMIUM}\0--flag\0`);
    program(42, NETWORK_SERVICE);
    program(43, `${CHROMIUM} --type=utility --utility-sub-type=storage.mojom.StorageService`);
    put('/proc/not-a-process/cmdline', NETWORK_SERVICE);
    await takeIdentity(identity, reseeded);
    expect([reseeded.mock.calls.length, killed]).toEqual([1, [42]]);
  });

  it('is refused when Chromium runs without such a process, which must not go unnoticed', async () => {
    program(41, `${CHROMIUM}\0--flag\0`);
    await expect(takeIdentity(identity, reseeded)).rejects.toThrow('Chromium has no network service.');
  });

  it('needs no such process where Chromium has not started yet', async () => {
    program(41, 'busybox\0sh\0');
    await takeIdentity(identity, reseeded);
    expect(killed).toEqual([]);
  });

  it('is refused when the kernel did not reseed', async () => {
    const done = await expectClone();
    vm.messages.found = false;
    await expect(takeIdentity(identity, done)).rejects.toThrow('did not reseed');
    expect([vm.messages.closed, vm.messages.waited]).toEqual([1, 'crng reseeded due to virtual machine fork']);
  });

  it('listens no longer once the kernel has reseeded', async () => {
    await (
      await expectClone()
    )();
    expect(vm.messages.closed).toBe(1);
  });
});

it('sets the clock to the nearest second', async () => {
  await setClock(1_700_000_000_499);
  await setClock(1_700_000_000_500);
  expect(vm.ran).toEqual(['busybox date -s @1700000000', 'busybox date -s @1700000001']);
});
