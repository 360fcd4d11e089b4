/** The host's end of the guest channel. The guest is hostile: every line is parsed with the schema of its role, counted and bounded. */
import type { Duplex } from 'node:stream';
import { channelFor, type ChannelFor, type GuestMessage, type HostMessage } from '../../appliance/protocol/channels.ts';
import { HostHello, type Role } from '../../appliance/protocol/every-role.ts';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { formatLine, LineSplitter, parseLine, ProtocolViolation } from '../../appliance/protocol/lines.ts';
import { Allowance, type Limit } from './allowance.ts';

/** A guest sends some ten lines while it starts, and a few a second while a person resizes its screen. */
const LIMIT: Limit = { lines: 200, bytes: Number.POSITIVE_INFINITY, windowMs: 10_000 };
/** Many times what a host agent ever sends at once. A guest that makes us send and does not read cannot fill our memory. */
const MAX_UNREAD_BYTES = 1024 * 1024;

export interface GuestChannelEvents<GuestRole extends Role> {
  /** One message that the protocol allows to a guest of this role. May throw {@link ProtocolViolation} when it is not allowed now. */
  readonly onMessage: (message: GuestMessage<GuestRole>) => void;
  /** The channel is closed already; the VM has to end. */
  readonly onViolation: (violation: ProtocolViolation) => void;
  /** Either end closed the channel. */
  readonly onClosed: () => void;
}

export class GuestChannel<GuestRole extends Role> {
  readonly #schemas: ChannelFor<GuestRole>;
  readonly #stream: Duplex;
  readonly #events: GuestChannelEvents<GuestRole>;
  readonly #splitter = new LineSplitter();
  readonly #allowance = new Allowance(LIMIT);
  #isGreeted = false;

  /** Takes over `stream` and greets the guest at its other end, which has to have this role. */
  constructor(role: GuestRole, stream: Duplex, events: GuestChannelEvents<GuestRole>) {
    this.#schemas = channelFor(role);
    this.#stream = stream;
    this.#events = events;
    stream.on('data', (untrustedChunk: Buffer) => this.#read(untrustedChunk));
    stream.on('close', () => events.onClosed());
    stream.on('error', () => stream.destroy());
    this.greet();
  }

  /** Asks the guest for its state once more. Whatever it sent before it answers was meant for an earlier reader and is dropped. */
  greet(): void {
    this.#isGreeted = false;
    this.#write(formatLine(HostHello, { type: 'hello', protocol: PROTOCOL_VERSION }));
  }

  /** Does nothing on a closed channel; `onClosed` has reported that. */
  send(message: HostMessage<GuestRole>): void {
    this.#write(formatLine(this.#schemas.host, message));
  }

  close(): void {
    this.#stream.destroy();
  }

  #write(line: Buffer): void {
    if (this.#stream.destroyed) return;
    if (this.#stream.writableLength > MAX_UNREAD_BYTES)
      this.#violated(new ProtocolViolation('The guest does not read.'));
    else this.#stream.write(line);
  }

  #read(untrustedChunk: Buffer): void {
    try {
      for (const untrustedLine of this.#splitter.push(untrustedChunk)) {
        this.#allowance.take({ lines: 1 });
        this.#take(parseLine(this.#schemas.guest, untrustedLine));
        // The reader may have closed the channel.
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

  #take(message: GuestMessage<GuestRole>): void {
    if (!this.#isGreeted && message.type !== 'hello') return;
    this.#isGreeted = true;
    this.#events.onMessage(message);
  }
}
