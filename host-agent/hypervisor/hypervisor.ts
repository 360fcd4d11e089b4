/** What a hypervisor does for us. What one can do and another cannot is a capability, never a question of its name. */
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import type { Finding } from '../api/doctor.ts';
import type { DryRunVm } from '../api/rehearsal.ts';
import { type VmFiles } from '../storage/filenames.ts';
import { ProcessIdentity } from '../process/process.ts';

export interface Nic {
  /** Of the guest's end. */
  readonly mac: string;
  /** Unix socket that carries the frames; relative parts were resolved. */
  readonly socket: string;
  /** `listen`: this machine makes the socket and the peer comes. `connect`: the peer made it, or will. */
  readonly end: 'listen' | 'connect';
}

/** A machine as data. */
export interface VmSpec {
  readonly id: string;
  readonly role: 'browser' | 'network';
  /** Where its sockets and its record live; made by the caller, private. */
  readonly names: VmFiles;
  /** Absolute paths, already checked against their digests. */
  readonly boot: {
    readonly kernel: string;
    readonly initramfs: string;
    readonly root: string;
    readonly commandLine: string;
  };
  readonly memoryMiB: number;
  readonly processors: number;
  /** Pixels; absent: no display. */
  readonly screen?: { readonly width: number; readonly height: number };
  readonly nics: readonly Nic[];
  /** It has a sound card that plays, and none that listens; where the hypervisor has such. */
  readonly sound?: true;
  /** Beside its sound card it has a port for what the person says: its microphone, which is silent until something is sent there. */
  readonly microphone?: true;
  /** It has a port for the inspector that it was started with; no machine of a session has. */
  readonly inspected?: true;
  /** A network card of this computer that becomes the machine's own. Such a machine cannot be sealed. */
  readonly pci?: HandedCard;
}

/** A card that waits at vfio-pci for a machine. */
export interface HandedCard {
  /** As `0000:03:00.0`. */
  readonly device: string;
  /** Its IOMMU group, which nothing else is in. */
  readonly group: number;
}

export const ACCELERATORS = ['kvm', 'tcg', 'xen', 'none'] as const;

/** What is written down of a running machine, so that another daemon can take it over. */
export const VmRecord = z.strictObject({
  hypervisor: z.string(),
  accelerator: z.enum(ACCELERATORS),
  /** None where machines are no processes of this computer. */
  processes: z.array(ProcessIdentity),
  /** It has a sound card that can be heard. */
  sound: z.literal(true).optional(),
  /** It has a port for what the person says. */
  microphone: z.literal(true).optional(),
});
export type VmRecord = z.infer<typeof VmRecord>;

/** The guest's screen at one moment: three bytes a pixel, red, green, blue, row by row. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** How much of a screen is wanted by one who looks again and again. A guest chooses its mode itself, and whole pictures of it would fill our memory. */
export interface Thinning {
  readonly mostPixels: number;
  /** `points`: some of the screen's own. `means`: of all that stand around each. */
  readonly as: 'points' | 'means';
}

/** How sound comes out of a machine: each sample 16 bits, the low byte first, left and right in turn. */
export const SOUND_FORMAT = { channels: 2, bytesPerSample: 2, samplesPerSecond: 48_000 } as const;
export const SOUND_BYTES_PER_SECOND =
  SOUND_FORMAT.channels * SOUND_FORMAT.bytesPerSample * SOUND_FORMAT.samplesPerSecond;

/** Who hears what a machine plays. */
export interface SoundListener {
  /** Samples; any bytes at all when the machine's process was taken over, but no more of them than can be played. */
  readonly onSound: (untrustedSamples: Buffer) => void;
  /** It has stopped playing. */
  readonly onEnd: () => void;
  /** Nothing more is heard: the machine has ended, or does not keep to the format. */
  readonly onLost: (reason: string) => void;
}

export interface Vm {
  readonly record: VmRecord;
  /** Fulfilled once, when the machine has ended by itself or was killed. */
  readonly ended: Promise<void>;
  /** How a machine ended that nobody was to end, as its program tells: one printable line. Absent where nothing is known of it. */
  lastWords?(): Promise<string>;
  /** Both directions of the guest wire. One client at a time. */
  connectGuestChannel(): Promise<Duplex>;
  /** The bytes of files and clipboards, one transfer a connection. Absent where a machine has no such port. */
  connectFiles?(): Promise<Duplex>;
  /** Both directions of the inspector's wire; only where the machine was started to be inspected. */
  connectInspector?(): Promise<Duplex>;
  /** Hears what it plays, until it is told to stop; only where the machine has a sound card that can be heard. */
  listen?(listener: SoundListener): Promise<() => void>;
  /** Takes what the person says, as samples; nothing comes back. Only where the machine has a port for that. */
  connectMicrophone?(): Promise<Duplex>;
  /** The serial console's output. */
  connectConsole(): Promise<Duplex>;
  /** The screen as the bytes of a PNG file. */
  screenshot(): Promise<Buffer>;
  /** Of a screen of more pixels than are wanted, one that is thinned out evenly. */
  frame(thinned?: Thinning): Promise<Frame>;
  /** Lets a machine that stands still execute. */
  resume(): Promise<void>;
  /** Makes it stand still until it is resumed. */
  pause(): Promise<void>;
  /** Gives its network cards a link: those of a clone have none until then. */
  linkUp(): Promise<void>;
  /** Lets go of it without ending it: it goes on for another host agent, and `ended` is never fulfilled. */
  detach(): void;
  /** Ends it at once; fulfilled when no process is left. Safe to call twice. Throws `Failure` vm-lingers. */
  kill(): Promise<void>;
}

/** What is asked of the computer. */
export interface HypervisorNeeds {
  /** Of one session with its network machine. */
  readonly memoryMiB: number;
  /** Cards that are to be handed in. */
  readonly cards: readonly string[];
}

export interface AcceleratorChoice {
  readonly accelerator: VmRecord['accelerator'];
  /** For a person: why this one. */
  readonly reason: string;
}

/** A sealed machine: what its memory held and how its devices stood, each one file. */
export interface SealedFiles {
  readonly memory: string;
  readonly devices: string;
}

/** A machine that runs in order to be sealed. */
export interface SealableVm extends Vm {
  /** Stops it for good and writes it down; fulfilled when no process is left. */
  seal(signal: AbortSignal): Promise<void>;
}

/** What a hypervisor does that can write a running machine down and start copies of it. */
export interface Sealing {
  /** All that a sealed machine of this kind depends on besides its image: a clone needs the same. */
  fingerprint(spec: VmSpec, signal: AbortSignal): Promise<string>;
  /** Starts a machine to be sealed into `files`, whose folder is there. Its network cards have no link, ever. It runs behind everything else. */
  start(spec: VmSpec, files: SealedFiles, signal: AbortSignal): Promise<SealableVm>;
  /** A copy: loaded, standing still until it is resumed, without a link. It shares the memory file until it writes. Throws `Failure` template-refused where these files will never do. */
  clone(spec: VmSpec, files: SealedFiles, signal: AbortSignal): Promise<Vm>;
}

/** A network card of this computer's own, plugged into the network machine like a session's. */
export interface HostCards {
  /** Fulfilled when frames flow. Throws `Failure` card-not-connected. */
  attach(nic: Nic, signal: AbortSignal): Promise<void>;
  detach(nic: Nic): Promise<void>;
}

export interface Hypervisor {
  readonly name: string;
  /** Programs that it needs, and what brings them. */
  readonly programs: readonly { readonly program: string; readonly debianPackage: string }[];
  /** Absent where a machine cannot be copied. */
  readonly sealing?: Sealing;
  /** Whether, where nothing can be copied, a machine that was booted ahead may stand paused until it is wanted: its cards have no link before `linkUp` either. */
  readonly keepsPaused?: boolean;
  /** Whether it takes a card from its driver by itself when it hands it in, and carries frames over no socket. */
  readonly handsCards?: boolean;
  /** Whether its machines are on the computer's own screen, where the person turns to them: then there is no picture of one to be had, and nothing to show. */
  readonly hasOwnScreen?: boolean;
  /** Whether a machine can be given a port for an inspector. */
  readonly hasInspectorPort?: true;
  /** Whether a machine can have a sound card that is heard. */
  readonly playsSound?: true;
  /** Absent where the computer's own network stack cannot be plugged in. */
  readonly hostCards?: HostCards;
  /** What keeps it from running machines here, and what does not. */
  examine?(needs: HypervisorNeeds, signal: AbortSignal): Promise<Finding[]>;
  /** What will run the guests and, when it is not the fastest thing, why. */
  accelerator(signal: AbortSignal): Promise<AcceleratorChoice>;
  /** Starts the machine; fulfilled when it executes. */
  start(spec: VmSpec, signal: AbortSignal): Promise<Vm>;
  /** The commands of a start and an end of such a machine, none of which is run. */
  rehearse(spec: VmSpec, signal: AbortSignal): Promise<DryRunVm>;
  /** Takes over a machine that an earlier host agent started; `undefined` when it is no longer there. */
  adopt(names: VmFiles, record: VmRecord): Promise<Vm | undefined>;
  /** Ends what was started there and never written down, where that is more than processes with the folder on their command line. */
  cleanUp?(names: VmFiles): Promise<void>;
}
