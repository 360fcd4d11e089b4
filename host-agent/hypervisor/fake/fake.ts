/**
 * A FAKE hypervisor, for tests alone: no machine runs. A sleeping process stands for the virtual machine and a test speaks as its guest.
 * It keeps the promises of the interface; the contract test that holds QEMU to them holds it too.
 */
import { access, mkdir } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { formatLine, LineSplitter, parseLine } from '../../../appliance/protocol/lines.ts';
import { GuestMessage, HostMessage } from '../../../appliance/protocol/messages.ts';
import type { MachineNames } from '../../storage/filenames.ts';
import { launch } from '../../tools/launch.ts';
import { isRunning, killAndWait, waitUntilGone } from '../../tools/process.ts';
import type { Frame, Hypervisor, Machine, MachineRecord, MachineSpec } from '../hypervisor.ts';

const sleeper = { program: 'sleep', debianPackage: 'coreutils', timeoutMs: 5_000 };
/** Smallest picture there is: one transparent pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** The guest's side, for a test to play. */
export class FakeGuest {
  readonly spec: MachineSpec;
  readonly heard: HostMessage[] = [];
  frame: Frame = { width: 64, height: 64, rgb: Buffer.alloc(64 * 64 * 3) };
  readonly #servers: Server[] = [];
  readonly #consoles = new Set<Socket>();
  #wire: Socket | undefined;
  #onHello: (guest: FakeGuest) => void;

  constructor(spec: MachineSpec, onHello: (guest: FakeGuest) => void) {
    this.spec = spec;
    this.#onHello = onHello;
  }

  async listen(): Promise<void> {
    await this.#serve(this.spec.names.guest, (socket) => this.#converse(socket));
    await this.#serve(this.spec.names.console, (socket) => this.#consoles.add(socket.on('error', () => undefined)));
  }

  say(message: GuestMessage): void {
    this.sayRaw(formatLine(GuestMessage, message));
  }

  /** Anything at all, as a hostile guest would. */
  sayRaw(untrustedBytes: Buffer | string): void {
    this.#wire?.write(untrustedBytes);
  }

  sayOnConsole(text: string): void {
    for (const socket of this.#consoles) socket.write(text);
  }

  /** Chromium's window stands painted on the screen. */
  paint(): void {
    this.frame = { ...this.frame, rgb: Buffer.from(this.frame.rgb.map((_, index) => 40 + (index % 200))) };
  }

  close(): void {
    this.#wire?.destroy();
    for (const socket of this.#consoles) socket.destroy();
    for (const server of this.#servers) server.close();
  }

  async #serve(path: string, onSocket: (socket: Socket) => void): Promise<void> {
    const server = createServer(onSocket).listen(path);
    this.#servers.push(server);
    await once(server, 'listening');
  }

  #converse(socket: Socket): void {
    const splitter = new LineSplitter();
    this.#wire = socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk)) {
        const message = parseLine(HostMessage, line);
        this.heard.push(message);
        if (message.type === 'hello') this.#onHello(this);
      }
    });
  }
}

class FakeMachine implements Machine {
  readonly record: MachineRecord;
  readonly ended: Promise<void>;
  readonly #guest: FakeGuest;
  #released = false;

  constructor(guest: FakeGuest, record: MachineRecord) {
    this.#guest = guest;
    this.record = record;
    this.ended = this.#watch();
  }

  connectGuestWire(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.guest);
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

  release(): void {
    this.#released = true;
  }

  async kill(): Promise<void> {
    for (const identity of this.record.processes) await killAndWait(identity);
    this.#guest.close();
  }

  async #watch(): Promise<void> {
    for (const identity of this.record.processes) while (!(await waitUntilGone(identity, 1_000)));
    if (this.#released) await new Promise<never>(() => undefined);
    this.#guest.close();
  }
}

export class FakeHypervisor implements Hypervisor {
  readonly name = 'fake';
  readonly capabilities = { seals: false };
  /** By machine id, for tests to speak as. */
  readonly guests = new Map<string, FakeGuest>();
  /** What a guest does when it is greeted. */
  onHello: (guest: FakeGuest) => void = () => undefined;

  accelerator() {
    return Promise.resolve({ accelerator: 'none', reason: 'nothing runs' } as const);
  }

  async start(spec: MachineSpec, signal: AbortSignal): Promise<Machine> {
    signal.throwIfAborted();
    // What a real one does by reading them.
    for (const file of [spec.boot.kernel, spec.boot.initramfs, spec.boot.root]) await access(file);
    for (const { socket, end } of spec.nics) if (end === 'listen') await mkdir(socket.slice(0, socket.lastIndexOf('/')), { recursive: true });
    const guest = new FakeGuest(spec, (greeted) => this.onHello(greeted));
    await guest.listen();
    this.guests.set(spec.id, guest);
    const { identity } = await launch('fake', sleeper, ['3600'], { logFile: spec.names.processLog('fake') });
    return new FakeMachine(guest, { hypervisor: this.name, accelerator: 'none', processes: [identity] });
  }

  async adopt(names: MachineNames, record: MachineRecord): Promise<Machine | undefined> {
    const [identity] = record.processes;
    if (identity && (await isRunning(identity))) {
      for (const guest of this.guests.values()) if (guest.spec.names.folder === names.folder) return new FakeMachine(guest, record);
    }
    return undefined;
  }
}

async function connectTo(path: string): Promise<Duplex> {
  const socket = connect(path);
  await once(socket, 'connect');
  return socket;
}
