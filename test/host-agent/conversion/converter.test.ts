import { expect, it } from 'vitest';
import { qemuJail } from '../../../host-agent/hypervisor/qemu/jail.ts';
import { converterVm } from '../../../host-agent/conversion/converter.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';

it('QEMU of a converter VM has no network card, screen or sound, and the ports of a browser VM', () => {
  const vm = converterVm('0a1b2c3d', vmFiles('/run/convert/0a1b2c3d'), {
    kernel: '/i/vmlinuz',
    initramfs: '/i/initramfs.img',
    root: '/i/root.erofs',
    commandLine: 'quiet',
  });
  const { command } = qemuJail(vm, 'kvm', { kind: 'boot' });
  const options = command.filter((word) => word.startsWith('-'));
  expect(new Set(options)).toEqual(
    new Set([
      '-name',
      '-nodefaults',
      '-no-user-config',
      '-machine',
      '-accel',
      '-add-fd',
      '-cpu',
      '-smp',
      '-m',
      '-rtc',
      '-no-reboot',
      '-device',
      '-kernel',
      '-initrd',
      '-append',
      '-blockdev',
      '-chardev',
      '-mon',
      '-serial',
      '-display',
      '-sandbox',
    ]),
  );
  const devices = command.flatMap((word, index) =>
    command[index - 1] === '-device' ? [word.replace(/,guid=.*/, '')] : [],
  );
  expect(devices).toEqual([
    'virtio-rng-pci,disable-legacy=on',
    'vmgenid',
    'virtio-blk-pci,disable-legacy=on,drive=root,serial=root',
    'virtio-serial-pci,disable-legacy=on',
    'virtserialport,chardev=guest,name=org.safebrowse.agent.0',
    'virtserialport,chardev=files,name=org.safebrowse.files.0',
  ]);
  expect(command[command.indexOf('-append') + 1]).toBe('quiet safebrowse.role=converter');
});
