import type { Duplex } from 'node:stream';
import {
  BROWSER_STEPS,
  type GuestMessage,
  type HostMessage,
  NETWORK_STEPS,
} from '../../appliance/protocol/messages.ts';
import { GuestChannel } from './guest-channel.ts';
import type { GuestRole, Loss, VmStep } from './loss.ts';
import { StepTracker } from './step-tracker.ts';

/** Another role's step is a protocol violation. */
const STEPS_OF: Readonly<Record<GuestRole, readonly VmStep[]>> = {
  browser: BROWSER_STEPS,
  network: NETWORK_STEPS,
  converter: ['home'],
};

/** The part of a {@link VmUser} that concerns the guest. */
export interface GuestUser {
  /** What its guest agent has to be; absent: the image has none of ours, and there is no guest channel. */
  readonly role?: GuestRole;
  /** Called once for each step. */
  readonly onStep?: (step: VmStep) => void;
  /** Called for each message but `failed`, after its steps are marked. Returns the loss where this user does not allow the message. */
  readonly onMessage?: (message: GuestMessage) => Loss | undefined;
}

export interface GuestEvents {
  readonly onLoss: (loss: Loss) => void;
  /** The channel was closed, and not by `close`. */
  readonly onClosed: () => void;
}

/** The guest of one VM as the host sees it: its channel, and the steps that it has reached. */
export class Guest {
  readonly #events: GuestEvents;
  #user: GuestUser;
  #steps = new StepTracker<VmStep>();
  #channel: GuestChannel | undefined;
  #isClosed = false;

  constructor(user: GuestUser, events: GuestEvents) {
    this.#user = user;
    this.#events = events;
  }

  listen(stream: Duplex): void {
    this.#channel = new GuestChannel(stream, {
      onMessage: (message) => this.#take(message),
      onViolation: ({ message }) => this.#lose({ kind: 'protocol-violation', violation: message }),
      onClosed: () => {
        if (!this.#isClosed) this.#events.onClosed();
      },
    });
    if (this.#isClosed) this.#channel.close();
  }

  /** Another user learns the state of the guest as after an adoption: the guest is greeted again. */
  handOver(user: GuestUser): void {
    this.#user = user;
    this.#steps = new StepTracker();
    this.mark('vm');
    this.#channel?.greet();
  }

  send(message: HostMessage): void {
    this.#channel?.send(message);
  }

  has(step: VmStep): boolean {
    return this.#steps.has(step);
  }

  wait(step: VmStep, signal: AbortSignal): Promise<void> {
    return this.#steps.wait(step, signal);
  }

  mark(step: VmStep): void {
    if (this.#steps.mark(step)) this.#user.onStep?.(step);
  }

  /** Nothing is sent, read or reported any more. */
  close(): void {
    this.#isClosed = true;
    this.#channel?.close();
  }

  #lose(loss: Loss): void {
    this.close();
    this.#events.onLoss(loss);
  }

  #take(message: GuestMessage): void {
    const loss = this.#lossBy(message) ?? this.#user.onMessage?.(message);
    if (loss) this.#lose(loss);
  }

  /** Marks the steps that the message reports. */
  #lossBy(message: GuestMessage): Loss | undefined {
    const { role } = this.#user;
    if (message.type === 'failed')
      return { kind: 'guest-failed', step: message.step, untrustedMessage: message.message };
    if (message.type === 'hello') {
      if (message.role !== role)
        return {
          kind: 'protocol-violation',
          violation: `The guest agent has the role ${message.role}.`,
          ...(!this.has('guest-agent') && { otherRole: message.role }),
        };
      this.mark('guest-agent');
    }
    for (const step of message.type === 'hello' ? message.reached : message.type === 'step' ? [message.step] : []) {
      if (!role || !STEPS_OF[role].includes(step))
        return { kind: 'protocol-violation', violation: `The step ${step} belongs to another role.` };
      this.mark(step);
    }
    return undefined;
  }
}
