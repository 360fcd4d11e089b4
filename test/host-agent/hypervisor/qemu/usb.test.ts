import { expect, it } from 'vitest';
import { qemuUsb } from '../../../../host-agent/hypervisor/qemu/usb.ts';
import { QmpError } from '../../../../host-agent/hypervisor/qmp/qmp.ts';

/** A QEMU that only remembers what it has. `refused`: the driver that it refuses. */
function fakeQemu(refused?: string) {
  const [devices, chardevs] = [new Set<string>(), new Set<string>()];
  const commands: string[] = [];
  return {
    devices,
    chardevs,
    commands,
    execute: async (command: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
      const id = (args['id'] as string | undefined) ?? '';
      commands.push(id === '' ? command : `${command} ${id}`);
      // Others can come in between.
      await Promise.resolve();
      if (command === 'qom-list') return [...devices].map((name) => ({ name, type: 'child' }));
      if (command === 'qom-get') {
        if (!devices.has((args['path'] as string).split('/').at(-1) ?? '')) throw new QmpError('not found');
        return true;
      }
      if (command === 'chardev-add') chardevs.add(id);
      if (command === 'chardev-remove') chardevs.delete(id);
      if (command === 'device_add') {
        if (args['driver'] === refused || devices.has(id)) throw new QmpError('refused');
        devices.add(id);
      }
      if (command === 'device_del' && !devices.delete(id)) throw new QmpError('not found');
      return {};
    },
  };
}

it('gives a VM a controller with its first device, and no second one, also if two come at once', async () => {
  const qemu = fakeQemu();
  const usb = qemuUsb(qemu);
  expect(await usb.isPlugged('usb-a')).toBe(false);
  await Promise.all([usb.plug('usb-a'), usb.plug('usb-b')]);
  expect([...qemu.devices].toSorted()).toEqual(['usb', 'usb-a', 'usb-b']);
  expect(await usb.isPlugged('usb-a')).toBe(true);
  await usb.unplug('usb-a');
  await usb.unplug('usb-a');
  expect(await usb.isPlugged('usb-a')).toBe(false);
});

it('leaves no connection behind when QEMU refuses the device', async () => {
  const qemu = fakeQemu('usb-redir');
  await expect(qemuUsb(qemu).plug('usb-a')).rejects.toThrow('refused');
  expect(qemu.chardevs.size).toBe(0);
});
