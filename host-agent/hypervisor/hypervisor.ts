/** The port to hypervisors. A difference between hypervisors is a capability here; nothing else asks for their names. */
import type { Duplex, Readable } from 'node:stream';
import { z } from 'zod';
import type { Finding } from '../api/host/doctor.ts';
import type { DryRunVm } from '../api/session/dry-run.ts';
import { PROTECTIONS } from '../api/host/protections.ts';
import { type VmFiles } from '../storage/filenames.ts';
import type { Owned } from '../process/owned.ts';
import { ProcessIdentity } from '../process/process.ts';
import type { Picture } from './picture/picture.ts';

export interface Nic {
  /** MAC address of the guest's end. */
  readonly mac: string;
  /** Absolute path of the Unix socket that carries the frames. */
  readonly socket: string;
  /** `listen`: this VM creates the socket. `connect`: the peer creates it, now or later. */
  readonly end: 'listen' | 'connect';
}

/**
 * What a common processor lacks, by the names that QEMU and Xen share. Without the registers of AVX, neither Linux nor a program uses any of the later
 * instructions that need them.
 */
export const NOT_COMMON = ['avx', 'avx2', 'fma', 'f16c'] as const;

/** A VM as data. */
export interface VmSpec {
  readonly id: string;
  readonly role: 'browser' | 'network';
  /** Its folder, private and created by the caller. */
  readonly names: VmFiles;
  /** Absolute paths of files that were checked against their digests. */
  readonly boot: {
    readonly kernel: string;
    readonly initramfs: string;
    readonly root: string;
    readonly commandLine: string;
  };
  readonly memoryMiB: number;
  /** A clone copies all memory of its template at its start, so that it shares no page with another VM. */
  readonly privateMemory?: true;
  readonly processors: number;
  /**
   * Its processors lack AVX and what builds upon it, as older ones do. Programs that find such instructions compute sound by them, with other last digits, so
   * pages could tell the processors of hosts apart. Ignored by XenClient.
   */
  readonly commonProcessor?: true;
  /** In pixels; absent: no display. */
  readonly screen?: { readonly width: number; readonly height: number };
  readonly nics: readonly Nic[];
  /** A sound card for playback only, where the hypervisor has one. */
  readonly sound?: true;
  /** A port for a microphone, which is silent until samples are sent. Needs `sound`. */
  readonly microphone?: true;
  /** A port over which a program of the host drives the browser. */
  readonly automation?: true;
  /** A place for a USB controller, which it gets with its first device. */
  readonly usb?: true;
  /**
   * It has a scratch disk, which is empty, and may write so much to it: what should not fill the guest's memory. The content is gone with the VM. Clones of a
   * template may differ in it. Ignored by a hypervisor without {@link Hypervisor.scratchRoomMiB}.
   */
  readonly scratchGiB?: number;
  /** A port for the inspector; the VM of a session never has one. */
  readonly inspected?: true;
  /** A network card of the host, passed through. Such a VM cannot be sealed. */
  readonly pci?: HandedCard;
}

/** A card of the host that is bound to vfio-pci and ready for a VM. */
export interface HandedCard {
  /** For example `0000:03:00.0`. */
  readonly device: string;
  /** Its IOMMU group, of which it is the only member. */
  readonly group: number;
}

const ACCELERATORS = ['kvm', 'tcg', 'xen', 'none'] as const;

/** The record of a running VM, from which another host agent can adopt it. */
export const VmRecord = z.strictObject({
  hypervisor: z.string(),
  accelerator: z.enum(ACCELERATORS),
  /** Empty where VMs are not processes of the host. */
  processes: z.array(ProcessIdentity),
  /** It has a sound card. */
  sound: z.literal(true).optional(),
  /** It has a port for a microphone. */
  microphone: z.literal(true).optional(),
  /** It has a port for automation. */
  automation: z.literal(true).optional(),
  /** It can be given USB devices. */
  usb: z.literal(true).optional(),
  /** This many network cards lose their link while the VM at the other end is gone. */
  followingCards: z.int().min(1).optional(),
  /** The protections that its process was started without; absent: none, or an earlier version started it. */
  lacks: z.array(z.enum(PROTECTIONS)).optional(),
});
export type VmRecord = z.infer<typeof VmRecord>;

/** The guest's screen at one moment: row by row, three bytes for each pixel (red, green, blue). */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** Limits the size of frames that are read again and again: a guest chooses its own screen mode, and full frames could fill our memory. */
export interface Thinning {
  readonly mostPixels: number;
  /** `points`: every n-th pixel. `means`: the mean of the pixels around it. */
  readonly as: 'points' | 'means';
}

/** Format of the sound of a VM: 16-bit samples, little-endian, left and right in turn. */
export const SOUND_FORMAT = { channels: 2, bytesPerSample: 2, samplesPerSecond: 48_000 } as const;
export const SOUND_BYTES_PER_SECOND =
  SOUND_FORMAT.channels * SOUND_FORMAT.bytesPerSample * SOUND_FORMAT.samplesPerSecond;

/** Receives the sound of a VM. */
export interface SoundListener {
  /** Samples, at the rate of playback at most. A hypervisor process that was taken over may send any bytes. */
  readonly onSound: (untrustedSamples: Buffer) => void;
  /** Playback stopped. */
  readonly onEnd: () => void;
  /** No more sound will come: the VM ended, or violated the format. */
  readonly onLost: (reason: string) => void;
}

/** A moment in which a hypervisor came closer to a running VM, by `performance.now()`. */
export interface BegunMoment {
  readonly moment: 'qemu-started' | 'qemu-answers' | 'state-loaded';
  readonly atMs: number;
}

/** The USB devices of a VM, each by a name that no other one of this VM ever had. */
export interface VmUsb {
  /** Plugs in the device that speaks usbredir on the socket of this name, and its controller, if there is none. */
  plug(name: string): Promise<void>;
  /** Whether the guest can use the device: its other end has said what it is. */
  isPlugged(name: string): Promise<boolean>;
  /** Safe to call for one that is gone. */
  unplug(name: string): Promise<void>;
}

/** The frames of a network card, in both directions, as a capture in the format of libpcap. Its owner ends it. */
export type CardCapture = Owned<Readable>;

/** One picture of a screen that is followed: row by row, four bytes for each pixel (blue, green, red, none). The buffer changes later. */
export interface FollowedFrame {
  readonly width: number;
  readonly height: number;
  readonly bgrx: Buffer;
}

/** Receives a screen. */
export interface ScreenListener {
  /** Not more often than asked for, and only after a change. Its promise is waited for. */
  readonly onFrame: (untrustedFrame: FollowedFrame) => Promise<void>;
  /** No more will come: the VM ended, or violated the format. */
  readonly onLost: (reason: string) => void;
}

/** Tells a guest that hangs from one that only waits for a processor of the host. */
export interface StartWatch {
  /** How long the VM has been held up since its start because it waited for a processor, in milliseconds. */
  waitedMs(): Promise<number>;
  /** Its guest was silent for so long that the VM is given up and started again. */
  givenUp(silentMs: number): void;
}

export interface Vm {
  readonly record: VmRecord;
  /** Absent where the hypervisor cannot tell why a guest is silent. */
  readonly watch?: StartWatch;
  /** How it began; absent where the hypervisor does not say, or another host agent started it. */
  readonly begun?: readonly BegunMoment[];
  /** Resolves when the VM has ended by itself or was killed. */
  readonly ended: Promise<void>;
  /** The hypervisor's own words on an unexpected end: one printable line. Absent where it has none. */
  lastWords?(): Promise<string>;
  /** Opens the guest channel. Only one client at a time. */
  connectGuestChannel(): Promise<Duplex>;
  /** Opens a connection for the bytes of one transfer. Absent where the VM has no such port. */
  connectFiles?(): Promise<Duplex>;
  /** Opens the channel of the inspector; only where the VM was started with it. */
  connectInspector?(): Promise<Duplex>;
  /** Sends the sound of the VM to `listener` until the returned function is called; only where the VM has a sound card. */
  listen?(listener: SoundListener): Promise<() => void>;
  /** Captures the frames of one of its network cards, by its number in {@link VmSpec}. Absent where nothing outside of the guest sees them. */
  captureCard?(card: number): Promise<CardCapture>;
  /** Sends the screen, without loss, to `listener` until the returned function is called. Absent where the screen is not ours. */
  followScreen?(listener: ScreenListener, everyMs: number): Promise<() => void>;
  /** Opens the microphone, which takes samples and returns nothing; only where the VM has a port for it. */
  connectMicrophone?(): Promise<Duplex>;
  /** Opens the debugging pipe of its browser; only where the VM has a port for it. One client at a time. */
  connectAutomation?(): Promise<Duplex>;
  /** Gives it the USB devices for which other programs speak; only where the VM was started with a place for them. */
  readonly usb?: VmUsb;
  /** Opens the output of the serial console. */
  connectConsole(): Promise<Duplex>;
  /** The whole screen. */
  screenshot(): Promise<Picture>;
  /** The screen as pixels, reduced evenly to the limit of `thinned`. */
  frame(thinned?: Thinning): Promise<Frame>;
  /** Lets a paused VM run. */
  resume(): Promise<void>;
  /** Stops execution and keeps the memory. */
  pause(): Promise<void>;
  /** Calls `onChange` with `true` when the VM is paused because the host's disk has no room for its scratch disk, and with `false` when it goes on, which it does by itself. */
  followRoom?(onChange: (isWithoutRoom: boolean) => void): void;
  /** Connects its network cards: those of a clone have no link until then. */
  linkUp(): Promise<void>;
  /** Leaves it running for another host agent; `ended` never resolves then. */
  detach(): void;
  /** Ends it at once; resolves when no process is left. Safe to call twice. Throws `Failure` vm-lingers. */
  kill(): Promise<void>;
}

/** What the host has to provide. */
export interface HypervisorNeeds {
  /** Memory of one session and the network VM. */
  readonly memoryMiB: number;
  /** Network cards to be passed through. */
  readonly cards: readonly string[];
}

export interface AcceleratorChoice {
  readonly accelerator: VmRecord['accelerator'];
  /** Why this one, for a person. */
  readonly reason: string;
  /** What to do to get a faster one: whole sentences, for a person. Absent when nothing helps, or nothing is wrong. */
  readonly remedy?: string;
  /** The command in the remedy, if it has one. */
  readonly command?: string;
}

/** The two files of a template: the memory of the VM and the state of its devices. */
export interface SealedFiles {
  readonly memory: string;
  readonly devices: string;
}

/** A VM that was started to be sealed. */
export interface SealableVm extends Vm {
  /** Ends it and saves it; resolves when no process is left. */
  seal(signal: AbortSignal): Promise<void>;
}

/** The capability to save a running VM and to start clones of it. */
/** The part of a fingerprint that belongs to the VM. */
export const SHAPE = 'the shape of the VM';

/** What must be the same for template and clone besides the image, by names for a person. */
export type Fingerprint = Readonly<Record<string, string>>;

export interface Sealing {
  /** The parts that belong to the VM, under {@link SHAPE}, and those that belong to the host. */
  fingerprint(spec: VmSpec, signal: AbortSignal): Promise<Fingerprint>;
  /** Starts a VM to be sealed in `files`, whose folder exists. Its network cards never have a link. It runs at low priority. */
  start(spec: VmSpec, files: SealedFiles, signal: AbortSignal): Promise<SealableVm>;
  /** Loads a clone, which is paused and has no link. It shares the memory file until it writes. Throws `Failure` template-refused where the files can never be used. */
  clone(spec: VmSpec, files: SealedFiles, signal: AbortSignal): Promise<Vm>;
}

/** The capability to connect the host itself to the network VM, like a session. */
export interface HostCards {
  /** Resolves when frames flow. Throws `Failure` card-not-connected. */
  attach(nic: Nic, signal: AbortSignal): Promise<void>;
  detach(nic: Nic): Promise<void>;
}

export interface Hypervisor {
  readonly name: string;
  /** Programs that it needs, and their Debian packages. */
  readonly programs: readonly { readonly program: string; readonly debianPackage: string }[];
  /** Absent where VMs cannot be cloned. */
  readonly sealing?: Sealing;
  /** Without `sealing`: whether a VM that was booted in advance may wait paused. Its cards have no link before `linkUp` either. */
  readonly keepsPaused?: boolean;
  /** Whether the hypervisor itself unbinds a passed-through card from its driver, and carries frames without sockets. */
  readonly handsCards?: boolean;
  /** How much of `scratchGiB` a VM can write to its scratch disk now, in MiB, so that the host's disk keeps some room; 0: nothing. Absent where VMs have no such disk. */
  scratchRoomMiB?(scratchGiB: number): Promise<number>;
  /** Whether its VMs are shown on the host's own screen, outside of our windows: then there are no frames. */
  readonly hasOwnScreen?: boolean;
  /** Whether the screen of a VM takes the size that its viewer asks for. */
  readonly resizesScreen?: true;
  /** Whether a VM can have a port for the inspector. */
  readonly hasInspectorPort?: true;
  /** Whether a VM can have a sound card. */
  readonly playsSound?: true;
  /** Whether a VM can be given USB devices. */
  readonly handsUsb?: true;
  /** Absent where the host cannot be connected to the network VM. */
  readonly hostCards?: HostCards;
  /** What allows it to run VMs on this host, and what prevents it. */
  preflight?(needs: HypervisorNeeds, signal: AbortSignal): Promise<Finding[]>;
  /** What will execute guests and, where that is not the fastest, why. */
  accelerator(signal: AbortSignal): Promise<AcceleratorChoice>;
  /** Starts a VM; resolves when it executes. */
  start(spec: VmSpec, signal: AbortSignal): Promise<Vm>;
  /** The commands that would start and end such a VM, none of which is run. */
  dryRun(spec: VmSpec, signal: AbortSignal): Promise<DryRunVm>;
  /** Takes over a VM that an earlier host agent started; `undefined` when it no longer runs. */
  adopt(names: VmFiles, record: VmRecord): Promise<Vm | undefined>;
  /** Ends whatever was started in that folder and never recorded, besides processes with the folder on their command line. */
  cleanUp?(names: VmFiles): Promise<void>;
}
