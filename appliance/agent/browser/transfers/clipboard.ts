/** What was copied in the machine, and what is to be pasted there: the selection CLIPBOARD of the X server, by xclip as the browser's account. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_PICTURE_BYTES, MAX_TEXT_BYTES, type ClipboardKind } from '../../../protocol/transfers.ts';
import { launch, type Running } from '../../commands/launch.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** Whoever copied answers, or never does. */
const ANSWER_WITHIN_MS = 10_000;
/** A person pastes soon; then it is gone again. */
const OFFERED_FOR_MS = 60_000;
const TARGET: Record<ClipboardKind, string> = { text: 'UTF8_STRING', png: 'image/png' };
export const MOST_BYTES: Record<ClipboardKind, number> = { text: MAX_TEXT_BYTES, png: MAX_PICTURE_BYTES };

export interface Copied {
  readonly content: ClipboardKind;
  readonly bytes: Buffer;
}

export interface Clipboard {
  /** What was copied: a picture where there is one, or text; `undefined` where there is neither, or too much of it. */
  read(): Promise<Copied | 'empty' | 'too-large'>;
  /** Offers it for a while to whoever pastes. */
  offer(content: ClipboardKind, bytes: Buffer): void;
  /** Nothing was copied any more. */
  wipe(): Promise<void>;
}

export function xClipboard(): Clipboard {
  let offering: Running | undefined;
  const give = (content: ClipboardKind, bytes: Buffer): Running => {
    offering?.kill();
    const [program, ...args] = asAccount(['xclip', '-quiet', '-selection', 'clipboard', '-in', '-target', TARGET[content]]);
    const running = launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio: ['pipe', 'ignore', 'pipe'] });
    running.child.stderr?.resume();
    running.child.stdin?.on('error', () => undefined).end(bytes);
    return (offering = running);
  };
  return {
    async read() {
      const targets = String(await selection('TARGETS', 64 * 1024)).split('\n');
      const content = targets.includes(TARGET.png) ? 'png' : targets.includes(TARGET.text) ? 'text' : undefined;
      if (content === undefined) return 'empty';
      const bytes = await selection(TARGET[content], MOST_BYTES[content]);
      return bytes === 'too-large' ? bytes : bytes.length === 0 ? 'empty' : { content, bytes };
    },
    offer(content, bytes) {
      const running = give(content, bytes);
      setTimeout(() => running.kill(), OFFERED_FOR_MS).unref();
    },
    async wipe() {
      // Only who takes the selection over can end what another program offers.
      const running = give('text', Buffer.alloc(0));
      const { stderr } = running.child;
      // It says so when the selection is its own.
      await Promise.race([sleep(ANSWER_WITHIN_MS, undefined, { ref: false }), running.ended, stderr && once(stderr, 'data')]);
      running.kill();
    },
  };
}

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
