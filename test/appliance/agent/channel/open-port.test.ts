/** The devices of the VM are made up. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findChannel, openPort } from '../../../../appliance/agent/channel/port.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

const vm = {
  /** Names in a folder, by its path. */
  folders: {} as Record<string, string[]>,
  /** Texts of files, by their paths. */
  texts: {} as Record<string, string>,
  opened: [] as string[],
  ran: [] as string[],
};
vi.mock(import('node:fs/promises'), async (original) => {
  const found = <Value>(value: Value | undefined) =>
    value === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(value);
  return {
    ...(await original()),
    readdir: ((path: string) => found(vm.folders[path])) as never,
    readFile: ((path: string) => found(vm.texts[path])) as never,
    open: ((path: string) => {
      vm.opened.push(path);
      const read = (buffer: Buffer) => Promise.resolve({ bytesRead: buffer.write(`from ${path}`), buffer });
      return Promise.resolve({ read });
    }) as never,
  };
});
vi.mock(import('../../../../appliance/agent/commands/run.ts'), async (original) => ({
  ...(await original()),
  run: (program, args) => {
    vm.ran.push([program, ...args].join(' '));
    return Promise.resolve('');
  },
}));
beforeEach(() => {
  Object.assign(vm, { folders: {}, texts: {}, opened: [], ran: [] });
});
function plugVirtio() {
  vm.folders['/sys/class/virtio-ports'] = ['vport1p1', 'vport2p1'];
  vm.texts['/sys/class/virtio-ports/vport1p1/name'] = 'another\n';
  vm.texts['/sys/class/virtio-ports/vport2p1/name'] = 'org.safebrowse.agent.0\n';
}
function plugXen() {
  vm.folders['/sys/bus/xen/devices'] = ['console-1'];
  vm.folders['/dev'] = ['hvc1'];
}

describe('the port of the guest channel', () => {
  it('is waited for, 50 ms at a time', async () => {
    const clock = useFakeClock();
    let isOpen = false;
    void openPort().then(() => (isOpen = true));
    for (let looks = 0; looks < 3; looks += 1) {
      await clock.untilTimersWait(1);
      await clock.advance(49);
      expect(isOpen).toBe(false);
      if (looks === 2) plugVirtio();
      await clock.advance(1);
    }
    await vi.waitFor(() => expect(isOpen).toBe(true));
    expect(vm.opened).toEqual(['/dev/vport2p1']);
  });

  it('is the virtio port before any terminal, and needs no settings', async () => {
    plugVirtio();
    plugXen();
    const port = await openPort();
    expect([vm.opened, vm.ran]).toEqual([['/dev/vport2p1'], []]);
    expect((await port.read()).toString()).toBe('from /dev/vport2p1');
  });

  it('is the console of Xen in raw mode, once both its device and its terminal are there', async () => {
    plugXen();
    await openPort();
    expect([vm.opened, vm.ran]).toEqual([['/dev/hvc1'], ['busybox stty -F /dev/hvc1 raw -echo']]);
    vm.folders['/sys/bus/xen/devices'] = ['console-0'];
    expect(await findChannel()).toBeUndefined();
  });

  it('is the terminal that the command line names where there is nothing else', async () => {
    vm.folders['/dev'] = ['hvc0'];
    vm.texts['/proc/cmdline'] = 'quiet safebrowse.channel=hvc0\n';
    await openPort();
    expect(vm.opened).toEqual(['/dev/hvc0']);
  });
});
