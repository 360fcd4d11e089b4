import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../protocol/message-of.ts';
import type { GuestMessage, Step } from '../protocol/channels.ts';
import type { Role } from '../protocol/every-role.ts';
import { sinceBootMs } from './clock.ts';
import type { Log } from './log.ts';
import type { HostRequest } from './channel/endpoint.ts';

/** A role that has taken up its work. */
export interface RoleAtWork<GuestRole extends Role> {
  /** Goes through the steps of the start. Rejects with {@link StepFailed}. */
  start(): Promise<void>;
  onRequest(request: HostRequest<GuestRole>): void;
  /** Frees the text screen for a last message. */
  clearScreen(): Promise<void>;
}

/** A step of the start failed: the VM cannot go on. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly step: Step;

  constructor(step: Step, cause: unknown) {
    super(messageOf(cause), { cause });
    this.step = step;
  }

  /** `error` itself if it names its step already. */
  static of(step: Step, error: unknown): StepFailed {
    return error instanceof StepFailed ? error : new StepFailed(step, error);
  }
}

/** Does `work` as a part of `step`: any error becomes a {@link StepFailed}. */
export async function within<Result>(step: Step, work: () => Promise<Result> | Result): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw StepFailed.of(step, error);
  }
}

/** The services of the guest agent for its role. */
export interface Agent {
  readonly log: Log;
  say(message: GuestMessage): void;
  reached(step: Step): void;
  /** Sends `message`, if any, and powers off. The first call wins. */
  end(message?: GuestMessage): Promise<void>;
  /** Fails closed: reports the failure to the host and on the screen, then powers off. The first call of this or {@link end} wins. */
  fail(error: StepFailed): Promise<void>;
}

export interface AgentParts {
  readonly log: Log;
  readonly say: (message: GuestMessage) => void;
  readonly flush: (timeoutMs: number) => Promise<void>;
  readonly clearScreen: () => Promise<void>;
  readonly powerOff: () => void;
  /** The terminal that shows why a start failed. */
  readonly screen: string;
  /** How long the reason stays there; 0: it is not shown. */
  readonly showReasonMs: number;
}

/** Time for the last messages to leave. A click on the close button must feel immediate. */
const LAST_MESSAGES_MS = 150;

export function createAgent(parts: AgentParts): Agent {
  const { log, say, flush } = parts;
  let ending = false;
  return {
    log,
    say,
    reached(step) {
      log.info({ step }, 'reached');
      say({ type: 'step', step, elapsedMs: Math.min(sinceBootMs(), 24 * 3600 * 1000) });
    },
    async end(message) {
      if (ending) return;
      ending = true;
      if (message) say(message);
      log.info({ kind: message?.type }, 'powering off');
      await flush(LAST_MESSAGES_MS);
      parts.powerOff();
    },
    async fail(error) {
      if (ending) return;
      ending = true;
      log.fatal({ step: error.step, reason: error.message }, 'cannot go on');
      say({ type: 'failed', step: error.step, message: error.message.slice(0, 1000) });
      await flush(LAST_MESSAGES_MS);
      if (parts.showReasonMs > 0) {
        await parts.clearScreen();
        showReason(parts.screen, error, log);
        await sleep(parts.showReasonMs);
      }
      parts.powerOff();
    },
  };
}

function showReason(screen: string, { step, message }: StepFailed, log: Log): void {
  const clear = '\u001b[2J\u001b[H';
  // Control characters in an error text could rearrange the screen.
  const text = message.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  try {
    appendFileSync(
      screen,
      `${clear}\r\nThis VM could not start safely and will power off.\r\n\r\nStep: ${step}\r\n${text}\r\n`,
    );
  } catch (error) {
    log.error({ reason: String(error) }, 'could not show the reason');
  }
}
