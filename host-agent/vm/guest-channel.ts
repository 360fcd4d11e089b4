/** The host's end of the guest wire. The guest is hostile: every line is parsed by the contract, counted and bounded. */
import type { Duplex } from 'node:stream';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { formatLine, LineSplitter, parseLine, ProtocolViolation } from '../../appliance/protocol/lines.ts';
import { GuestMessage, HostMessage } from '../../appliance/protocol/messages.ts';

/** A guest that starts says some ten lines; one that resizes its screen by hand a few a second. */
const MAX_LINES_PER_WINDOW = 200;
const WINDOW_MS = 10_000;
/** All that a host agent ever says at once, many times over. A guest that makes us talk and does not listen cannot fill our memory. */
const MAX_UNHEARD_BYTES = 1024 * 1024;

export interface GuestChannelEvents {
  /** One message that the contract allows. */
  readonly onMessage: (message: GuestMessage) => void;
  /** The guest broke the contract; the wire is closed and its session has to end. */
  readonly onViolation: (violation: ProtocolViolation) => void;
  /** The wire is closed, by whichever end. */
  readonly onClosed: () => void;
}

export class GuestChannel {
  readonly #stream: Duplex;
  readonly #events: GuestChannelEvents;
  readonly #splitter = new LineSplitter();
  readonly #listeners: readonly (readonly [event: 'data' | 'close', listener: (untrustedChunk: Buffer) => void])[];
  #windowStartedMs = 0;
  #linesInWindow = 0;
  #greeted = false;

  /** Takes over `stream` and says hello. */
  constructor(stream: Duplex, events: GuestChannelEvents) {
    this.#stream = stream;
    this.#events = events;
    this.#listeners = [
      ['data', (untrustedChunk: Buffer) => this.#read(untrustedChunk)],
      ['close', () => events.onClosed()],
    ];
    for (const [event, listener] of this.#listeners) stream.on(event, listener);
    stream.on('error', () => stream.destroy());
    // Another wire may have let go of it.
    stream.resume();
    this.send({ type: 'hello', protocol: PROTOCOL_VERSION });
  }

  /** Says it to the guest; lost without a word when the wire is closed, which `onClosed` tells. */
  send(message: HostMessage): void {
    if (this.#stream.destroyed) return;
    if (this.#stream.writableLength > MAX_UNHEARD_BYTES)
      this.#violated(new ProtocolViolation('The guest does not listen.'));
    else this.#stream.write(formatLine(HostMessage, message));
  }

  close(): void {
    this.#stream.destroy();
  }

  /** Lets go of the stream without closing it: another wire takes it over. */
  release(): void {
    for (const [event, listener] of this.#listeners) this.#stream.off(event, listener);
    this.#stream.pause();
  }

  #read(untrustedChunk: Buffer): void {
    try {
      for (const untrustedLine of this.#splitter.push(untrustedChunk)) {
        this.#count();
        this.#take(parseLine(GuestMessage, untrustedLine));
        // Whoever was told may have closed the wire: the rest is nobody's any more.
        if (this.#stream.destroyed) return;
      }
    } catch (error) {
      if (!(error instanceof ProtocolViolation)) throw error;
      this.#violated(error);
    }
  }

  #violated(violation: ProtocolViolation): void {
    this.#stream.destroy();
    this.#events.onViolation(violation);
  }

  #count(): void {
    const nowMs = performance.now();
    if (nowMs - this.#windowStartedMs > WINDOW_MS) {
      this.#windowStartedMs = nowMs;
      this.#linesInWindow = 0;
    }
    this.#linesInWindow += 1;
    if (this.#linesInWindow > MAX_LINES_PER_WINDOW) throw new ProtocolViolation('The guest talks too much.');
  }

  #take(message: GuestMessage): void {
    // What it said before it heard our hello was meant for whoever had the wire before us.
    if (!this.#greeted && message.type !== 'hello') return;
    this.#greeted = true;
    this.#events.onMessage(message);
  }
}
