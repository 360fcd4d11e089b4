import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { channelFor, type GuestMessage, type HostMessage } from '../../../appliance/protocol/channels.ts';
import type { Role } from '../../../appliance/protocol/every-role.ts';
import { CONVERTER_PARAMETER } from '../../../appliance/protocol/limits.ts';
import { LineSplitter, parseLine } from '../../../appliance/protocol/lines.ts';
import type { ProcessIdentity } from '../../process/process.ts';
import type { Frame, ScreenListener, SoundListener, VmSpec } from '../hypervisor.ts';

/** The guest of a fake VM, played by a test. */
export class FakeGuest {
  readonly spec: VmSpec;
  readonly heard: HostMessage[] = [];
  /** The process that stands for the VM; absent until it runs. */
  process: ProcessIdentity | undefined;
  isClone = false;
  /** A clone reads nothing before it is resumed. */
  isAsleep = false;
  hasLink = true;
  isPainted = false;
  frame: Frame = { width: 64, height: 64, rgb: Buffer.alloc(64 * 64 * 3) };
  /** Receives the sound that it plays. */
  listener: SoundListener | undefined;
  /** Sees its screen. */
  onScreen: ScreenListener | undefined;
  /** Hears whether the disk of the host has room; absent until the host agent asks. */
  onRoom: ((isWithoutRoom: boolean) => void) | undefined;
  /** The host connected to the port for files. */
  onFiles: (socket: Socket) => void = () => undefined;
  /** The host connected to the port of the inspector. */
  onInspector: (socket: Socket) => void = (socket) => socket.on('error', () => undefined);
  /** The host connected to the port for automation. */
  onAutomation: (socket: Socket) => void = (socket) => socket.on('error', () => undefined);
  /** What arrived at the microphone since the host connected to it; absent while it is not connected. */
  spoken: Buffer | undefined;
  /** After so many bytes from the microphone the guest stops reading. */
  hearsUpToBytes = Infinity;
  readonly #servers: Server[] = [];
  readonly #consoles = new Set<Socket>();
  #channel: Socket | undefined;
  readonly #unread: HostMessage[] = [];
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
    if (this.spec.automation) await this.#serve(this.spec.names.automation, (socket) => this.onAutomation(socket));
    if (this.spec.inspected) await this.#serve(this.spec.names.inspector, (socket) => this.onInspector(socket));
    await this.#serve(this.spec.names.console, (socket) => this.#consoles.add(socket.on('error', () => undefined)));
  }

  /** Sends also a message of another role, as a hostile guest might. */
  say(message: GuestMessage): void {
    this.sayRaw(`${JSON.stringify(message)}\n`);
  }

  /** Sends any bytes, as a hostile guest might. */
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

  /** Shows a painted window of Chromium on the screen. */
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
        this.#unread.push(message);
      }
      if (!this.isAsleep) this.wake();
    });
  }

  wake(): void {
    this.isAsleep = false;
    for (const message of this.#unread.splice(0)) {
      this.heard.push(message);
      if (message.type === 'hello') this.#onHello(this);
      else this.#onMessage(this, message);
    }
  }
}

function roleOf({ role, boot }: VmSpec): Role {
  return boot.commandLine.includes(CONVERTER_PARAMETER) ? 'converter' : role;
}
