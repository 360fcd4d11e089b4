/** The host's end of the examiner's wire. The machine was changed on purpose, so what comes is believed no more than a guest: parsed, counted, bounded. */
import type { Duplex } from 'node:stream';
import {
  ExaminerMessage,
  ExaminerRequest,
  MAX_TRAIT_CHARACTERS,
  MAX_TRAITS,
  type Plant,
  type Reached,
  type Target,
} from '../../appliance/protocol/examination.ts';
import { formatLine, LineSplitter, parseLine, ProtocolViolation } from '../../appliance/protocol/lines.ts';
import type { RenewableDeadline } from '../process/deadline.ts';

export type Walls = Pick<Extract<ExaminerMessage, { type: 'walls' }>, 'programs' | 'acts' | 'weak'>;

interface Waiting {
  readonly take: (message: ExaminerMessage) => void;
  readonly fail: (error: Error) => void;
}

export class ExaminerChannel {
  readonly #stream: Duplex;
  readonly #splitter = new LineSplitter();
  #waiting: Waiting | undefined;
  #lost: Error | undefined;
  #isReady = false;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (untrustedChunk: Buffer) => this.#read(untrustedChunk));
    stream.on('error', () => stream.destroy());
    stream.once('close', () => this.#lose(new Error('The machine ended while it was examined.')));
  }

  /** Fulfilled when the examiner is there. */
  async ready(signal: AbortSignal): Promise<void> {
    if (this.#isReady) return;
    await this.#wait(signal, (message, finish) => {
      if (message.type === 'ready') finish();
    });
  }

  /** Every trait of the machine by its place, or those alone whose places begin so; `within` is renewed by each of them. */
  async fingerprint(within: RenewableDeadline, only?: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const traits = new Map<string, string>();
    let [count, characters] = [0, 0];
    await this.#ask({ type: 'fingerprint', ...(only && { only: [...only] }) }, within.signal, (message) => {
      if (message.type !== 'traits') throw new ProtocolViolation('The examiner said something else than traits.');
      for (const { at, is } of message.traits) {
        count += 1;
        characters += at.length + is.length;
        if (count > MAX_TRAITS || characters > MAX_TRAIT_CHARACTERS)
          throw new ProtocolViolation('The examiner says too much.');
        traits.set(at, is);
        within.renew();
      }
    });
    return traits;
  }

  /** Has every change made. */
  async plant(signal: AbortSignal): Promise<readonly Plant[]> {
    const plants: Plant[] = [];
    await this.#ask({ type: 'plant' }, signal, (message) => {
      if (message.type !== 'plants' || plants.length > 0)
        throw new ProtocolViolation('The examiner said something else than its plants.');
      plants.push(...message.plants);
    });
    return plants;
  }

  /** Has each of these tried. */
  async reach(targets: readonly Target[], signal: AbortSignal): Promise<readonly Reached[]> {
    const reached: Reached[] = [];
    await this.#ask({ type: 'reach', targets: [...targets] }, signal, (message) => {
      if (message.type !== 'reached' || reached.length > 0)
        throw new ProtocolViolation('The examiner said something else than what it reached.');
      reached.push(...message.reached);
    });
    return reached;
  }

  /** What holds the programs of the machine, and what came of the acts in the browser's place. */
  async walls(signal: AbortSignal): Promise<Walls> {
    const found: Walls[] = [];
    await this.#ask({ type: 'walls' }, signal, (message) => {
      if (message.type !== 'walls' || found.length > 0)
        throw new ProtocolViolation('The examiner said something else than what holds.');
      found.push(message);
    });
    const [walls] = found;
    if (!walls) throw new ProtocolViolation('The examiner said nothing of what holds.');
    return walls;
  }

  close(): void {
    this.#stream.destroy();
  }

  async #ask(
    request: ExaminerRequest,
    signal: AbortSignal,
    take: (message: Exclude<ExaminerMessage, { type: 'done' | 'failed' | 'ready' }>) => void,
  ): Promise<void> {
    this.#stream.write(formatLine(ExaminerRequest, request));
    await this.#wait(signal, (message, finish) => {
      if (message.type === 'done') finish();
      else if (message.type === 'failed') throw new Error(`The examiner could not: ${JSON.stringify(message.message)}`);
      else if (message.type !== 'ready') take(message);
    });
  }

  #wait(signal: AbortSignal, take: (message: ExaminerMessage, finish: () => void) => void): Promise<void> {
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
        const message = parseLine(ExaminerMessage, untrustedLine);
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
