/** The frames of a session's port as pcapng, at the time at which they come out of the network VM's process. */
import type { CardCapture } from '../hypervisor/hypervisor.ts';
import type { GrowingFile } from './growing-file.ts';
import { pcapngFrame, pcapngHead, PcapReader } from './pcap.ts';

/** Not written yet: then the network waits for the disk. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;

export interface NetworkPartDeps {
  readonly file: GrowingFile;
  readonly program: string;
  /** Nothing more will come. */
  readonly onEnded: (why: 'size' | 'lost', reason: string) => void;
  readonly onReplaced: () => void;
}

export class NetworkPart {
  readonly #deps: NetworkPartDeps;
  #capture: CardCapture | undefined;
  #waitingBytes = 0;
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
        return;
      }
      if (this.#waitingBytes < MAX_WAITING_BYTES) return;
      stream.pause();
      this.#waitingBytes = 0;
      void this.#deps.file.write().then(() => stream.resume());
    });
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#capture?.dispose();
    this.#capture = undefined;
  }

  #write(untrustedFrame: Buffer): void {
    if (this.#isOver) return;
    // By the host's clock: that of a guest counts for nothing.
    const atMicroseconds = BigInt(Date.now()) * 1000n;
    const packet = pcapngFrame(untrustedFrame, atMicroseconds);
    this.#waitingBytes += packet.length;
    if (!this.#deps.file.append(packet)) this.#end('size', 'It is full.');
  }

  #end(why: 'size' | 'lost', reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#deps.onEnded(why, reason);
    void this.#capture?.dispose().catch(() => undefined);
  }
}
