/** What a mail contains, read by libraries that run no code and load nothing. */
import { randomBytes } from 'node:crypto';
import { decompressRTF } from '@kenjiuno/decompressrtf';
import outlook, { type FieldsData } from '@kenjiuno/msgreader';
import PostalMime, { type Address, type Attachment as MimeAttachment, type Mailbox } from 'postal-mime';
import { checkCompoundFile } from './compound-file.ts';
import { textOfRtf } from './rtf.ts';

interface Shortened {
  readonly mail: Buffer;
  /** The content of a part of the mail that was read. */
  readonly restored: (content: Uint8Array) => Uint8Array;
}

const LONG_BYTES = 64 * 1024;
const IN_BASE64 = /^content-transfer-encoding:[ \t]*base64[ \t\r]*$/gim;
/** What is text, or contains parts, stays. */
const STAYS = /^content-type:\s*(text|message|multipart)\b/im;
const HEADER_END = /\r?\n\r?\n/g;
/** A header has no more before this field. */
const HEADER_BYTES = 4_096;

/** Takes long parts in base64 out of a mail: a reader in JavaScript decodes them byte by byte, which takes seconds for some megabytes; Node does it at once. */
function shortened(bytes: Buffer): Shortened {
  // One character for each byte.
  const text = bytes.toString('latin1');
  const long = new Map<string, string>();
  const kept: string[] = [];
  let at = 0;
  for (const { index } of text.matchAll(IN_BASE64)) {
    if (index < at) continue;
    HEADER_END.lastIndex = index;
    const start = HEADER_END.exec(text) ? HEADER_END.lastIndex : text.length;
    const end = text.indexOf('\n--', start);
    const header = text.slice(Math.max(at, text.lastIndexOf('\n--', index), index - HEADER_BYTES), start);
    if (end - start < LONG_BYTES || STAYS.test(header) || !isBase64(text, start, end)) continue;
    // Cannot be foreseen, so that no mail says it.
    const place = randomBytes(18).toString('hex');
    long.set(place, text.slice(start, end));
    kept.push(text.slice(at, start), Buffer.from(place).toString('base64'));
    at = end;
  }
  kept.push(text.slice(at));
  return { mail: Buffer.from(kept.join(''), 'latin1'), restored: (content) => restored(content, long) };
}

/** Padding only at its end: a mail that pads each line is left to its reader. */
function isBase64(text: string, start: number, end: number): boolean {
  const padding = text.indexOf('=', start);
  return padding === -1 || padding >= end - 8;
}

function restored(content: Uint8Array, long: ReadonlyMap<string, string>): Uint8Array {
  if (long.size === 0) return content;
  const text = Buffer.from(content).toString('latin1');
  const whole = long.get(text.trim());
  if (whole !== undefined) return Buffer.from(whole, 'base64');
  // A mail in the mail is here as it came.
  let mail = text;
  for (const [place, body] of long) mail = mail.replace(Buffer.from(place).toString('base64'), () => body);
  return mail === text ? content : Buffer.from(mail, 'latin1');
}

export interface Attachment {
  /** Empty if it has none. */
  readonly name: string;
  readonly content: Uint8Array;
  /** By which the HTML shows it, without brackets. */
  readonly contentId?: string;
}

export interface Person {
  /** Empty if it has none. */
  readonly name: string;
  readonly address: string;
}

export interface Mail {
  readonly subject: string;
  readonly from: readonly Person[];
  readonly replyTo: readonly Person[];
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  /** As the mail says it. */
  readonly date: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

/** Node gives a CommonJS module, whose default is the class; vitest unwraps it. */
const { default: Outlook } = Object.assign({ default: outlook }, outlook);

/** Parts in parts. */
const DEEPEST = 50;

/** An Internet message. Throws if it cannot be read. */
export async function readMail(bytes: Buffer): Promise<Mail> {
  const { mail: short, restored } = shortened(bytes);
  const mail = await PostalMime.parse(short, { forceRfc822Attachments: true, maxNestingDepth: DEEPEST });
  return {
    subject: mail.subject ?? '',
    from: people(mail.from && [mail.from]),
    replyTo: people(mail.replyTo),
    to: people(mail.to),
    cc: people(mail.cc),
    date: mail.date ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments.map((attachment) => ({
      name: attachment.filename ?? nameOf(attachment),
      content: restored(bytesOf(attachment)),
      ...(attachment.contentId !== undefined && { contentId: attachment.contentId.replace(/^<|>$/g, '') }),
    })),
  };
}

const nameOf = ({ mimeType }: MimeAttachment): string => (mimeType === 'message/rfc822' ? '.eml' : '');

const bytesOf = ({ content }: MimeAttachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

const people = (addresses: readonly Address[] = []): readonly Person[] =>
  addresses.flatMap((address): readonly Mailbox[] => address.group ?? [address]);

/** A message of Outlook. Throws if it cannot be read. */
export function readOutlook(bytes: Buffer): Mail {
  checkCompoundFile(bytes);
  const reader = new Outlook(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  const mail = reader.getFileData();
  if (mail.error !== undefined) throw new Error(mail.error);
  const received = (type: 'to' | 'cc') =>
    (mail.recipients ?? []).filter(({ recipType }) => recipType === type).map(personOf);
  const html = mail.bodyHtml ?? (mail.html ? htmlOf(mail.html) : '');
  return {
    subject: mail.subject ?? '',
    from: [{ name: mail.senderName ?? '', address: mail.senderSmtpAddress ?? mail.senderEmail ?? '' }],
    replyTo: [],
    to: received('to'),
    cc: received('cc'),
    date: mail.clientSubmitTime ?? mail.messageDeliveryTime ?? '',
    text: mail.body ?? (html === '' ? rtfTextOf(mail.compressedRtf) : ''),
    html,
    attachments: (mail.attachments ?? []).map((attachment) => {
      const { fileName, content } = reader.getAttachment(attachment);
      return { name: fileName, content, ...(attachment.pidContentId && { contentId: attachment.pidContentId }) };
    }),
  };
}

const personOf = ({ name = '', smtpAddress, email = '' }: FieldsData): Person => ({
  name,
  address: smtpAddress ?? email,
});

/** It unpacks to eight times as much. */
const MOST_RTF = 1024 * 1024;

function rtfTextOf(compressed: Uint8Array = new Uint8Array()): string {
  if (compressed.length === 0 || compressed.length > MOST_RTF) return '';
  return textOfRtf(Buffer.from(decompressRTF([...compressed])).toString('latin1')).trim();
}

/** In the encoding that it names, as Outlook writes it. */
function htmlOf(bytes: Uint8Array): string {
  const [, named = 'utf-8'] =
    /charset=["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 2_000)).toString('latin1')) ?? [];
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
