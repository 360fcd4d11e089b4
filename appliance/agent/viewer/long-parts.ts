/** Takes long parts in base64 out of a mail: a reader in JavaScript decodes them byte by byte, which takes seconds for some megabytes; Node does it at once. */
import { randomBytes } from 'node:crypto';

export interface Shortened {
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

export function shortened(bytes: Buffer): Shortened {
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
