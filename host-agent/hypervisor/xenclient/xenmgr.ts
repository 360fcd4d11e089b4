/** xenmgr, which has the machines of XenClient XT and OpenXT, however it is reached. */
import { Failure, failureData } from '../../api/failure.ts';
import type { AnswerOf, ArgumentsOf, Kind, MethodName, PropertyName, ValueOf } from './interfaces.ts';
import type { PropertyValue } from './properties.ts';

export interface Xenmgr {
  call<Name extends MethodName>(
    object: string,
    method: Name,
    args: ArgumentsOf<Name>,
    signal?: AbortSignal,
  ): Promise<AnswerOf<Name>>;
  get<Of extends Kind, Name extends PropertyName<Of>>(
    object: string,
    kind: Of,
    name: Name,
    signal?: AbortSignal,
  ): Promise<ValueOf<Of, Name>>;
  set(object: string, kind: Kind, name: string, value: PropertyValue, signal?: AbortSignal): Promise<void>;
  /** Names of all properties that the object has: they differ by generation. */
  propertiesOf(object: string, signal?: AbortSignal): Promise<ReadonlySet<string>>;
  close(): void;
}

/** A machine's start waits for its sentinel, up to a minute, and for all that comes before. */
export const ANSWER_WITHIN_MS = 180_000;

/** Longest word of xenmgr's in a message. */
const MAX_REASON = 300;
/** xenmgr said no. */
export class XenmgrRefused extends Failure {
  /** Of its own numbers; absent: it was something else. */
  readonly number: number | undefined;

  constructor(what: string, untrustedReason: string, cause: unknown) {
    const [, digits, text] = /(?:^|\s)(\d{3}):\s*([^\n]*)/.exec(untrustedReason) ?? [];
    const number = digits === undefined ? undefined : Number(digits);
    const reason = (text ?? untrustedReason)
      .replace(/[^\x20-\x7e]+/g, ' ')
      .trim()
      .slice(0, MAX_REASON);
    super(failureData('xenmgr-refused', { what, reason, number }), { cause });
    this.number = number;
  }
}
