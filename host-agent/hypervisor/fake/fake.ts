/**
 * A FAKE hypervisor, for tests alone: no machine runs. A sleeping process stands for the virtual machine and a test speaks as its guest.
 * It keeps the promises of the interface; the contract test that holds QEMU to them holds it too.
 */
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { LineSplitter, parseLine } from '../../../appliance/protocol/lines.ts';
import { channelFor, type GuestMessage, type HostMessage } from '../../../appliance/protocol/channels.ts';
import type { Role } from '../../../appliance/protocol/common.ts';
import { CONVERTER_PARAMETER } from '../../../appliance/protocol/limits.ts';
import { Failure } from '../../api/failure.ts';
import type { DryRunVm } from '../../api/rehearsal.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { launch } from '../../process/launch.ts';
import { isRunning, killAndWait, type ProcessIdentity, waitUntilGone } from '../../process/process.ts';
import type {
  Frame,
  Hypervisor,
  Vm,
  VmRecord,
  VmSpec,
  SealableVm,
  SealedFiles,
  Sealing,
  SoundListener,
} from '../hypervisor.ts';

const sleeper = { program: 'sleep', debianPackage: 'coreutils', timeoutMs: 5_000 };
/** Smallest picture there is: one transparent pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** What the file of a sealed machine's devices says. */
const DEVICES: readonly string[] = ['painted', 'empty'];

/** The guest's side, for a test to play. */
export class FakeGuest {
  readonly spec: VmSpec;
  readonly heard: HostMessage[] = [];
  /** The process that stands for the VM; absent until it runs. */
  process: ProcessIdentity | undefined;
  /** A clone reads nothing before it is resumed. */
  isAsleep = false;
  hasLink = true;
  isPainted = false;
  frame: Frame = { width: 64, height: 64, rgb: Buffer.alloc(64 * 64 * 3) };
  /** Who hears what it plays. */
  listener: SoundListener | undefined;
  /** Somebody is at the other end of the port for files. */
  onFiles: (socket: Socket) => void = () => undefined;
  /** Somebody is at the other end of the inspector's port. */
  onInspector: (socket: Socket) => void = (socket) => socket.on('error', () => undefined);
  /** What the person was heard to say, since its port was last connected to; absent while nobody is connected. */
  spoken: Buffer | undefined;
  /** How many bytes it may hear of that before it takes no more. */
  hearsUpToBytes = Infinity;
  readonly #servers: Server[] = [];
  readonly #consoles = new Set<Socket>();
  #channel: Socket | undefined;
  readonly #unheard: HostMessage[] = [];
  readonly #onHello: (guest: FakeGuest) => void;
  readonly #onMessage: (guest: FakeGuest, message: HostMessage) => void;

  constructor(
    spec: VmSpec,
    onHello: (guest: FakeGuest) => void,
    onMessage: (guest: FakeGuest, message: HostMessage) => void,
  ) {
    this.spec = spec;
    this.#onHello = onHello;
    this.#onMessage = onMessage;
  }

  async listen(): Promise<void> {
    await this.#serve(this.spec.names.guest, (socket) => this.#converse(socket));
    await this.#serve(this.spec.names.files, (socket) => this.onFiles(socket.on('error', () => undefined)));
    if (this.spec.microphone) await this.#serve(this.spec.names.microphone, (socket) => this.#hear(socket));
    if (this.spec.inspected) await this.#serve(this.spec.names.inspector, (socket) => this.onInspector(socket));
    await this.#serve(this.spec.names.console, (socket) => this.#consoles.add(socket.on('error', () => undefined)));
  }

  /** Also a message of another role, as a hostile guest would. */
  say(message: GuestMessage): void {
    this.sayRaw(`${JSON.stringify(message)}\n`);
  }

  /** Anything at all, as a hostile guest would. */
  sayRaw(untrustedBytes: Buffer | string): void {
    this.#channel?.write(untrustedBytes);
  }

  /** Ends the VM as if it had crashed. */
  crash(): void {
    if (this.process) process.kill(this.process.pid, 'SIGKILL');
  }

  /** Closes the guest channel while the VM runs on. */
  hangUp(): void {
    this.#channel?.destroy();
  }

  sayOnConsole(text: string): void {
    for (const socket of this.#consoles) socket.write(text);
  }

  /** Chromium's window stands painted on the screen. */
  paint(): void {
    this.isPainted = true;
    this.frame = { ...this.frame, rgb: Buffer.from(this.frame.rgb.map((_, index) => 40 + (index % 200))) };
  }

  close(): void {
    this.#channel?.destroy();
    for (const socket of this.#consoles) socket.destroy();
    for (const server of this.#servers) server.close();
  }

  async #serve(path: string, onSocket: (socket: Socket) => void): Promise<void> {
    const server = createServer(onSocket).listen(path);
    this.#servers.push(server);
    await once(server, 'listening');
  }

  #hear(socket: Socket): void {
    this.spoken = Buffer.alloc(0);
    socket.on('error', () => undefined).on('close', () => (this.spoken = undefined));
    socket.on('data', (chunk: Buffer) => {
      this.spoken = Buffer.concat([this.spoken ?? Buffer.alloc(0), chunk]);
      if (this.spoken.length >= this.hearsUpToBytes) socket.pause();
    });
  }

  #converse(socket: Socket): void {
    const splitter = new LineSplitter();
    this.#channel = socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk)) {
        const message = parseLine(channelFor(roleOf(this.spec)).host, line);
        this.#unheard.push(message);
      }
      if (!this.isAsleep) this.wake();
    });
  }

  wake(): void {
    this.isAsleep = false;
    for (const message of this.#unheard.splice(0)) {
      this.heard.push(message);
      if (message.type === 'hello') this.#onHello(this);
      else this.#onMessage(this, message);
    }
  }
}

function roleOf({ role, boot }: VmSpec): Role {
  return boot.commandLine.includes(CONVERTER_PARAMETER) ? 'converter' : role;
}

class FakeVm implements Vm {
  readonly record: VmRecord;
  readonly ended: Promise<void>;
  readonly listen?: (listener: SoundListener) => Promise<() => void>;
  readonly connectMicrophone?: () => Promise<Duplex>;
  readonly #guest: FakeGuest;
  #isDetached = false;

  constructor(guest: FakeGuest, record: VmRecord) {
    this.#guest = guest;
    this.record = record;
    this.ended = this.#watch();
    if (record.microphone) this.connectMicrophone = () => connectTo(guest.spec.names.microphone);
    if (record.sound) {
      this.listen = async (listener) => {
        guest.listener = listener;
        return () => (guest.listener = undefined);
      };
    }
  }

  lastWords(): Promise<string> {
    return Promise.resolve('the process that stands for it ended');
  }

  connectGuestChannel(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.guest);
  }

  connectFiles(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.files);
  }

  connectInspector(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.inspector);
  }

  connectConsole(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.console);
  }

  screenshot(): Promise<Buffer> {
    return Promise.resolve(PNG);
  }

  frame(): Promise<Frame> {
    return Promise.resolve(this.#guest.frame);
  }

  resume(): Promise<void> {
    this.#guest.wake();
    return Promise.resolve();
  }

  pause(): Promise<void> {
    this.#guest.isAsleep = true;
    return Promise.resolve();
  }

  linkUp(): Promise<void> {
    this.#guest.hasLink = true;
    return Promise.resolve();
  }

  detach(): void {
    this.#isDetached = true;
  }

  async kill(): Promise<void> {
    for (const identity of this.record.processes) await killAndWait(identity);
    this.#guest.close();
  }

  async #watch(): Promise<void> {
    for (const identity of this.record.processes) while (!(await waitUntilGone(identity, 1_000)));
    if (this.#isDetached) await new Promise<never>(() => undefined);
    this.#guest.close();
  }
}

/** What a healthy browser machine does besides. */
function answer(guest: FakeGuest, message: HostMessage): void {
  if (message.type === 'identity') guest.say({ type: 'step', step: 'identity', elapsedMs: 1 });
  if (message.type === 'warm-up') guest.say({ type: 'step', step: 'warm-up', elapsedMs: 1 });
}

export class FakeHypervisor implements Hypervisor {
  readonly name = 'fake';
  readonly programs = [];
  readonly hasInspectorPort = true;
  /** As `xl` does, whose cards are plugged in by `linkUp`; QEMU's have their link when they start. */
  keepsPaused = false;
  /** By machine id, for tests to speak as. */
  readonly guests = new Map<string, FakeGuest>();
  readonly sealing: Sealing = {
    fingerprint: ({ role, memoryMiB, processors, screen, nics }) =>
      Promise.resolve(JSON.stringify([role, memoryMiB, processors, screen, nics.length])),
    start: async (spec, files, signal): Promise<SealableVm> => {
      const vm = await this.#start(spec, signal, { isAsleep: false, hasLink: false });
      return Object.assign(vm, { seal: () => this.#seal(spec, vm, files) });
    },
    clone: async (spec, files, signal) => {
      // What a real one maps and loads.
      await access(files.memory);
      const devices = await readFile(files.devices, 'utf8');
      signal.throwIfAborted();
      if (!DEVICES.includes(devices))
        throw new Failure('template-refused', { hypervisor: 'The fake', reason: 'these are no devices.' });
      const vm = await this.#start(spec, signal, { isAsleep: true, hasLink: false });
      const guest = this.guests.get(spec.id);
      if (devices === 'painted') guest?.paint();
      return vm;
    },
  };
  /** What a guest does when it is greeted. */
  onHello: (guest: FakeGuest) => void = () => undefined;
  /** What it does when it hears anything else. */
  onMessage: (guest: FakeGuest, message: HostMessage) => void = answer;

  accelerator() {
    return Promise.resolve({ accelerator: 'none', reason: 'nothing runs' } as const);
  }

  rehearse({ role }: VmSpec): Promise<DryRunVm> {
    return Promise.resolve({ role, steps: [{ when: 'start', command: [sleeper.program, '3600'] }] });
  }

  start(spec: VmSpec, signal: AbortSignal): Promise<Vm> {
    return this.#start(spec, signal, { isAsleep: false, hasLink: !this.keepsPaused });
  }

  async #start(spec: VmSpec, signal: AbortSignal, state: Pick<FakeGuest, 'isAsleep' | 'hasLink'>): Promise<FakeVm> {
    signal.throwIfAborted();
    // What a real one does by reading them.
    for (const file of [spec.boot.kernel, spec.boot.initramfs, spec.boot.root]) await access(file);
    await mkdir(spec.names.own, { recursive: true });
    for (const { socket, end } of spec.nics)
      if (end === 'listen') await mkdir(socket.slice(0, socket.lastIndexOf('/')), { recursive: true });
    const guest = new FakeGuest(
      spec,
      (greeted) => this.onHello(greeted),
      (told, message) => this.onMessage(told, message),
    );
    Object.assign(guest, state);
    await guest.listen();
    this.guests.set(spec.id, guest);
    const { identity } = await launch('fake', sleeper, ['3600'], { logFile: spec.names.processLog('fake') });
    guest.process = identity;
    return new FakeVm(guest, {
      hypervisor: this.name,
      accelerator: 'none',
      processes: [identity],
      ...(spec.sound && { sound: true as const }),
      ...(spec.microphone && { microphone: true as const }),
    });
  }

  async #seal(spec: VmSpec, vm: FakeVm, files: SealedFiles): Promise<void> {
    await vm.kill();
    await writeFile(files.memory, spec.id, { mode: 0o600 });
    await writeFile(files.devices, this.guests.get(spec.id)?.isPainted === true ? 'painted' : 'empty', { mode: 0o600 });
  }

  async adopt(names: VmFiles, record: VmRecord): Promise<Vm | undefined> {
    const [identity] = record.processes;
    if (identity && (await isRunning(identity))) {
      for (const guest of this.guests.values())
        if (guest.spec.names.folder === names.folder) return new FakeVm(guest, record);
    }
    return undefined;
  }
}

async function connectTo(path: string): Promise<Duplex> {
  const socket = connect(path);
  await once(socket, 'connect');
  return socket;
}
