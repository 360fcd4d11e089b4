/** The answer of a host to one call: lines of JSON, the last one with its result or failure. Whatever a host sends is hostile until it is parsed here. */
import { z } from 'zod';
import { LineSplitter, ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { FailureData } from '../../api/errors/failure-data.ts';
import { printable } from '../../process/printable.ts';
import { untrustedJson } from '../../storage/untrusted-json.ts';
import { Allowance } from '../../vm/allowance.ts';
import {
  ANSWER_LIMIT,
  type CallName,
  type CallProgress,
  type CallResult,
  CALLS,
  EVENTS_LIMIT,
  MAX_LINE_BYTES,
} from '../wire.ts';

const MESSAGE_CHARACTERS = 300;

const Line = z.union([
  z.strictObject({ progress: z.unknown() }),
  z.strictObject({ result: z.unknown() }),
  z.strictObject({ failure: FailureData }),
]);

/** What a host said instead of a result: its code, and its words on one printable line. */
export class HostRefusal extends Error {
  override readonly name = 'HostRefusal';
  readonly code: string;

  constructor({ code, message }: Pick<FailureData, 'code' | 'message'>) {
    super(printable(message).slice(0, MESSAGE_CHARACTERS));
    this.code = code;
  }
}

/** Collects one answer. */
export class LineAnswer<N extends CallName> {
  readonly #name: N;
  readonly #onProgress: (progress: CallProgress<N>) => void;
  readonly #lines = new LineSplitter(MAX_LINE_BYTES);
  readonly #allowance: Allowance;
  #last: { readonly result: CallResult<N> } | undefined;

  constructor(name: N, onProgress: (progress: CallProgress<N>) => void) {
    this.#name = name;
    this.#onProgress = onProgress;
    this.#allowance = new Allowance(name === 'events' ? EVENTS_LIMIT : ANSWER_LIMIT);
  }

  /** Throws {@link HostRefusal}, or {@link ProtocolViolation} for anything that the protocol does not allow. */
  push(untrustedChunk: Buffer): void {
    this.#allowance.take({ bytes: untrustedChunk.length });
    for (const untrustedLine of this.#lines.push(untrustedChunk)) {
      this.#allowance.take({ lines: 1 });
      this.#take(untrustedLine);
    }
  }

  /** The result, when the answer has ended. Throws {@link ProtocolViolation} if there is none. */
  result(): CallResult<N> {
    if (!this.#last) throw new ProtocolViolation('An answer ended without a result.');
    return this.#last.result;
  }

  get isComplete(): boolean {
    return this.#last !== undefined;
  }

  #take(untrustedLine: Buffer): void {
    if (this.#last) throw new ProtocolViolation('An answer goes on after its result.');
    const line = accepted(Line, untrustedJson(untrustedLine));
    if ('failure' in line) throw new HostRefusal(line.failure);
    const { progress, result } = CALLS[this.#name];
    if ('progress' in line)
      this.#onProgress(accepted(progress as unknown as z.ZodType<CallProgress<N>>, line.progress));
    else this.#last = { result: accepted(result as unknown as z.ZodType<CallResult<N>>, line.result) };
  }
}

function accepted<Value>(schema: z.ZodType<Value>, untrustedValue: unknown): Value {
  const parsed = schema.safeParse(untrustedValue);
  if (parsed.success) return parsed.data;
  const codes = parsed.error.issues.map(({ code }) => code).slice(0, 3);
  throw new ProtocolViolation(`A line does not match the protocol: ${codes.join(', ')}.`);
}
