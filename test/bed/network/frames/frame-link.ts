/** The far end of a VM's network card: keeps every frame that arrives, and sends any frame. */
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { ByteReader } from '../byte-reader.ts';

/** How QEMU and passt put frames on a stream. */
const LENGTH_BYTES = 4;

export class FrameLink {
  /** All frames that arrived, in order. */
  readonly frames: Buffer[] = [];
  onFrame: (frame: Buffer) => void = () => undefined;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    void this.#read().catch(() => undefined);
  }

  /** Connects to a listening socket. */
  static async connect(path: string): Promise<FrameLink> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new FrameLink(socket);
  }

  send(frame: Buffer): void {
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(frame.length);
    this.#socket.write(Buffer.concat([length, frame]));
  }

  close(): void {
    this.#socket.destroy();
  }

  async #read(): Promise<void> {
    const reader = new ByteReader(this.#socket);
    for (;;) {
      const frame = await reader.read((await reader.read(LENGTH_BYTES)).readUInt32BE());
      this.frames.push(frame);
      this.onFrame(frame);
    }
  }
}

/** Waits for one card to connect. */
export async function listenForFrames(
  path: string,
): Promise<{ readonly server: Server; readonly plugged: Promise<FrameLink> }> {
  const server = createServer();
  const plugged = once(server, 'connection').then(([socket]) => new FrameLink(socket as Socket));
  server.listen(path);
  await once(server, 'listening');
  // QEMU has another account.
  await chmod(path, 0o777);
  return { server, plugged };
}
