import { GUEST_CHANNEL_PORT } from '../../../appliance/protocol/limits.ts';
import { INSPECTOR_PORT } from '../../../appliance/protocol/inspection.ts';
import { MICROPHONE_PORT } from '../../../appliance/protocol/microphone.ts';
import { FILES_PORT } from '../../../appliance/protocol/transfers.ts';
import { type HandedCard, type Nic, SOUND_FORMAT } from '../hypervisor.ts';

/** Where the guest's memory stands: in QEMU alone, in a file that is to be sealed, or in what was sealed, copied page by page as it is written. */
export type GuestMemory =
  | { readonly kind: 'own'; readonly mebibytes: number }
  | { readonly kind: 'sealable' | 'sealed'; readonly mebibytes: number; readonly file: string };

/** What QEMU is told; every path is one inside its jail. */
export interface QemuVm {
  readonly id: string;
  readonly accelerator: 'kvm' | 'tcg';
  readonly kernel: string;
  readonly initramfs: string;
  readonly root: string;
  readonly commandLine: string;
  readonly memory: GuestMemory;
  readonly processors: number;
  /** UUID that no other machine ever had: a guest that sees another one than before knows that it is a copy. */
  readonly generation: string;
  readonly screen?: { readonly width: number; readonly height: number };
  /** A sound card; what it plays is heard at the display's socket. */
  readonly sound?: true;
  readonly nics: readonly Nic[];
  readonly pci?: HandedCard;
  readonly sockets: {
    readonly qmp: string;
    readonly guest: string;
    readonly console: string;
    readonly display: string;
    readonly files?: string;
    readonly microphone?: string;
    readonly inspector?: string;
  };
}

/**
 * The processor of software emulation: all that it can do, less the fast string instructions. A guest that sees them clears and copies
 * memory with nothing else, and emulated they go byte by byte.
 */
const EMULATED_PROCESSOR = 'max,-erms,-fsrm,-fsrs,-fzrm';

/**
 * What the kernel is told besides under software emulation, where each of its instructions costs ten. Nothing of it is for real processors:
 * those keep the kernel's whole hardening.
 */
const EMULATED_COMMAND_LINE = [
  // Against speculation, of which the emulated processor does none: its retpolines are plain lookups at ten times the price.
  'mitigations=off',
  // Clears every page a second time, most of them just before a file is read into them.
  'init_on_alloc=0',
  // Draws a lot for each free page.
  'page_alloc.shuffle=0',
  // Tests ciphers that nobody uses.
  'cryptomgr.notests',
  // The emulated timer is known to work.
  'no_timer_check',
].join(' ');

/** QEMU's arguments for `machine`. Pure. */
export function qemuArguments(vm: QemuVm): string[] {
  return [
    ...board(vm),
    ...memory(vm.memory),
    ...boot(vm),
    ...channels(vm),
    ...display(vm),
    ...vm.nics.flatMap(nic),
    ...handed(vm.pci),
    ...sound(vm),
    ...CONFINEMENT,
  ];
}

function board({ id, accelerator, memory, processors, generation }: QemuVm): string[] {
  return [
    '-name',
    `guest=${id}`,
    // Only what is named here exists; no configuration file of the host's adds to it.
    '-nodefaults',
    '-no-user-config',
    // What the guest has in its memory is in no core file.
    '-machine',
    `q35,vmport=off,i8042=off,usb=off,dump-guest-core=off${memory.kind === 'own' ? '' : ',memory-backend=memory'}`,
    '-accel',
    accelerator === 'kvm' ? 'kvm' : 'tcg,thread=multi',
    // `host` is what KVM does best.
    '-cpu',
    accelerator === 'kvm' ? 'host' : EMULATED_PROCESSOR,
    '-smp',
    String(processors),
    '-m',
    `${memory.mebibytes}M`,
    '-rtc',
    'base=utc',
    // A guest that reboots has lost its way: end it.
    '-no-reboot',
    '-device',
    'virtio-rng-pci',
    '-device',
    `vmgenid,guid=${generation}`,
  ];
}

function memory(memory: GuestMemory): string[] {
  switch (memory.kind) {
    case 'own':
      return [];
    case 'sealable':
      return ['-object', `${fileMemory(memory)},share=on,dump=off`];
    case 'sealed':
      // The file is opened for reading; what the guest writes stays in this process. It comes up when its device state has been loaded, and stands still.
      return ['-object', `${fileMemory(memory)},share=off,readonly=on,rom=off,dump=off`, '-incoming', 'defer', '-S'];
  }
}

function fileMemory({ file, mebibytes }: Extract<GuestMemory, { file: string }>): string {
  return `memory-backend-file,id=memory,size=${mebibytes}M,mem-path=${escapeCommas(file)}`;
}

function boot({ accelerator, kernel, initramfs, root, commandLine }: QemuVm): string[] {
  return [
    '-kernel',
    kernel,
    '-initrd',
    initramfs,
    '-append',
    accelerator === 'kvm' ? commandLine : `${commandLine} ${EMULATED_COMMAND_LINE}`,
    '-blockdev',
    `driver=file,node-name=root,filename=${escapeCommas(root)},read-only=on,auto-read-only=off`,
    '-device',
    'virtio-blk-pci,drive=root,serial=root',
  ];
}

function channels({ sockets }: QemuVm): string[] {
  const socket = (name: string, path: string) => [
    '-chardev',
    `socket,id=${name},path=${escapeCommas(path)},server=on,wait=off`,
  ];
  return [
    ...socket('qmp', sockets.qmp),
    '-mon',
    'chardev=qmp,mode=control',
    ...socket('console', sockets.console),
    '-serial',
    'chardev:console',
    ...socket('guest', sockets.guest),
    '-device',
    'virtio-serial-pci',
    '-device',
    `virtserialport,chardev=guest,name=${GUEST_CHANNEL_PORT}`,
    ...(sockets.files === undefined
      ? []
      : [...socket('files', sockets.files), '-device', `virtserialport,chardev=files,name=${FILES_PORT}`]),
    ...(sockets.microphone === undefined
      ? []
      : [
          ...socket('microphone', sockets.microphone),
          '-device',
          `virtserialport,chardev=microphone,name=${MICROPHONE_PORT}`,
        ]),
    ...(sockets.inspector === undefined
      ? []
      : [
          ...socket('inspector', sockets.inspector),
          '-device',
          `virtserialport,chardev=inspector,name=${INSPECTOR_PORT}`,
        ]),
  ];
}

function display({ screen, sound, sockets }: QemuVm): string[] {
  if (screen === undefined) return ['-display', 'none'];
  return [
    // 2D on purpose: a guest with 3D cannot be sealed, and hands its drawing commands to the host's driver.
    '-device',
    `virtio-gpu-pci,max_outputs=1,xres=${screen.width},yres=${screen.height}`,
    '-device',
    'virtio-keyboard-pci',
    '-device',
    'virtio-tablet-pci',
    // A viewer that wants the screen for itself would take the sound, which is one more that listens there.
    '-vnc',
    `unix:${escapeCommas(sockets.display)}${sound === true ? `,share=ignore,audiodev=${SOUND}` : ''}`,
  ];
}

const SOUND = 'sound';

/**
 * Plays to nobody: the host agent listens beside the screen and hands on what it hears. QEMU itself is given no way to this computer's sound server, which would
 * let it listen at the microphone. A card that plays and has no input.
 */
function sound({ screen, sound }: QemuVm): string[] {
  if (screen === undefined || sound !== true) return [];
  return [
    '-audiodev',
    `none,id=${SOUND},out.frequency=${SOUND_FORMAT.samplesPerSecond}`,
    '-device',
    'ich9-intel-hda',
    '-device',
    `hda-output,audiodev=${SOUND}`,
  ];
}

function nic({ mac, socket, end }: Nic, index: number): string[] {
  const peer = end === 'listen' ? 'server=on' : 'server=off,reconnect-ms=500';
  return [
    '-netdev',
    `stream,id=nic${index},${peer},addr.type=unix,addr.path=${escapeCommas(socket)}`,
    '-device',
    `virtio-net-pci,id=card${index},netdev=nic${index},mac=${mac},romfile=`,
  ];
}

function handed(card: HandedCard | undefined): string[] {
  // No option ROM: it would be read from the card and run.
  return card === undefined ? [] : ['-device', `vfio-pci,host=${card.device},id=handed,rombar=0`];
}

/** QEMU's own seccomp filter, inside the jail's walls: no old system calls, no other account, no other program, no say in its own priority. */
export const CONFINEMENT: readonly string[] = [
  '-sandbox',
  'on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny',
];

/** QEMU's option syntax doubles a comma that belongs to a value. */
function escapeCommas(value: string): string {
  return value.replaceAll(',', ',,');
}
