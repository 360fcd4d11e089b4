/** The host's end of the inspector's wire. The machine was changed on purpose, so what comes is believed no more than a guest: parsed, counted, bounded. */
import type { Duplex } from 'node:stream';
import {
  InspectorMessage,
  InspectorRequest,
  MAX_FINGERPRINT_CHARACTERS,
  MAX_FINGERPRINT_ENTRIES,
  type TamperingResult,
  type Reached,
  type Target,
} from '../../appliance/protocol/inspection.ts';
import { formatLine, LineSplitter, parseLine, ProtocolViolation } from '../../appliance/protocol/lines.ts';
import type { RenewableDeadline } from '../process/deadline.ts';

export type Confinement = Pick<Extract<InspectorMessage, { type: 'confinement' }>, 'programs' | 'acts' | 'weak'>;

interface Waiting {
  readonly take: (message: InspectorMessage) => void;
  readonly fail: (error: Error) => void;
}

export class InspectorChannel {
  readonly #stream: Duplex;
  readonly #splitter = new LineSplitter();
  #waiting: Waiting | undefined;
  #lost: Error | undefined;
  #isReady = false;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (untrustedChunk: Buffer) => this.#read(untrustedChunk));
    stream.on('error', () => stream.destroy());
    stream.once('close', () => this.#lose(new Error('The machine ended while it was inspected.')));
  }

  /** Fulfilled when the inspector is there. */
  async ready(signal: AbortSignal): Promise<void> {
    if (this.#isReady) return;
    await this.#wait(signal, (message, finish) => {
      if (message.type === 'ready') finish();
    });
  }

  /** Every entry of the machine by its place, or those alone whose places begin so; `within` is renewed by each of them. */
  async fingerprint(within: RenewableDeadline, only?: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const entries = new Map<string, string>();
    let [count, characters] = [0, 0];
    await this.#ask({ type: 'fingerprint', ...(only && { only: [...only] }) }, within.signal, (message) => {
      if (message.type !== 'entries') throw new ProtocolViolation('The inspector said something else than entries.');
      for (const { at, is } of message.entries) {
        count += 1;
        characters += at.length + is.length;
        if (count > MAX_FINGERPRINT_ENTRIES || characters > MAX_FINGERPRINT_CHARACTERS)
          throw new ProtocolViolation('The inspector says too much.');
        entries.set(at, is);
        within.renew();
      }
    });
    return entries;
  }

  /** Has every change made. */
  async tamper(signal: AbortSignal): Promise<readonly TamperingResult[]> {
    const tamperings: TamperingResult[] = [];
    await this.#ask({ type: 'tamper' }, signal, (message) => {
      if (message.type !== 'tamperings' || tamperings.length > 0)
        throw new ProtocolViolation('The inspector said something else than its tamperings.');
      tamperings.push(...message.tamperings);
    });
    return tamperings;
  }

  /** Has each of these tried. */
  async reach(targets: readonly Target[], signal: AbortSignal): Promise<readonly Reached[]> {
    const reached: Reached[] = [];
    await this.#ask({ type: 'reach', targets: [...targets] }, signal, (message) => {
      if (message.type !== 'reached' || reached.length > 0)
        throw new ProtocolViolation('The inspector said something else than what it reached.');
      reached.push(...message.reached);
    });
    return reached;
  }

  /** What holds the programs of the machine, and what came of the acts in the browser's place. */
  async confinement(signal: AbortSignal): Promise<Confinement> {
    const found: Confinement[] = [];
    await this.#ask({ type: 'confinement' }, signal, (message) => {
      if (message.type !== 'confinement' || found.length > 0)
        throw new ProtocolViolation('The inspector said something else than what holds.');
      found.push(message);
    });
    const [confinement] = found;
    if (!confinement) throw new ProtocolViolation('The inspector said nothing of what holds.');
    return confinement;
  }

  close(): void {
    this.#stream.destroy();
  }

  async #ask(
    request: InspectorRequest,
    signal: AbortSignal,
    take: (message: Exclude<InspectorMessage, { type: 'done' | 'failed' | 'ready' }>) => void,
  ): Promise<void> {
    this.#stream.write(formatLine(InspectorRequest, request));
    await this.#wait(signal, (message, finish) => {
      if (message.type === 'done') finish();
      else if (message.type === 'failed')
        throw new Error(`The inspector could not: ${JSON.stringify(message.message)}`);
      else if (message.type !== 'ready') take(message);
    });
  }

  #wait(signal: AbortSignal, take: (message: InspectorMessage, finish: () => void) => void): Promise<void> {
    signal.throwIfAborted();
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      const settle = (settled: () => void) => {
        this.#waiting = undefined;
        signal.removeEventListener('abort', onAbort);
        settled();
      };
      const onAbort = () =>
        settle(() => reject(signal.reason instanceof Error ? signal.reason : new Error('Cancelled.')));
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting = {
        take: (message) => take(message, () => settle(resolve)),
        fail: (error) => settle(() => reject(error)),
      };
    });
  }

  #read(untrustedChunk: Buffer): void {
    try {
      for (const untrustedLine of this.#splitter.push(untrustedChunk)) {
        const message = parseLine(InspectorMessage, untrustedLine);
        if (message.type === 'ready') this.#isReady = true;
        this.#waiting?.take(message);
      }
    } catch (error) {
      this.#lose(error instanceof Error ? error : new Error(String(error)));
      this.#stream.destroy();
    }
  }

  #lose(error: Error): void {
    this.#lost ??= error;
    this.#waiting?.fail(this.#lost);
  }
}
