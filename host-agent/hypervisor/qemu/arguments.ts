import { AUTOMATION_PORT } from '../../../appliance/protocol/automation.ts';
import { GUEST_CHANNEL_PORT } from '../../../appliance/protocol/limits.ts';
import { INSPECTOR_PORT } from '../../../appliance/protocol/inspection.ts';
import { MICROPHONE_PORT } from '../../../appliance/protocol/microphone.ts';
import { FILES_PORT } from '../../../appliance/protocol/transfers.ts';
import { JAIL_DESCRIPTORS } from '../../jail/bubblewrap.ts';
import { type HandedCard, type Nic, NOT_COMMON, SOUND_FORMAT } from '../hypervisor.ts';

/** Where the guest's memory is: only in QEMU, in a file that will be sealed, or in a template, whose pages are copied on write. */
export type GuestMemory =
  | { readonly kind: 'own'; readonly mebibytes: number }
  | {
      readonly kind: 'sealable' | 'sealed';
      readonly mebibytes: number;
      readonly file: string;
      /** Copy all pages of the template before the guest runs. */
      readonly isPrivate?: true;
    };

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
  readonly commonProcessor?: true;
  /** A UUID that no other VM ever had: a guest that sees it change knows that it was cloned. */
  readonly generation: string;
  readonly screen?: { readonly width: number; readonly height: number };
  /** A sound card, whose sound is read from the socket of the display. */
  readonly sound?: true;
  readonly nics: readonly Nic[];
  readonly pci?: HandedCard;
  /** An empty port for a USB controller. */
  readonly usb?: true;
  /** The file of its scratch disk. */
  readonly scratchDisk?: string;
  readonly sockets: {
    readonly qmp: string;
    readonly guest: string;
    readonly console: string;
    readonly display: string;
    readonly files?: string;
    readonly microphone?: string;
    readonly automation?: string;
    readonly inspector?: string;
  };
}

/**
 * What no guest gets of a processor, by Intel or AMD. With nested virtualisation, a guest reaches the nested half of KVM, which is code in
 * the host's kernel that no jail confines. With performance counters, it measures what shares its processor.
 */
const WITHHELD = 'vmx=off,svm=off,pmu=off';

/**
 * The processor for software emulation lacks the fast string instructions. A guest that has them uses them for all clearing and copying of
 * memory, and emulated they work byte by byte.
 */
const PROCESSOR = {
  // Fastest with KVM. Without features that a template could not save: with `invtsc`, QEMU refuses to seal.
  kvm: `host,migratable=on,${WITHHELD}`,
  tcg: `max,${WITHHELD},erms=off,fsrm=off,fsrs=off,fzrm=off`,
} as const;

const COMMON_PROCESSOR = NOT_COMMON.map((feature) => `${feature}=off`).join();

const BOARD = [
  'q35',
  // Devices of the board that no guest of ours uses: each is code that a guest could attack.
  ...['vmport', 'i8042', 'usb', 'sata', 'smbus', 'hpet', 'smm'].map((device) => `${device}=off`),
  // No page of the guest is merged with an equal page of another program: the time of a write would tell the guest that there is one.
  'mem-merge=off',
  // Keeps the guest's memory out of core files.
  'dump-guest-core=off',
].join(',');

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
  // QEMU keeps this clock steady over all processors. Without the word, the kernel doubts it and takes the ACPI timer, which overflows after 4.7 s:
  // where the host lets a VM wait for half of that, the guest's time goes back, and programs such as Node.js abort.
  'tsc=reliable',
].join(' ');

/**
 * QEMU 10.0 finds the device behind an address by its number in the table of the guest's devices, and a processor remembers such numbers. When
 * another one moves a device, the table changes at once, but what the processor remembers is forgotten a moment later. Until then its accesses
 * reach a wrong device: it loses the end of an interrupt and never gets another one, or QEMU aborts (`section_index < d->map.sections_nb`).
 * The kernel moves devices when it looks for them, some 180 times, and at no other time. So it does that with one processor; the initramfs
 * starts the others. Without `noreplace-smp`, the kernel would rewrite all its locks twice.
 */
const ONE_PROCESSOR_FIRST = 'maxcpus=1 noreplace-smp';

/** QEMU's arguments for a VM. Pure. */
export function qemuArguments(vm: QemuVm): string[] {
  return [
    ...board(vm),
    ...memory(vm),
    ...boot(vm),
    ...scratchDisk(vm.scratchDisk),
    ...channels(vm),
    ...display(vm),
    ...vm.nics.flatMap(nic),
    ...handed(vm.pci),
    ...usbPort(vm.usb),
    ...sound(vm),
    ...CONFINEMENT,
  ];
}

/**
 * QEMU's store of translated code. When it is full, QEMU forgets all of it and translates what still runs again, which makes the next click slow.
 * This is enough for a spare and its first pages; the guide compares sizes (Performance, "The store of translated code").
 */
export const TRANSLATED_CODE_MIB = 768;

/** KVM is an open file in a set of files: a QEMU with a separate account may not open the device itself. */
const ACCELERATION = {
  kvm: ['-add-fd', `fd=${JAIL_DESCRIPTORS.device},set=1`, '-accel', 'kvm,device=/dev/fdset/1'],
  tcg: ['-accel', `tcg,thread=multi,tb-size=${TRANSLATED_CODE_MIB}`],
} as const;

function board({ id, accelerator, memory, processors, commonProcessor, generation }: QemuVm): string[] {
  return [
    '-name',
    `guest=${id}`,
    // Only devices named here exist; no configuration file of the host adds any.
    '-nodefaults',
    '-no-user-config',
    '-machine',
    `${BOARD}${memory.kind === 'own' ? '' : ',memory-backend=memory'}`,
    ...ACCELERATION[accelerator],
    '-cpu',
    commonProcessor ? `${PROCESSOR[accelerator]},${COMMON_PROCESSOR}` : PROCESSOR[accelerator],
    '-smp',
    String(processors),
    '-m',
    `${memory.mebibytes}M`,
    '-rtc',
    'base=utc',
    // A reboot ends the VM.
    '-no-reboot',
    ...virtio('rng'),
    '-device',
    `vmgenid,guid=${generation}`,
  ];
}

/** A device of virtio 1. Without `disable-legacy`, QEMU also offers its predecessor, another parser of the guest's requests. */
function virtio(kind: string, ...properties: readonly string[]): string[] {
  return ['-device', [`virtio-${kind}-pci`, 'disable-legacy=on', ...properties].join(',')];
}

function memory({ memory, processors }: QemuVm): string[] {
  switch (memory.kind) {
    case 'own':
      return [];
    case 'sealable':
      return ['-object', `${fileMemory(memory)},share=on,dump=off`];
    case 'sealed':
      return [
        '-object',
        // The file is opened read-only; the guest's writes stay in this process.
        // With `prealloc`, QEMU writes to every page before the guest runs, which replaces all that it shares with the file.
        `${fileMemory(memory)},share=off,readonly=on,rom=off,dump=off${memory.isPrivate === true ? `,prealloc=on,prealloc-threads=${processors}` : ''}`,
        // After its device state is loaded, the VM is paused.
        '-incoming',
        'defer',
        '-S',
      ];
  }
}

function fileMemory({ file, mebibytes }: Extract<GuestMemory, { file: string }>): string {
  return `memory-backend-file,id=memory,size=${mebibytes}M,mem-path=${escapeCommas(file)}`;
}

function boot({ accelerator, kernel, initramfs, root, commandLine, processors }: QemuVm): string[] {
  const emulated = processors > 1 ? `${EMULATED_COMMAND_LINE} ${ONE_PROCESSOR_FIRST}` : EMULATED_COMMAND_LINE;
  return [
    '-kernel',
    kernel,
    '-initrd',
    initramfs,
    '-append',
    accelerator === 'kvm' ? commandLine : `${commandLine} ${emulated}`,
    '-blockdev',
    `driver=file,node-name=root,filename=${escapeCommas(root)},read-only=on,auto-read-only=off`,
    ...virtio('blk', 'drive=root', 'serial=root'),
  ];
}

/** After the root, which the initramfs expects to be the first disk. */
function scratchDisk(file: string | undefined): string[] {
  if (file === undefined) return [];
  return [
    '-blockdev',
    [
      `driver=file,node-name=scratch,filename=${escapeCommas(file)}`,
      // What the guest deletes leaves the host's disk.
      'discard=unmap',
      // The file is gone after a crash of the host.
      'cache.no-flush=on',
      // No other program knows the file.
      'locking=off',
    ].join(','),
    // When the host's disk is full, the guest is paused instead of losing what it has written.
    ...virtio('blk', 'drive=scratch', 'serial=scratch', 'werror=enospc', 'rerror=report'),
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
    ...virtio('serial'),
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
    ...(sockets.automation === undefined
      ? []
      : [
          ...socket('automation', sockets.automation),
          '-device',
          `virtserialport,chardev=automation,name=${AUTOMATION_PORT}`,
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
    ...virtio('gpu', 'max_outputs=1', `xres=${screen.width}`, `yres=${screen.height}`),
    ...virtio('keyboard'),
    ...virtio('tablet'),
    // A viewer with exclusive access would disconnect the reader of the sound, which is one more client here. `lossy`: a viewer may ask for JPEG.
    '-vnc',
    `unix:${escapeCommas(sockets.display)},lossy=on${sound === true ? `,share=ignore,audiodev=${SOUND}` : ''}`,
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
    ...virtio('net', `id=card${index}`, `netdev=nic${index}`, `mac=${mac}`, 'romfile='),
  ];
}

function handed(card: HandedCard | undefined): string[] {
  // No option ROM: QEMU would read it from the card and run it.
  return card === undefined ? [] : ['-device', `vfio-pci,host=${card.device},id=handed,rombar=0`];
}

/** The board's own bus takes no device while the VM runs. */
export const USB_PORT = 'usb-port';

/** The guest's kernel knows by the port that devices may come, and loads their drivers before it is locked. */
function usbPort(usb: true | undefined): string[] {
  return usb === true ? ['-device', `pcie-root-port,id=${USB_PORT},chassis=1`] : [];
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
