/** Clipboards, out of a guest and into it. Of a picture only the pixels leave the guest; the host writes the file. */
import { MAX_PICTURE_BYTES, MAX_TEXT_BYTES } from '../../appliance/protocol/transfers.ts';
import type { Clip, CopiedClip } from '../api/session/downloads.ts';
import { bookmarkUrl } from '../config/url.ts';
import { Failure } from '../api/errors/failure.ts';
import { sendPng } from '../hypervisor/picture/png-pieces.ts';
import type { GuestTransfers, ReceivedClipboard, TransferOptions } from './guest-transfers.ts';
import { refusedByGuest } from './refusals.ts';

export interface CopyOptions extends TransferOptions {
  /** Takes the next piece of a picture's PNG file. */
  readonly onPicture: (piece: Buffer) => Promise<void>;
}

/** Whose clipboard is copied: a guest's, or that of a session on another host. */
export interface ClipboardSource {
  receiveClipboard(wanted: 'anything', options: TransferOptions): Promise<ReceivedClipboard>;
}

/** The content of a clipboard. The file of a picture is written here. */
export async function copyOut(source: ClipboardSource, options: CopyOptions): Promise<CopiedClip> {
  const clip = await source.receiveClipboard('anything', options);
  if (clip.content === 'text') return { content: 'text', text: plainText(clip.untrustedBytes) };
  return { content: 'png', bytes: await sendPng(clip.untrustedPicture, options.onPicture) };
}

/** The URL of a page in the guest's clipboard. Throws `Failure` clipboard-not-a-url if the clipboard holds something else. */
export async function copyUrlOut(transfers: GuestTransfers, options: TransferOptions): Promise<string> {
  const clip = await transfers.receiveClipboard('text', options);
  try {
    if (clip.content === 'text') return bookmarkUrl(plainText(clip.untrustedBytes).trim());
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
