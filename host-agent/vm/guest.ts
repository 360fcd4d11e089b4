import type { Duplex } from 'node:stream';
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import type { Role } from '../../appliance/protocol/every-role.ts';
import { GuestChannel } from './guest-channel.ts';
import type { Loss, VmStep } from './loss.ts';
import { StepTracker } from './step-tracker.ts';

/** The part of a {@link VmUser} that concerns the guest. */
export interface GuestUser<GuestRole extends Role> {
  /** What its guest agent has to be; absent: the image has none of ours, and there is no guest channel. */
  readonly role?: GuestRole;
  /** Called once for each step. */
  readonly onStep?: (step: VmStep<GuestRole>) => void;
  /** Called for each message but `failed`, after its steps are marked. Returns the loss where this user does not allow the message. */
  readonly onMessage?: (message: GuestMessage<GuestRole>) => Loss | undefined;
}

export interface GuestEvents {
  readonly onLoss: (loss: Loss) => void;
  /** The channel was closed, and not by `close`. */
  readonly onClosed: () => void;
}

/** The guest of one VM as the host sees it: its channel, and the steps that it has reached. */
export class Guest<GuestRole extends Role> {
  readonly #events: GuestEvents;
  #user: GuestUser<GuestRole>;
  #steps = new StepTracker<VmStep<GuestRole>>();
  #channel: GuestChannel<GuestRole> | undefined;
  #isClosed = false;

  constructor(user: GuestUser<GuestRole>, events: GuestEvents) {
    this.#user = user;
    this.#events = events;
  }

  listen(role: GuestRole, stream: Duplex): void {
    this.#channel = new GuestChannel(role, stream, {
      onMessage: (message) => this.#take(message),
      onViolation: ({ message }) => this.#lose({ kind: 'protocol-violation', violation: message }),
      onClosed: () => {
        if (!this.#isClosed) this.#events.onClosed();
      },
    });
    if (this.#isClosed) this.#channel.close();
  }

  /** Another user learns the state of the guest as after an adoption: the guest is greeted again. */
  handOver(user: GuestUser<GuestRole>): void {
    this.#user = user;
    this.#steps = new StepTracker();
    this.mark('vm');
    this.#channel?.greet();
  }

  send(message: HostMessage<GuestRole>): void {
    this.#channel?.send(message);
  }

  has(step: VmStep<GuestRole>): boolean {
    return this.#steps.has(step);
  }

  wait(step: VmStep<GuestRole>, signal: AbortSignal): Promise<void> {
    return this.#steps.wait(step, signal);
  }

  mark(step: VmStep<GuestRole>): void {
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

  #take(message: GuestMessage<GuestRole>): void {
    const loss = this.#lossBy(message) ?? this.#user.onMessage?.(message);
    if (loss) this.#lose(loss);
  }

  /** Marks the steps that the message reports. */
  #lossBy(message: GuestMessage): Loss | undefined {
    if (message.type === 'failed')
      return { kind: 'guest-failed', step: message.step, untrustedMessage: message.message };
    if (message.type === 'hello') this.mark('guest-agent');
    const steps = message.type === 'hello' ? message.reached : message.type === 'step' ? [message.step] : [];
    for (const step of steps) this.mark(step);
    return undefined;
  }
}
