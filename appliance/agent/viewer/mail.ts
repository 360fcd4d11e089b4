/** What a mail contains, read by libraries that run no code and load nothing. */
import { decompressRTF } from '@kenjiuno/decompressrtf';
import outlook, { type FieldsData } from '@kenjiuno/msgreader';
import PostalMime, { type Address, type Attachment as MimeAttachment, type Mailbox } from 'postal-mime';
import { checkCompoundFile } from './compound-file.ts';
import { shortened } from './long-parts.ts';
import { textOfRtf } from './rtf.ts';

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
