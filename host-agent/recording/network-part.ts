/** The frames of a session's port as pcapng, at the time at which they come out of the network VM's process. */
import type { CardCapture } from '../hypervisor/hypervisor.ts';
import type { GrowingFile } from './growing-file.ts';
import { pcapngFrame, pcapngHead, PcapReader } from './pcap.ts';

/**
 * Not written yet. QEMU waits while it cannot hand on a frame, and all sessions of that network VM with it: so what comes is always read, and left out
 * while the disk is too slow, until half of it is written.
 */
const MAX_UNWRITTEN_BYTES = 32 * 1024 * 1024;

export interface Gap {
  readonly since: string;
  readonly frames: number;
  readonly bytes: number;
}

export interface NetworkPartDeps {
  readonly file: GrowingFile;
  readonly program: string;
  /** Nothing more will come. */
  readonly onEnded: (why: 'size' | 'lost', reason: string) => void;
  readonly onReplaced: () => void;
  /** Frames are missing up to now. */
  readonly onGap: (gap: Gap) => void;
}

export class NetworkPart {
  readonly #deps: NetworkPartDeps;
  #capture: CardCapture | undefined;
  #gap: Gap | undefined;
  #isOver = false;

  constructor(deps: NetworkPartDeps) {
    this.#deps = deps;
    deps.file.append(pcapngHead(deps.program, 'session'));
  }

  /** `undefined`: the next network VM cannot be captured. */
  take(capture: CardCapture | undefined, which: 'first' | 'next'): void {
    void this.#capture?.dispose().catch(() => undefined);
    this.#capture = capture;
    if (this.#isOver) {
      void capture?.dispose().catch(() => undefined);
      return;
    }
    if (which === 'next') this.#deps.onReplaced();
    if (!capture) {
      this.#end('lost', 'The next network VM cannot be captured.');
      return;
    }
    const { value: stream } = capture;
    const reader = new PcapReader();
    stream.on('data', (untrustedChunk: Buffer) => {
      if (this.#isOver) return;
      try {
        for (const frame of reader.take(untrustedChunk)) this.#write(frame);
      } catch (error) {
        this.#end('lost', String(error));
      }
    });
  }

  async end(): Promise<void> {
    this.#isOver = true;
    this.#closeGap();
    await this.#capture?.dispose();
    this.#capture = undefined;
  }

  #write(untrustedFrame: Buffer): void {
    if (this.#isOver) return;
    // By the host's clock: that of a guest counts for nothing.
    const nowMs = Date.now();
    const { file } = this.#deps;
    if (file.unwrittenBytes > (this.#gap ? MAX_UNWRITTEN_BYTES / 2 : MAX_UNWRITTEN_BYTES)) {
      const { since, frames, bytes } = this.#gap ?? { since: new Date(nowMs).toISOString(), frames: 0, bytes: 0 };
      this.#gap = { since, frames: frames + 1, bytes: bytes + untrustedFrame.length };
      return;
    }
    this.#closeGap();
    if (!file.append(pcapngFrame(untrustedFrame, BigInt(nowMs) * 1000n))) this.#end('size', 'It is full.');
  }

  #closeGap(): void {
    if (this.#gap) this.#deps.onGap(this.#gap);
    this.#gap = undefined;
  }

  #end(why: 'size' | 'lost', reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#closeGap();
    this.#deps.onEnded(why, reason);
    void this.#capture?.dispose().catch(() => undefined);
  }
}
