import type { Role } from '../../protocol/every-role.ts';
import { PROTOCOL_VERSION } from '../../protocol/limits.ts';
import type { GuestMessage, Step } from '../../protocol/channels.ts';

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
