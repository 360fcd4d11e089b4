/** The host's end of the inspector's channel. Its VM was tampered with on purpose, so its messages are trusted no more than a guest's: parsed, counted, bounded. */
import type { Duplex } from 'node:stream';
import {
  InspectorMessage,
  InspectorRequest,
  MAX_FINGERPRINT_CHARACTERS,
  MAX_FINGERPRINT_ENTRIES,
  type PageCheck,
  type TamperingResult,
  type Reached,
  type Target,
} from '../../appliance/protocol/inspection.ts';
import { formatLine, LineSplitter, parseLine, ProtocolViolation } from '../../appliance/protocol/lines.ts';
import type { RenewableDeadline } from '../process/deadline.ts';

export type Confinement = Pick<
  Extract<InspectorMessage, { type: 'confinement' }>,
  'programs' | 'acts' | 'weak' | 'offered'
>;

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
    stream.once('close', () => this.#lose(new Error('The VM ended while it was inspected.')));
  }

  /** Resolves when the inspector has started. */
  async ready(signal: AbortSignal): Promise<void> {
    if (this.#isReady) return;
    await this.#wait(signal, (message, finish) => {
      if (message.type === 'ready') finish();
    });
  }

  /** All fingerprint entries of the VM by place, or only those at the places of `only`. Each entry renews `within`. */
  async fingerprint(
    within: Pick<RenewableDeadline, 'signal' | 'renew'>,
    only?: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const entries = new Map<string, string>();
    let [count, characters] = [0, 0];
    await this.#ask({ type: 'fingerprint', ...(only && { only: [...only] }) }, within.signal, (message) => {
      if (message.type !== 'entries') throw new ProtocolViolation('The inspector sent something other than entries.');
      for (const { at, is } of message.entries) {
        count += 1;
        characters += at.length + is.length;
        if (count > MAX_FINGERPRINT_ENTRIES || characters > MAX_FINGERPRINT_CHARACTERS)
          throw new ProtocolViolation('The inspector sends too much.');
        entries.set(at, is);
        within.renew();
      }
    });
    return entries;
  }

  /** Makes the inspector try every tampering. */
  async tamper(signal: AbortSignal): Promise<readonly TamperingResult[]> {
    const tamperings: TamperingResult[] = [];
    await this.#ask({ type: 'tamper' }, signal, (message) => {
      if (message.type !== 'tamperings' || tamperings.length > 0)
        throw new ProtocolViolation('The inspector sent something other than tamperings.');
      tamperings.push(...message.tamperings);
    });
    return tamperings;
  }

  /** Makes the inspector try to reach each target. */
  async reach(targets: readonly Target[], signal: AbortSignal): Promise<readonly Reached[]> {
    const reached: Reached[] = [];
    await this.#ask({ type: 'reach', targets: [...targets] }, signal, (message) => {
      if (message.type !== 'reached' || reached.length > 0)
        throw new ProtocolViolation('The inspector sent something other than reached targets.');
      reached.push(...message.reached);
    });
    return reached;
  }

  /** How the programs of the VM are confined, and the outcome of actions tried in place of the browser. */
  async confinement(signal: AbortSignal): Promise<Confinement> {
    const found: Confinement[] = [];
    await this.#ask({ type: 'confinement' }, signal, (message) => {
      if (message.type !== 'confinement' || found.length > 0)
        throw new ProtocolViolation('The inspector sent something other than the confinement.');
      found.push(message);
    });
    const [confinement] = found;
    if (!confinement) throw new ProtocolViolation('The inspector did not send the confinement.');
    return confinement;
  }

  /** Serves the page of checks; `onServed`: it can be opened. Returns what it reports. */
  async pageChecks(onServed: () => void, signal: AbortSignal): Promise<readonly PageCheck[]> {
    const checks: PageCheck[] = [];
    await this.#ask({ type: 'page-checks' }, signal, (message) => {
      if (message.type === 'page-served') onServed();
      else if (message.type === 'page-checks' && checks.length === 0) checks.push(...message.checks);
      else throw new ProtocolViolation('The inspector sent something other than the checks of the page.');
    });
    return checks;
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
      else if (message.type === 'failed') throw new Error(`The inspector failed: ${JSON.stringify(message.message)}`);
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
