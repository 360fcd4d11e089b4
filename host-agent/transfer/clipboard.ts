/** Clipboards: what was copied in a session and what is to be pasted there. A picture is drawn anew, so that only its pixels cross. */
import { PNG } from 'pngjs';
import { MAX_PICTURE_BYTES, MAX_TEXT_BYTES } from '../../appliance/protocol/transfers.ts';
import type { Clip } from '../api/downloads.ts';
import { pageAddress } from '../config/url.ts';
import { Failure } from '../api/failure.ts';
import type { Exchange, Watch } from './guest-transfers.ts';
import { refusedByGuest } from './refusals.ts';

const MAX_PIXELS = 32 * 1024 * 1024;
const PNG_START = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** What was copied in the session. */
export async function copyOut(exchange: Exchange, watch: Watch): Promise<Clip> {
  const { content, untrustedBytes } = await exchange.copyOut(watch);
  if (content === 'text') return { content, text: plainText(untrustedBytes) };
  return { content, png: redrawn(untrustedBytes).toString('base64') };
}

/** An address of a page that was copied in the session. Throws `Failure` no-address where it was something else. */
export async function copiedAddress(exchange: Exchange, watch: Watch): Promise<string> {
  const clip = await copyOut(exchange, watch);
  try {
    if (clip.content === 'text') return pageAddress(clip.text.trim());
  } catch {
    // Told below, without a word of what it was.
  }
  throw new Failure('no-address', 'What was copied in the session is no address of a page.', {
    hint: 'Type the address, or copy it in the session first.',
  });
}

/** Gives the session something to paste. */
export async function pasteIn(exchange: Exchange, clip: Clip, watch: Watch): Promise<void> {
  const bytes = clip.content === 'text' ? Buffer.from(clip.text.toWellFormed()) : Buffer.from(clip.png, 'base64');
  if (bytes.length > (clip.content === 'text' ? MAX_TEXT_BYTES : MAX_PICTURE_BYTES)) throw refusedByGuest('too-large');
  await exchange.give({ kind: 'clipboard', content: clip.content }, bytes.length, [bytes], watch);
}

/** Text without what a terminal takes for commands; lines end as ours do. Pure. */
export function plainText(untrustedBytes: Buffer): string {
  const text = new TextDecoder('utf-8')
    .decode(untrustedBytes)
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
  if (text === '') throw refusedByGuest('empty');
  return text;
}

/** The same pixels as a file of our own making. Throws where it is no picture, or one too large. Pure. */
export function redrawn(untrustedBytes: Buffer): Buffer {
  // Its size stands before anything that would have to be unpacked.
  if (untrustedBytes.length < 24 || !untrustedBytes.subarray(0, PNG_START.length).equals(PNG_START))
    throw refusedByGuest('failed');
  const [width, height] = [untrustedBytes.readUInt32BE(16), untrustedBytes.readUInt32BE(20)];
  if (width * height > MAX_PIXELS) throw refusedByGuest('too-large');
  try {
    const { data } = PNG.sync.read(untrustedBytes);
    const picture = new PNG({ width, height });
    data.copy(picture.data);
    return PNG.sync.write(picture);
  } catch {
    throw refusedByGuest('failed');
  }
}
