/**
 * The clipboard of the VM: the selection CLIPBOARD of the X server, read and set by xclip as the browser's account. A picture is decoded here, by a
 * program in the converter's confinement, so that only its pixels leave the VM.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_PICTURE_BYTES, MAX_TEXT_BYTES, type ClipboardKind } from '../../../protocol/transfers.ts';
import { launch, type Running } from '../../commands/launch.ts';
import { decodingCommand, PIXMAP, pixelsOf } from '../../converter/pixels-of.ts';
import { type Pixmap, TooManyPixels } from '../../converter/pixmap.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** The program that owns the selection may never answer. */
const ANSWER_TIMEOUT_MS = 10_000;
/** The person pastes soon; afterwards the clipboard is empty again. */
const OFFERED_FOR_MS = 60_000;
const LOOK_EVERY_MS = 50;
const TARGET: Record<ClipboardKind, string> = { text: 'UTF8_STRING', png: 'image/png' };
/** A target that no program knows, offered instead of the content. */
const NOTHING = 'SAFE_BROWSE_NOTHING';
const TARGETS_BYTES = 64 * 1024;
const MAX_BYTES: Record<ClipboardKind, number> = { text: MAX_TEXT_BYTES, png: MAX_PICTURE_BYTES };

/** Less than the host waits for the announcement. */
const DECODED_WITHIN_MS = 25_000;

export type Copied = { readonly content: 'text'; readonly bytes: Buffer } | ({ readonly content: 'picture' } & Pixmap);

export interface Clipboard {
  /** The content: a picture if there is one and it is wanted, or else text. Throws if the picture is none. */
  read(wanted: 'anything' | 'text'): Promise<Copied | 'empty' | 'too-large'>;
  /** Offers the content for a while; fulfilled when it can be pasted. */
  offer(content: ClipboardKind, bytes: Buffer): Promise<void>;
  /** Empties the clipboard. */
  wipe(): Promise<void>;
}

export function xClipboard(): Clipboard {
  let offering: Running | undefined;
  /** Takes over the selection, which also ends the offer of another program. */
  const own = async (target: string, bytes: Buffer): Promise<Running> => {
    offering?.kill();
    const [program, ...args] = asAccount(['xclip', '-quiet', '-selection', 'clipboard', '-in', '-target', target]);
    const running = launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio: ['pipe', 'ignore', 'ignore'] });
    running.child.stdin?.on('error', () => undefined).end(bytes);
    offering = running;
    const isOver = Promise.race([running.ended, sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false })]).then(() => true);
    // xclip reports success before the X server knows of it: only the server's answer counts.
    while (!isOnly(target, await offered()))
      if (await Promise.race([isOver, sleep(LOOK_EVERY_MS, false, { ref: false })])) break;
    return running;
  };
  return {
    async read(wanted) {
      const targets = await offered();
      const isPicture = wanted === 'anything' && targets.includes(TARGET.png);
      if (!isPicture && !targets.includes(TARGET.text)) return 'empty';
      const kind = isPicture ? 'png' : 'text';
      const bytes = await selection(TARGET[kind], MAX_BYTES[kind]);
      if (bytes === 'too-large') return bytes;
      if (bytes.length === 0) return 'empty';
      return isPicture ? decoded(bytes) : { content: 'text', bytes };
    },
    async offer(content, bytes) {
      const running = await own(TARGET[content], bytes);
      setTimeout(() => running.kill(), OFFERED_FOR_MS).unref();
    },
    async wipe() {
      (await own(NOTHING, Buffer.alloc(0))).kill();
    },
  };
}

async function decoded(png: Buffer): Promise<Copied | 'too-large'> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error('Decoding took too long.')), DECODED_WITHIN_MS);
  try {
    return { content: 'picture', ...(await pixelsOf(decodingCommand('PNG:-', PIXMAP), late.signal, png)) };
  } catch (error) {
    if (error instanceof TooManyPixels) return 'too-large';
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The targets that the owner of the selection offers. */
const offered = async (): Promise<readonly string[]> =>
  String(await selection('TARGETS', TARGETS_BYTES))
    .split('\n')
    .filter((form) => form !== '' && form !== 'TARGETS');

const isOnly = (target: string, forms: readonly string[]): boolean => forms.length === 1 && forms[0] === target;

/** The selection as this target. */
async function selection(target: string, maxBytes: number): Promise<Buffer | 'too-large'> {
  const [program, ...args] = asAccount(['xclip', '-selection', 'clipboard', '-out', '-target', target]);
  const running = launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio: ['ignore', 'pipe', 'ignore'] });
  const timer = setTimeout(() => running.kill(), ANSWER_TIMEOUT_MS);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of running.child.stdout ?? []) {
      bytes += (chunk as Buffer).length;
      if (bytes > maxBytes) return 'too-large';
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
    running.kill();
  }
}
