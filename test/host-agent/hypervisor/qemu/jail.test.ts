import { describe, expect, it } from 'vitest';
import { TRANSLATED_CODE_MIB } from '../../../../host-agent/hypervisor/qemu/arguments.ts';
import { hasMicrophone, qemuJail, vmBounds, vmShare } from '../../../../host-agent/hypervisor/qemu/jail.ts';
import type { VmSpec } from '../../../../host-agent/hypervisor/hypervisor.ts';
import { vmFiles } from '../../../../host-agent/storage/filenames.ts';

const names = vmFiles('/run/sb/sessions/1');
const spec: VmSpec = {
  id: '1',
  role: 'browser',
  names,
  boot: { kernel: '/data/kernel', initramfs: '/data/initramfs', root: '/data/root', commandLine: 'quiet' },
  memoryMiB: 512,
  processors: 2,
  nics: [{ mac: '02:00:00:00:00:01', socket: '/run/sb/network/ports/0/nic.sock', end: 'connect' }],
};
const MIB = 1024 * 1024;

describe('the jail of QEMU', () => {
  it('contains its image and the folder of its port read-only, and its own folder, but not the record of the host agent', () => {
    const jail = qemuJail(spec, 'tcg', { kind: 'boot' });
    expect(jail.readable).toEqual([
      ['/data/kernel', '/image/kernel'],
      ['/data/initramfs', '/image/initramfs'],
      ['/data/root', '/image/root'],
      ['/run/sb/network/ports/0', '/nic0'],
    ]);
    expect(jail.writable).toEqual([['/run/sb/sessions/1/m', '/machine']]);
    expect(names.record.startsWith(`${names.own}/`)).toBe(false);
    expect(jail.command.join(' ')).toContain('path=/machine/qmp.sock');
  });

  it('lets the network VM write to the folders of its ports, and not to the folder of its uplink', () => {
    const { readable, writable, command } = qemuJail(
      {
        ...spec,
        nics: [
          { mac: '02:00:00:00:00:01', socket: names.uplink, end: 'connect' },
          { mac: '02:00:00:00:00:02', socket: names.port(0), end: 'listen' },
        ],
      },
      'tcg',
      { kind: 'boot' },
    );
    expect(readable.slice(3)).toEqual([['/run/sb/sessions/1/uplink', '/nic0']]);
    expect(writable.slice(1)).toEqual([['/run/sb/sessions/1/ports/0', '/nic1']]);
    expect(command.join(' ')).toContain('server=on,addr.type=unix,addr.path=/nic1/nic.sock');
  });

  it('reads a template, and writes only to one that is being sealed', () => {
    const files = { memory: '/t/memory', devices: '/t/devices' };
    const copy = qemuJail(spec, 'kvm', { kind: 'sealed', files });
    expect(copy.readable.slice(-2)).toEqual([
      ['/t/memory', '/template/memory'],
      ['/t/devices', '/template/devices'],
    ]);
    expect(copy.writable).toEqual([['/run/sb/sessions/1/m', '/machine']]);
    expect(qemuJail(spec, 'kvm', { kind: 'sealable', files }).writable.slice(1)).toEqual([
      ['/t/memory', '/template/memory'],
      ['/t/devices', '/template/devices'],
    ]);
  });

  it('gives a VM with sound a card without input, read beside its screen, and no access to the sound server', () => {
    const jailOf = (of: Pick<VmSpec, 'sound'>) =>
      qemuJail(
        { ...spec, screen: { width: 1280, height: 800 }, ...of },
        'tcg',
        { kind: 'boot' },
        { generation: '11111111-2222-3333-4444-555555555555' },
      );
    const { command: silent, ...walls } = jailOf({});
    const { command, ...wallsOfOneThatPlays } = jailOf({ sound: true });
    expect(wallsOfOneThatPlays).toEqual(walls);
    expect(command.filter((word) => !silent.includes(word))).toEqual([
      'unix:/machine/rfb.sock,lossy=on,share=ignore,audiodev=sound',
      '-audiodev',
      'none,id=sound,out.frequency=48000',
      'ich9-intel-hda',
      'hda-output,audiodev=sound',
    ]);
    expect(silent.filter((word) => /audio|hda|snd|pulse|pipewire/.test(word))).toEqual([]);
  });

  it('has only /dev/kvm as a device, as an open file, and none without KVM', () => {
    const { devices, handedDevice } = qemuJail(spec, 'kvm', { kind: 'boot' });
    expect([devices, handedDevice]).toEqual([[], '/dev/kvm']);
    const emulated = qemuJail(spec, 'tcg', { kind: 'boot' });
    expect([emulated.devices, emulated.handedDevice]).toEqual([[], undefined]);
  });

  it('writes to the file of its scratch disk, and as much as that holds', () => {
    const { writable, limits, command } = qemuJail(
      { ...spec, scratchGiB: 2 },
      'kvm',
      { kind: 'boot' },
      { scratchFile: '/state/scratch-disks/1' },
    );
    expect(writable.slice(1)).toEqual([['/state/scratch-disks/1', '/disk/scratch']]);
    expect(limits.fileBytes).toBe(2 * 1024 * MIB);
    const disks = command.filter((word) => /^virtio-blk-pci/.test(word));
    // The initramfs takes the first one as the root.
    expect(disks.map((disk) => /drive=(\w+)/.exec(disk)?.[1])).toEqual(['root', 'scratch']);
    expect(command.find((word) => word.includes('node-name=scratch'))).toMatch(
      /filename=\/disk\/scratch,discard=unmap/,
    );
    const { fileBytes } = qemuJail({ ...spec, scratchGiB: 0 }, 'kvm', { kind: 'boot' }).limits;
    expect(fileBytes).toBeUndefined();
  });

  it('limits memory and processors to those of the guest, with room for QEMU itself', () => {
    expect(qemuJail(spec, 'tcg', { kind: 'boot' }).limits).toEqual({
      addressSpaceBytes: 4608 * MIB,
      processes: 128,
      openFiles: 1024,
    });
    expect(
      qemuJail({ ...spec, pci: { device: '0000:03:00.0', group: 7 } }, 'kvm', { kind: 'boot' }).limits.lockedBytes,
    ).toBe(768 * MIB);
    expect(vmBounds(spec, 'kvm')).toEqual({ memoryBytes: 1280 * MIB, processors: 3, processes: 128 });
    expect(vmBounds(spec, 'tcg').memoryBytes).toBe((1280 + TRANSLATED_CODE_MIB) * MIB);
    expect(qemuJail(spec, 'tcg', { kind: 'boot' }).command).toContain(
      `tcg,thread=multi,tb-size=${TRANSLATED_CODE_MIB}`,
    );
  });

  it('copies the whole template before it runs where its memory is private', () => {
    const files = { memory: '/t/memory', devices: '/t/devices' };
    const memoryOf = (origin: Parameters<typeof qemuJail>[2]) =>
      qemuJail(spec, 'kvm', origin).command.find((word) => word.startsWith('memory-backend-file'));
    expect(memoryOf({ kind: 'sealed', files, isPrivate: false })).toMatch(/,share=off,readonly=on,rom=off,dump=off$/);
    expect(memoryOf({ kind: 'sealed', files, isPrivate: true })).toMatch(
      /,share=off,readonly=on,rom=off,dump=off,prealloc=on,prealloc-threads=2$/,
    );
    expect(memoryOf({ kind: 'sealable', files })).toMatch(/,share=on,dump=off$/);
  });

  it('shares no core, and ends before the desktop when memory runs out: sealing first, the network VM last', () => {
    const scores = [
      vmShare(spec, 'kvm', 'sealable'),
      vmShare(spec, 'kvm', 'sealed'),
      vmShare(spec, 'kvm', 'boot'),
      vmShare({ ...spec, role: 'network' }, 'kvm', 'boot'),
      vmShare({ ...spec, role: 'network' }, 'kvm', 'sealed'),
    ].map(({ outOfMemoryScore, hasOwnCores }) => [outOfMemoryScore, hasOwnCores]);
    expect(scores).toEqual([
      [800, true],
      [600, true],
      [600, true],
      [400, true],
      [400, true],
    ]);
    expect(['kvm' as const, 'tcg' as const].map((by) => vmShare(spec, by, 'sealed').hasSmallPages)).toEqual([
      true,
      false,
    ]);
    expect(vmShare(spec, 'tcg', 'sealable')).toMatchObject({ bounds: vmBounds(spec, 'tcg'), isBackground: true });
    expect(vmShare(spec, 'tcg', 'boot').isBackground).toBe(false);
  });

  it('has a port for files in a browser VM only', () => {
    const portsOf = (role: VmSpec['role']) =>
      qemuJail({ ...spec, role }, 'tcg', { kind: 'boot' }).command.filter((word) =>
        word.includes('name=org.safebrowse.'),
      );
    expect(portsOf('browser')).toHaveLength(2);
    expect(portsOf('network')).toEqual(['virtserialport,chardev=guest,name=org.safebrowse.agent.0']);
  });

  it('has a socket of a card in its own folder without another mount', () => {
    const socket = `${names.own}/nic.sock`;
    const { readable, writable, command } = qemuJail(
      { ...spec, nics: [{ mac: '02:00:00:00:00:01', socket, end: 'listen' }] },
      'tcg',
      { kind: 'boot' },
    );
    expect([readable.length, writable]).toEqual([3, [[names.own, '/machine']]]);
    expect(command.join(' ')).toContain('addr.path=/machine/nic.sock');
  });

  it('has the person’s account, and the group of the card, only with a card of the host', () => {
    const without = qemuJail(spec, 'kvm', { kind: 'boot' });
    expect([without.confinement, without.keepsAccount, without.links]).toEqual(['vm', undefined, undefined]);
    expect(without.limits).not.toHaveProperty('lockedBytes');
    const jail = qemuJail({ ...spec, pci: { device: '0000:03:00.0', group: 7 } }, 'kvm', { kind: 'boot' });
    expect([jail.confinement, jail.keepsAccount, jail.devices]).toEqual([
      'card',
      true,
      ['/dev/vfio/vfio', '/dev/vfio/7'],
    ]);
    expect(jail.command).toContain('vfio-pci,host=0000:03:00.0,id=handed,rombar=0');
  });
});

it('has a microphone only with a sound card and a screen', () => {
  const screen = { width: 64, height: 48 };
  expect(hasMicrophone({ microphone: true, sound: true, screen })).toBe(true);
  expect(hasMicrophone({ sound: true, screen })).toBe(false);
  expect(hasMicrophone({ microphone: true, screen })).toBe(false);
  expect(hasMicrophone({ microphone: true, sound: true })).toBe(false);
});
