/** What was copied in the machine, and what is to be pasted there: the selection CLIPBOARD of the X server, by xclip as the browser's account. */
import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_PICTURE_BYTES, MAX_TEXT_BYTES, type ClipboardKind } from '../../../protocol/transfers.ts';
import { launch, type Running } from '../../commands/launch.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** Whoever copied answers, or never does. */
const ANSWER_WITHIN_MS = 10_000;
/** A person pastes soon; then it is gone again. */
const OFFERED_FOR_MS = 60_000;
const LOOK_EVERY_MS = 50;
const TARGET: Record<ClipboardKind, string> = { text: 'UTF8_STRING', png: 'image/png' };
/** A form that no program knows, which is offered in the place of what was copied. */
const NOTHING = 'SAFE_BROWSE_NOTHING';
const TARGETS_BYTES = 64 * 1024;
export const MOST_BYTES: Record<ClipboardKind, number> = { text: MAX_TEXT_BYTES, png: MAX_PICTURE_BYTES };

export interface Copied {
  readonly content: ClipboardKind;
  readonly bytes: Buffer;
}

export interface Clipboard {
  /** What was copied: a picture where there is one, or text; `undefined` where there is neither, or too much of it. */
  read(): Promise<Copied | 'empty' | 'too-large'>;
  /** Offers it for a while to whoever pastes; fulfilled when it can be pasted. */
  offer(content: ClipboardKind, bytes: Buffer): Promise<void>;
  /** Nothing was copied any more. */
  wipe(): Promise<void>;
}

export function xClipboard(): Clipboard {
  let offering: Running | undefined;
  /** Takes the selection over: only so can what another program offers be ended, too. */
  const give = async (target: string, bytes: Buffer): Promise<Running> => {
    offering?.kill();
    const [program, ...args] = asAccount(['xclip', '-quiet', '-selection', 'clipboard', '-in', '-target', target]);
    const running = launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio: ['pipe', 'ignore', 'ignore'] });
    running.child.stdin?.on('error', () => undefined).end(bytes);
    offering = running;
    const isOver = Promise.race([running.ended, sleep(ANSWER_WITHIN_MS, undefined, { ref: false })]).then(() => true);
    // What xclip says of itself comes before the X server has heard of it: only the server's answer counts.
    while (!isOnly(target, await offered()))
      if (await Promise.race([isOver, sleep(LOOK_EVERY_MS, false, { ref: false })])) break;
    return running;
  };
  return {
    async read() {
      const targets = await offered();
      const content = targets.includes(TARGET.png) ? 'png' : targets.includes(TARGET.text) ? 'text' : undefined;
      if (content === undefined) return 'empty';
      const bytes = await selection(TARGET[content], MOST_BYTES[content]);
      return bytes === 'too-large' ? bytes : bytes.length === 0 ? 'empty' : { content, bytes };
    },
    async offer(content, bytes) {
      const running = await give(TARGET[content], bytes);
      setTimeout(() => running.kill(), OFFERED_FOR_MS).unref();
    },
    async wipe() {
      (await give(NOTHING, Buffer.alloc(0))).kill();
    },
  };
}

/** The forms in which it can be had. */
const offered = async (): Promise<readonly string[]> =>
  String(await selection('TARGETS', TARGETS_BYTES))
    .split('\n')
    .filter((form) => form !== '' && form !== 'TARGETS');

const isOnly = (target: string, forms: readonly string[]): boolean => forms.length === 1 && forms[0] === target;

/** The selection in this form, at most so many bytes of it. */
async function selection(target: string, most: number): Promise<Buffer | 'too-large'> {
  const [program, ...args] = asAccount(['xclip', '-selection', 'clipboard', '-out', '-target', target]);
  const running = launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio: ['ignore', 'pipe', 'ignore'] });
  const timer = setTimeout(() => running.kill(), ANSWER_WITHIN_MS);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of running.child.stdout ?? []) {
      bytes += (chunk as Buffer).length;
      if (bytes > most) return 'too-large';
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
    running.kill();
  }
}
