import { describe, expect, it } from 'vitest';
import { qemuArguments } from '../../../../host-agent/hypervisor/qemu/arguments.ts';

const vm = {
  id: '1a2b3c4d',
  accelerator: 'tcg',
  kernel: '/image/kernel',
  initramfs: '/image/initramfs',
  root: '/image/root,1',
  commandLine: 'quiet',
  memory: { kind: 'own', mebibytes: 2048 },
  generation: '11111111-2222-3333-4444-555555555555',
  processors: 2,
  screen: { width: 1280, height: 800 },
  nics: [{ mac: '02:53:42:02:00:00', socket: '/nic0/nic.sock', end: 'connect' }],
  sockets: {
    qmp: '/machine/qmp.sock',
    guest: '/machine/guest.sock',
    console: '/machine/console.sock',
    display: '/machine/rfb.sock',
  },
} as const;

describe('QEMU of a browser VM', () => {
  it('gets exactly these arguments', () => {
    expect(qemuArguments(vm).join(' ')).toBe(
      [
        '-name guest=1a2b3c4d -nodefaults -no-user-config -machine q35,vmport=off,i8042=off,usb=off,dump-guest-core=off -accel tcg,thread=multi -cpu max,-erms,-fsrm,-fsrs,-fzrm -smp 2 -m 2048M -rtc base=utc -no-reboot -device virtio-rng-pci -device vmgenid,guid=11111111-2222-3333-4444-555555555555',
        '-kernel /image/kernel -initrd /image/initramfs -append quiet mitigations=off init_on_alloc=0 page_alloc.shuffle=0 cryptomgr.notests no_timer_check',
        '-blockdev driver=file,node-name=root,filename=/image/root,,1,read-only=on,auto-read-only=off -device virtio-blk-pci,drive=root,serial=root',
        '-chardev socket,id=qmp,path=/machine/qmp.sock,server=on,wait=off -mon chardev=qmp,mode=control',
        '-chardev socket,id=console,path=/machine/console.sock,server=on,wait=off -serial chardev:console',
        '-chardev socket,id=guest,path=/machine/guest.sock,server=on,wait=off -device virtio-serial-pci -device virtserialport,chardev=guest,name=org.safebrowse.agent.0',
        '-device virtio-gpu-pci,max_outputs=1,xres=1280,yres=800 -device virtio-keyboard-pci -device virtio-tablet-pci -vnc unix:/machine/rfb.sock',
        '-netdev stream,id=nic0,server=off,reconnect-ms=500,addr.type=unix,addr.path=/nic0/nic.sock -device virtio-net-pci,id=card0,netdev=nic0,mac=02:53:42:02:00:00,romfile=',
        '-sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny',
      ].join(' '),
    );
  });

  it('has a sound card without input, read beside the screen, and no access to a sound server', () => {
    const told = qemuArguments({ ...vm, sound: true }).join(' ');
    expect(told).toContain('-vnc unix:/machine/rfb.sock,share=ignore,audiodev=sound');
    expect(told).toContain(
      '-audiodev none,id=sound,out.frequency=48000 -device ich9-intel-hda -device hda-output,audiodev=sound -sandbox',
    );
    expect(qemuArguments(vm).join(' ')).not.toMatch(/audio|hda/);
  });

  it('has a port for the microphone only when one is allowed, and never a sound card with input', () => {
    const told = qemuArguments({
      ...vm,
      sound: true,
      sockets: { ...vm.sockets, microphone: '/machine/voice.sock' },
    }).join(' ');
    expect(told).toContain(
      '-chardev socket,id=microphone,path=/machine/voice.sock,server=on,wait=off -device virtserialport,chardev=microphone,name=org.safebrowse.microphone.0',
    );
    expect(told).not.toMatch(/hda-(duplex|micro)|in\./);
    expect(qemuArguments({ ...vm, sound: true }).join(' ')).not.toContain('microphone');
  });

  it('has a port for the inspector only when it is inspected', () => {
    const told = qemuArguments({
      ...vm,
      sockets: { ...vm.sockets, inspector: '/machine/inspector.sock' },
    }).join(' ');
    expect(told).toContain(
      '-chardev socket,id=inspector,path=/machine/inspector.sock,server=on,wait=off -device virtserialport,chardev=inspector,name=org.safebrowse.inspector.0',
    );
    expect(qemuArguments(vm).join(' ')).not.toContain('inspector');
  });

  it('keeps its memory in a file when it will be sealed, and shares that file until it writes when it is a clone', () => {
    const told = (kind: 'sealable' | 'sealed') =>
      qemuArguments({ ...vm, memory: { kind, mebibytes: 512, file: '/template/memory,1' } }).join(' ');
    expect(told('sealable')).toContain('usb=off,dump-guest-core=off,memory-backend=memory -accel');
    expect(told('sealable')).toContain(
      '-object memory-backend-file,id=memory,size=512M,mem-path=/template/memory,,1,share=on,dump=off -kernel',
    );
    expect(told('sealable')).not.toContain('-incoming');
    expect(told('sealed')).toContain(
      '-object memory-backend-file,id=memory,size=512M,mem-path=/template/memory,,1,share=off,readonly=on,rom=off,dump=off -incoming defer -S',
    );
  });

  it('has no display when the VM has none, listens for its peers when it is that end, and keeps the hardening on a real processor', () => {
    const { screen, ...withoutScreen } = vm;
    expect(screen.width).toBe(1280);
    const told = qemuArguments({
      ...withoutScreen,
      accelerator: 'kvm',
      nics: [{ mac: '02:53:42:01:00:00', socket: '/machine/ports/0/nic.sock', end: 'listen' }],
    }).join(' ');
    expect(told).toContain('-display none');
    expect(told).toContain('-netdev stream,id=nic0,server=on,addr.type=unix,addr.path=/machine/ports/0/nic.sock');
    expect(told).toContain('-accel kvm -cpu host');
    expect(told).toContain('-append quiet -blockdev');
    expect(told).not.toContain('-vnc');
  });
});
