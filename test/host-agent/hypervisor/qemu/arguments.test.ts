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
    qmp: '/vm/qmp.sock',
    guest: '/vm/guest.sock',
    console: '/vm/console.sock',
    display: '/vm/rfb.sock',
  },
} as const;

const BOARD = 'q35,vmport=off,i8042=off,usb=off,sata=off,smbus=off,hpet=off,smm=off,mem-merge=off,dump-guest-core=off';

const words = (text: string) => text.split(' ');

describe('QEMU of a browser VM', () => {
  it('gets exactly these arguments', () => {
    expect(qemuArguments(vm)).toEqual([
      ...words('-name guest=1a2b3c4d -nodefaults -no-user-config'),
      ...['-machine', BOARD],
      ...words(
        '-accel tcg,thread=multi,tb-size=768 -cpu max,vmx=off,svm=off,pmu=off,erms=off,fsrm=off,fsrs=off,fzrm=off',
      ),
      ...words('-smp 2 -m 2048M -rtc base=utc -no-reboot'),
      ...words('-device virtio-rng-pci,disable-legacy=on -device vmgenid,guid=11111111-2222-3333-4444-555555555555'),
      ...words('-kernel /image/kernel -initrd /image/initramfs -append'),
      'quiet mitigations=off init_on_alloc=0 page_alloc.shuffle=0 cryptomgr.notests no_timer_check tsc=reliable maxcpus=1 noreplace-smp',
      '-blockdev',
      'driver=file,node-name=root,filename=/image/root,,1,read-only=on,auto-read-only=off',
      ...words('-device virtio-blk-pci,disable-legacy=on,drive=root,serial=root'),
      ...words('-chardev socket,id=qmp,path=/vm/qmp.sock,server=on,wait=off -mon chardev=qmp,mode=control'),
      ...words('-chardev socket,id=console,path=/vm/console.sock,server=on,wait=off -serial chardev:console'),
      ...words(
        '-chardev socket,id=guest,path=/vm/guest.sock,server=on,wait=off -device virtio-serial-pci,disable-legacy=on',
      ),
      ...words('-device virtserialport,chardev=guest,name=org.safebrowse.agent.0'),
      ...words('-device virtio-gpu-pci,disable-legacy=on,max_outputs=1,xres=1280,yres=800'),
      ...words('-device virtio-keyboard-pci,disable-legacy=on -device virtio-tablet-pci,disable-legacy=on'),
      ...words('-vnc unix:/vm/rfb.sock,lossy=on'),
      ...words('-netdev stream,id=nic0,server=off,reconnect-ms=500,addr.type=unix,addr.path=/nic0/nic.sock'),
      ...words('-device virtio-net-pci,disable-legacy=on,id=card0,netdev=nic0,mac=02:53:42:02:00:00,romfile='),
      ...words('-sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny'),
    ]);
  });

  it('an emulated kernel looks for devices with one of several processors', () => {
    const commandLine = (changes: object) => {
      const args = qemuArguments({ ...vm, ...changes });
      return args[args.indexOf('-append') + 1];
    };
    expect(commandLine({ processors: 4 })).toMatch(/ maxcpus=1 noreplace-smp$/);
    expect(commandLine({ processors: 1 })).not.toContain('maxcpus');
    expect(commandLine({ processors: 4, accelerator: 'kvm' })).toBe('quiet');
  });

  it('a guest with KVM gets only features of the processor that a template can save', () => {
    const args = qemuArguments({ ...vm, accelerator: 'kvm' });
    expect(args[args.indexOf('-cpu') + 1]).toMatch(/^host,migratable=on,/);
  });

  it('a guest with the common processor lacks what differs between processors, with KVM and in emulation', () => {
    for (const accelerator of ['kvm', 'tcg'] as const) {
      const processor = (changes: object) => {
        const args = qemuArguments({ ...vm, accelerator, ...changes });
        return args[args.indexOf('-cpu') + 1] ?? '';
      };
      expect(processor({ commonProcessor: true })).toBe(`${processor({})},avx=off,avx2=off,fma=off,f16c=off`);
    }
  });

  it('has a sound card without input, read beside the screen, and no access to a sound server', () => {
    const args = qemuArguments({ ...vm, sound: true }).join(' ');
    expect(args).toContain('-vnc unix:/vm/rfb.sock,lossy=on,share=ignore,audiodev=sound');
    expect(args).toContain(
      '-audiodev none,id=sound,out.frequency=48000 -device ich9-intel-hda -device hda-output,audiodev=sound -sandbox',
    );
    expect(qemuArguments(vm).join(' ')).not.toMatch(/audio|hda/);
  });

  it('has a port for the microphone only when one is allowed, and never a sound card with input', () => {
    const args = qemuArguments({
      ...vm,
      sound: true,
      sockets: { ...vm.sockets, microphone: '/vm/voice.sock' },
    }).join(' ');
    expect(args).toContain(
      '-chardev socket,id=microphone,path=/vm/voice.sock,server=on,wait=off -device virtserialport,chardev=microphone,name=org.safebrowse.microphone.0',
    );
    expect(args).not.toMatch(/hda-(duplex|micro)|in\./);
    expect(qemuArguments({ ...vm, sound: true }).join(' ')).not.toContain('microphone');
  });

  it('has no sound card without a screen, beside which its sound would be read', () => {
    const { screen, ...withoutScreen } = vm;
    expect(screen.width).toBe(1280);
    expect(qemuArguments({ ...withoutScreen, sound: true }).join(' ')).not.toMatch(/audio|hda/);
  });

  it('has a port for the inspector only when it is inspected', () => {
    const args = qemuArguments({
      ...vm,
      sockets: { ...vm.sockets, inspector: '/vm/inspector.sock' },
    }).join(' ');
    expect(args).toContain(
      '-chardev socket,id=inspector,path=/vm/inspector.sock,server=on,wait=off -device virtserialport,chardev=inspector,name=org.safebrowse.inspector.0',
    );
    expect(qemuArguments(vm).join(' ')).not.toContain('inspector');
  });

  it('keeps its memory in a file when it will be sealed, and shares that file until it writes when it is a clone', () => {
    const argsOf = (kind: 'sealable' | 'sealed') =>
      qemuArguments({ ...vm, memory: { kind, mebibytes: 512, file: '/template/memory,1' } }).join(' ');
    expect(argsOf('sealable')).toContain(`${BOARD},memory-backend=memory -accel`);
    expect(argsOf('sealable')).toContain(
      '-object memory-backend-file,id=memory,size=512M,mem-path=/template/memory,,1,share=on,dump=off -kernel',
    );
    expect(argsOf('sealable')).not.toContain('-incoming');
    expect(argsOf('sealed')).toContain(
      '-object memory-backend-file,id=memory,size=512M,mem-path=/template/memory,,1,share=off,readonly=on,rom=off,dump=off -incoming defer -S',
    );
  });

  it('has no display when the VM has none, listens for its peers when it is that end, and keeps the hardening on a real processor', () => {
    const { screen, ...withoutScreen } = vm;
    expect(screen.width).toBe(1280);
    const args = qemuArguments({
      ...withoutScreen,
      accelerator: 'kvm',
      nics: [{ mac: '02:53:42:01:00:00', socket: '/vm/ports/0/nic.sock', end: 'listen' }],
    }).join(' ');
    expect(args).toContain('-display none');
    expect(args).toContain('-netdev stream,id=nic0,server=on,addr.type=unix,addr.path=/vm/ports/0/nic.sock');
    expect(args).toContain(
      '-add-fd fd=5,set=1 -accel kvm,device=/dev/fdset/1 -cpu host,migratable=on,vmx=off,svm=off,pmu=off -smp',
    );
    expect(args).toContain('-append quiet -blockdev');
    expect(args).not.toContain('-vnc');
  });
});
