/** xenmgr, which has the machines of XenClient XT and OpenXT, however it is reached. */
import { Failure } from '../../api/failure.ts';
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
/** What its own errors, which have numbers, mean to a person. */
const HINTS: Readonly<Record<number, string>> = {
  101: 'Shut other machines down, or lower memoryMiB in the profile.',
  202: 'Its policy does not let this machine be changed: policy-modify-vm-settings.',
  204: 'Run: safe-browse doctor',
  205: 'Shut another machine down: the switcher has nine places.',
  217: 'The disk was changed since it was measured. Build the image again: safe-browse image build',
  220: 'Its policy forbids it: look at the properties policy-… of the machine.',
  230: 'Another machine has this card: shut it down, or name another in network.pci.device.',
  232: 'Start the network machine first: safe-browse network restart',
};

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
    super(
      'xenmgr-refused',
      `xenmgr refused ${what}: ${reason === '' ? 'no reason given' : reason}${number === undefined ? '' : ` (${number})`}.`,
      {
        hint: (number === undefined ? undefined : HINTS[number]) ?? 'Look at its log in dom0: /var/log/messages',
        cause,
      },
    );
    this.number = number;
  }
}
