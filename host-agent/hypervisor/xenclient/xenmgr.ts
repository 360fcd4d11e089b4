/** The interface to xenmgr, the toolstack of XenClient XT and OpenXT, over any transport. */
import { Failure, failureData } from '../../api/errors/failure.ts';
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
  /** Names of all properties of the object, which differ between versions. */
  propertiesOf(object: string, signal?: AbortSignal): Promise<ReadonlySet<string>>;
  close(): void;
}

/** The start of a VM waits up to a minute for its sentinel, and for everything before it. */
export const ANSWER_WITHIN_MS = 180_000;

/** Longest text of xenmgr in a message. */
const MAX_REASON = 300;
/** xenmgr refused a call. */
export class XenmgrRefused extends Failure {
  /** xenmgr's error number; absent: the error came from elsewhere. */
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
