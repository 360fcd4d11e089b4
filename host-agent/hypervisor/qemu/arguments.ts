import { GUEST_CHANNEL_PORT } from '../../../appliance/protocol/limits.ts';
import { INSPECTOR_PORT } from '../../../appliance/protocol/inspection.ts';
import { MICROPHONE_PORT } from '../../../appliance/protocol/microphone.ts';
import { FILES_PORT } from '../../../appliance/protocol/transfers.ts';
import { type HandedCard, type Nic, SOUND_FORMAT } from '../hypervisor.ts';

/** Where the guest's memory is: only in QEMU, in a file that will be sealed, or in a template, whose pages are copied on write. */
export type GuestMemory =
  | { readonly kind: 'own'; readonly mebibytes: number }
  | { readonly kind: 'sealable' | 'sealed'; readonly mebibytes: number; readonly file: string };

/** Input for QEMU's arguments; every path is a path inside its jail. */
export interface QemuVm {
  readonly id: string;
  readonly accelerator: 'kvm' | 'tcg';
  readonly kernel: string;
  readonly initramfs: string;
  readonly root: string;
  readonly commandLine: string;
  readonly memory: GuestMemory;
  readonly processors: number;
  /** A UUID that no other VM ever had: a guest that sees it change knows that it was cloned. */
  readonly generation: string;
  readonly screen?: { readonly width: number; readonly height: number };
  /** A sound card, whose sound is read from the socket of the display. */
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
 * The processor for software emulation: everything but the fast string instructions. A guest that has them uses them for all clearing and
 * copying of memory, and emulated they work byte by byte.
 */
const EMULATED_PROCESSOR = 'max,-erms,-fsrm,-fsrs,-fzrm';

/**
 * Additional kernel parameters under software emulation, where each instruction costs ten. Real processors do not get them, and keep all
 * hardening of the kernel.
 */
const EMULATED_COMMAND_LINE = [
  // The emulated processor does not speculate, so mitigations only cost time.
  'mitigations=off',
  // Would clear every page a second time, often just before a file is read into it.
  'init_on_alloc=0',
  // Would take a random number for each free page.
  'page_alloc.shuffle=0',
  // Would test ciphers that nothing uses.
  'cryptomgr.notests',
  // The emulated timer is known to work.
  'no_timer_check',
].join(' ');

/** QEMU's arguments for a VM. Pure. */
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
    // Only devices named here exist; no configuration file of the host adds any.
    '-nodefaults',
    '-no-user-config',
    // Keeps the guest's memory out of core files.
    '-machine',
    `q35,vmport=off,i8042=off,usb=off,dump-guest-core=off${memory.kind === 'own' ? '' : ',memory-backend=memory'}`,
    '-accel',
    accelerator === 'kvm' ? 'kvm' : 'tcg,thread=multi',
    // `host` is fastest with KVM.
    '-cpu',
    accelerator === 'kvm' ? 'host' : EMULATED_PROCESSOR,
    '-smp',
    String(processors),
    '-m',
    `${memory.mebibytes}M`,
    '-rtc',
    'base=utc',
    // A reboot ends the VM.
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
      // The file is opened read-only; the guest's writes stay in this process. After its device state is loaded, the VM is paused.
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
    // 2D on purpose: a guest with 3D cannot be sealed, and passes its drawing commands to the host's driver.
    '-device',
    `virtio-gpu-pci,max_outputs=1,xres=${screen.width},yres=${screen.height}`,
    '-device',
    'virtio-keyboard-pci',
    '-device',
    'virtio-tablet-pci',
    // A viewer with exclusive access would disconnect the reader of the sound, which is one more client here.
    '-vnc',
    `unix:${escapeCommas(sockets.display)}${sound === true ? `,share=ignore,audiodev=${SOUND}` : ''}`,
  ];
}

const SOUND = 'sound';

/**
 * QEMU plays to no sound server: the host agent reads the sound beside the screen and passes it on. With access to the host's sound server
 * QEMU could also record the microphone. The card has an output and no input.
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
  // No option ROM: QEMU would read it from the card and run it.
  return card === undefined ? [] : ['-device', `vfio-pci,host=${card.device},id=handed,rombar=0`];
}

/** QEMU's own seccomp filter, in addition to the jail: no obsolete system calls, no change of account, no new programs, no change of priority. */
export const CONFINEMENT: readonly string[] = [
  '-sandbox',
  'on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny',
];

/** In QEMU's option syntax a comma within a value is doubled. */
function escapeCommas(value: string): string {
  return value.replaceAll(',', ',,');
}
