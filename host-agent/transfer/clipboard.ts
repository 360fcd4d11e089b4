/** Clipboards, out of a guest and into it. A picture is encoded again on the host, so that only its pixels leave the guest. */
import { PNG } from 'pngjs';
import { MAX_PICTURE_BYTES, MAX_TEXT_BYTES } from '../../appliance/protocol/transfers.ts';
import type { Clip } from '../api/downloads.ts';
import { bookmarkUrl } from '../config/url.ts';
import { Failure } from '../api/failure.ts';
import type { GuestTransfers, TransferOptions } from './guest-transfers.ts';
import { refusedByGuest } from './refusals.ts';

const MAX_PIXELS = 32 * 1024 * 1024;
const PNG_START = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** The content of the guest's clipboard. */
export async function copyOut(transfers: GuestTransfers, options: TransferOptions): Promise<Clip> {
  const { content, untrustedBytes } = await transfers.receiveClipboard(options);
  if (content === 'text') return { content, text: plainText(untrustedBytes) };
  return { content, png: redrawn(untrustedBytes).toString('base64') };
}

/** The URL of a page in the guest's clipboard. Throws `Failure` clipboard-not-a-url if the clipboard holds something else. */
export async function copyUrlOut(transfers: GuestTransfers, options: TransferOptions): Promise<string> {
  const clip = await copyOut(transfers, options);
  try {
    if (clip.content === 'text') return bookmarkUrl(clip.text.trim());
  } catch {
    // The failure below does not repeat what was copied.
  }
  throw new Failure('clipboard-not-a-url');
}

/** Puts a clip into the guest's clipboard. */
export async function pasteIn(transfers: GuestTransfers, clip: Clip, options: TransferOptions): Promise<void> {
  const bytes = clip.content === 'text' ? Buffer.from(clip.text.toWellFormed()) : Buffer.from(clip.png, 'base64');
  if (bytes.length > (clip.content === 'text' ? MAX_TEXT_BYTES : MAX_PICTURE_BYTES)) throw refusedByGuest('too-large');
  await transfers.send({ kind: 'clipboard', content: clip.content }, bytes.length, [bytes], options);
}

/** The text without control characters that a terminal would obey, with `\n` as line ending. Pure. */
export function plainText(untrustedBytes: Buffer): string {
  const text = new TextDecoder('utf-8')
    .decode(untrustedBytes)
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
  if (text === '') throw refusedByGuest('empty');
  return text;
}

/** A new PNG file with the same pixels. Throws `Failure` transfer-failed or transfer-too-large. Pure. */
export function redrawn(untrustedBytes: Buffer): Buffer {
  // The size comes first in the file, so it is checked before anything is unpacked.
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
