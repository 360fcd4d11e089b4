/** The guest's end of the guest channel: the host speaks first, may vanish at any moment, and another may take its place. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Role } from '../../protocol/every-role.ts';
import { formatLine, LineSplitter, parseLine, ProtocolViolation } from '../../protocol/lines.ts';
import {
  channelFor,
  type ChannelFor,
  type GuestMessage,
  type HostMessage,
  type Step,
} from '../../protocol/channels.ts';
import type { Log } from '../log.ts';
import type { ChannelPort } from './port.ts';
import { PROTOCOL_VERSION } from '../../protocol/limits.ts';

/** A message of the host that a role acts on. */
export type HostRequest<GuestRole extends Role> = Exclude<HostMessage<GuestRole>, { type: 'hello' }>;

const RECONNECT_POLL_MS = 100;

export interface ChannelOptions<GuestRole extends Role> {
  readonly role: GuestRole;
  readonly log: Log;
  readonly onRequest: (request: HostRequest<GuestRole>) => void;
}

export class ChannelEndpoint<GuestRole extends Role> {
  readonly #port: ChannelPort;
  readonly #options: ChannelOptions<GuestRole>;
  readonly #schemas: ChannelFor<GuestRole>;
  readonly #memory: ChannelMemory;
  #splitter = new LineSplitter();
  /** A host agent has sent its hello and is still connected. */
  #greeted = false;
  #queue: GuestMessage<GuestRole>[] = [];
  #writing: Promise<void> | undefined;

  constructor(port: ChannelPort, options: ChannelOptions<GuestRole>) {
    this.#port = port;
    this.#options = options;
    this.#schemas = channelFor(options.role);
    this.#memory = new ChannelMemory(options.role);
  }

  /** Sends `message` to the connected host agent, and remembers it for a later one. Never blocks. */
  say(message: GuestMessage<GuestRole>): void {
    this.#memory.keep(message);
    if (this.#greeted) this.#post(message);
  }

  /** Fulfilled when all messages have been written, or after `timeoutMs`. */
  async flush(timeoutMs: number): Promise<void> {
    await Promise.race([this.#writing, sleep(timeoutMs, undefined, { ref: false })]);
  }

  /** Reads until the device itself fails; then throws. */
  async listen(): Promise<never> {
    for (;;) {
      const untrustedChunk = await this.#port.read();
      if (untrustedChunk.length === 0) {
        this.#hostGone();
        await sleep(RECONNECT_POLL_MS);
      } else {
        for (const line of this.#split(untrustedChunk)) this.#take(line);
      }
    }
  }

  #split(untrustedChunk: Buffer): Buffer[] {
    try {
      return this.#splitter.push(untrustedChunk);
    } catch (error) {
      this.#refuse(error);
      this.#splitter = new LineSplitter();
      return [];
    }
  }

  #take(untrustedLine: Buffer): void {
    let message: HostMessage<GuestRole>;
    try {
      message = parseLine(this.#schemas.host, untrustedLine);
    } catch (error) {
      this.#refuse(error);
      return;
    }
    if (message.type === 'hello') {
      this.#greeted = true;
      this.#queue = [];
      for (const answer of this.#memory.answer()) this.#post(answer);
    } else if (this.#greeted) {
      this.#options.onRequest(message as HostRequest<GuestRole>);
    } else {
      this.#options.log.warn({ kind: message.type }, 'the host sent a message before its hello');
    }
  }

  #refuse(error: unknown): void {
    if (!(error instanceof ProtocolViolation)) throw error;
    this.#options.log.warn({ reason: error.message }, 'ignored a line of the host');
  }

  #hostGone(): void {
    this.#greeted = false;
    this.#queue = [];
    this.#splitter = new LineSplitter();
  }

  #post(message: GuestMessage<GuestRole>): void {
    this.#queue = enqueue(this.#queue, message);
    this.#writing ??= this.#drain().finally(() => (this.#writing = undefined));
  }

  async #drain(): Promise<void> {
    for (let message = this.#queue.shift(); message !== undefined; message = this.#queue.shift()) {
      try {
        await this.#port.write(formatLine(this.#schemas.guest, message));
      } catch (error) {
        this.#options.log.error({ reason: String(error) }, 'cannot write to the guest channel');
      }
    }
  }
}

/** Limit for messages that wait for a slow host. */
export const MAX_QUEUED = 32;

const PROGRESS: ReadonlySet<GuestMessage['type']> = new Set(['step', 'mark', 'screen', 'title', 'tls-keys']);

/** Appends `message`. A queue longer than {@link MAX_QUEUED} drops its oldest progress message, or else its oldest message. Pure. */
export function enqueue<Message extends GuestMessage>(queue: readonly Message[], message: Message): Message[] {
  const longer = [...queue, message];
  if (longer.length <= MAX_QUEUED) return longer;
  const progress = longer.findIndex(({ type }) => PROGRESS.has(type));
  longer.splice(progress === -1 ? 0 : progress, 1);
  return longer;
}

/** The types of messages that stay true after they were sent, in the order that a late host agent gets them. */
const LASTING = [
  'screen',
  'title',
  'downloads',
  'policy-applied',
  'bridge-applied',
  'uplink',
  'failed',
  'browser-closed',
] as const;

/** The messages that a host agent needs when it joins late. */
export class ChannelMemory {
  readonly #role: Role;
  readonly #reached: Step[] = [];
  readonly #last = new Map<GuestMessage['type'], GuestMessage>();

  constructor(role: Role) {
    this.#role = role;
  }

  keep(message: GuestMessage): void {
    if (message.type === 'step' && !this.#reached.includes(message.step)) this.#reached.push(message.step);
    if (message.type === 'browser-reopened') this.#last.delete('browser-closed');
    this.#last.set(message.type, message);
  }

  /** The answer to a host's hello. */
  answer(): GuestMessage[] {
    const lasting = LASTING.flatMap((type) => this.#last.get(type) ?? []);
    const hello = { type: 'hello', protocol: PROTOCOL_VERSION, role: this.#role, reached: [...this.#reached] };
    return [hello as GuestMessage, ...lasting];
  }
}
