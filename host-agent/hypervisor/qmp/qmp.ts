/** A client of QEMU's control socket (QMP). The guest may have taken QEMU over, so its messages are parsed and bounded too. */
import type { Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { connectToVmSocket } from '../../api/connection/vm-socket.ts';
import { abortable } from '../../process/abortable.ts';
import { LineSplitter } from '../../../appliance/protocol/lines.ts';

/** Longest line that is accepted from QEMU. */
const MAX_LINE_BYTES = 1024 * 1024;
/** Limit for lines that are no answers. QEMU itself limits events that a guest can cause to some per second. */
const MAX_UNASKED_PER_WINDOW = 2_000;
const WINDOW_MS = 10_000;
const ANSWER_WITHIN_MS = 20_000;
const TRY_EVERY_MS = 15;

const QmpLine = z.union([
  z.looseObject({ QMP: z.unknown() }),
  z.looseObject({ return: z.unknown(), id: z.int().optional() }),
  z.looseObject({ error: z.looseObject({ desc: z.string().max(2000) }), id: z.int().optional() }),
  z.looseObject({ event: z.literal('SHUTDOWN'), data: z.looseObject({ reason: z.string().max(100) }) }),
  // A write of the guest failed, and QEMU has stopped it (`stop`) or told it (`report`).
  z.looseObject({ event: z.literal('BLOCK_IO_ERROR'), data: z.looseObject({ action: z.string().max(20) }) }),
  // The program at the other end of a network card has closed the connection, or is there again.
  z.looseObject({
    event: z.enum(['NETDEV_STREAM_CONNECTED', 'NETDEV_STREAM_DISCONNECTED']),
    data: z.looseObject({ 'netdev-id': z.string().max(100) }),
  }),
  z.looseObject({ event: z.string().max(100) }),
]);

/** QEMU refused a command. */
export class QmpError extends Error {
  override readonly name = 'QmpError';
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Qmp {
  readonly #socket: Socket;
  readonly #pending = new Map<number, Pending>();
  readonly #splitter = new LineSplitter(MAX_LINE_BYTES);
  #windowStartedMs = 0;
  #unaskedInWindow = 0;
  #nextId = 1;
  /** QEMU's reason for the guest's shutdown (`guest-shutdown`, `guest-reset`, …), once it has shut down. */
  shutdownReason: string | undefined;
  /** Called when QEMU has stopped the guest because it cannot write to its disk. */
  onStoppedByDisk: () => void = () => undefined;
  /** Called when the program at the other end of a network card has gone or has come. */
  onPeer: (isThere: boolean) => void = () => undefined;
  /** Resolves when QEMU has closed the socket: it has ended, or is ending. */
  readonly closed: Promise<void>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('data', (untrustedChunk: Buffer) => this.#read(untrustedChunk));
    socket.on('error', () => socket.destroy());
    void this.closed.then(() => this.#rejectAll());
  }

  /** Connects as soon as QEMU listens, and leaves its greeting mode. Leaves no connection when it throws, also the signal's reason. */
  static async connect(path: string, signal: AbortSignal): Promise<Qmp> {
    for (;;) {
      signal.throwIfAborted();
      const socket = await tryConnect(path);
      if (socket !== undefined) {
        const qmp = new Qmp(socket);
        try {
          await abortable(qmp.execute('qmp_capabilities'), signal);
          return qmp;
        } catch (error) {
          qmp.close();
          throw error;
        }
      }
      await sleep(TRY_EVERY_MS, undefined, { signal });
    }
  }

  /** Sends a command and returns its answer. Throws {@link QmpError} when it is refused, not answered, or cut off. */
  async execute(command: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const id = this.#nextId++;
    const answer = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    const timer = setTimeout(
      () => this.#settle(id, (pending) => pending.reject(new QmpError(`QEMU did not answer ${command}.`))),
      ANSWER_WITHIN_MS,
    );
    if (this.#socket.destroyed) this.#rejectAll();
    else this.#socket.write(`${JSON.stringify({ execute: command, arguments: args, id })}\n`);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lends our end of the socket to another program, which passes QEMU an open file over it. QEMU refuses anything else that it sends. */
  async lend(use: (socket: Socket) => Promise<void>): Promise<void> {
    try {
      await use(this.#socket);
    } finally {
      // Node stops reading a socket that it passes to a child.
      this.#socket.resume();
    }
  }

  get isClosed(): boolean {
    return this.#socket.destroyed;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(untrustedChunk: Buffer): void {
    try {
      for (const untrustedLine of this.#splitter.push(untrustedChunk)) {
        if (!this.#take(untrustedLine.toString('utf8'))) this.#countUnasked();
        if (this.#socket.destroyed) return;
      }
    } catch {
      // This QEMU was taken over; its VM ends with the socket.
      this.#socket.destroy();
    }
  }

  /** Returns whether the line was an answer. */
  #take(untrustedLine: string): boolean {
    const parsed = QmpLine.safeParse(parseJson(untrustedLine));
    if (!parsed.success) return false;
    const line = parsed.data;
    if ('return' in line) return this.#settle(line['id'], (pending) => pending.resolve(line['return']));
    if ('error' in line) {
      const { desc } = z.object({ desc: z.string() }).parse(line['error']);
      return this.#settle(line['id'], (pending) => pending.reject(new QmpError(desc)));
    }
    if (line['event'] === 'NETDEV_STREAM_CONNECTED' || line['event'] === 'NETDEV_STREAM_DISCONNECTED')
      this.onPeer(line['event'] === 'NETDEV_STREAM_CONNECTED');
    else if ('data' in line) {
      const data = z.object({ reason: z.string(), action: z.string() }).partial().safeParse(line['data']).data;
      this.shutdownReason ??= data?.reason;
      if (data?.action === 'stop') this.onStoppedByDisk();
    }
    return false;
  }

  #countUnasked(): void {
    const nowMs = performance.now();
    if (nowMs - this.#windowStartedMs > WINDOW_MS) [this.#windowStartedMs, this.#unaskedInWindow] = [nowMs, 0];
    this.#unaskedInWindow += 1;
    if (this.#unaskedInWindow > MAX_UNASKED_PER_WINDOW) this.#socket.destroy();
  }

  #settle(id: unknown, settle: (pending: Pending) => void): boolean {
    const pending = typeof id === 'number' ? this.#pending.get(id) : undefined;
    if (typeof id !== 'number' || !pending) return false;
    this.#pending.delete(id);
    settle(pending);
    return true;
  }

  #rejectAll(): void {
    for (const id of [...this.#pending.keys()])
      this.#settle(id, (pending) => pending.reject(new QmpError('QEMU closed its control socket.')));
  }
}

function parseJson(untrustedLine: string): unknown {
  try {
    return JSON.parse(untrustedLine);
  } catch {
    return undefined;
  }
}

async function tryConnect(path: string): Promise<Socket | undefined> {
  const socket = connectToVmSocket(path);
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    socket.destroy();
    return undefined;
  }
}
