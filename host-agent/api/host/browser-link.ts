/** What our extension of a browser or a mail program of the host and the native messaging host say to each other. */
import { z } from 'zod';
import { Url } from '../session/url.ts';
import type { LinkRules } from '../configuration/link-rules.ts';
import { MOST_NAME_CHARACTERS, PART_BYTES } from './attachment-parts.ts';

/** The name of the extension of Thunderbird, by which Thunderbird tells the native messaging host who starts it. */
export const MAIL_EXTENSION = 'safe-browse-mail@safebrowse.org';

const Id = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A session with this page. */
const Open = z.strictObject({ id: Id, ask: z.literal('open'), url: Url });

/** All that a browser can ask for. */
export const BrowserRequest = z.discriminatedUnion('ask', [
  Open,
  /** That the site of this page always opens in a session, or does not. The person decides, in a window of ours. */
  z.strictObject({ id: Id, ask: z.literal('rule'), url: Url, isAlways: z.boolean() }),
]);
export type BrowserRequest = z.infer<typeof BrowserRequest>;

/** All that a mail program can ask for. */
export const MailRequest = z.discriminatedUnion('ask', [
  Open,
  /** A session without a network that shows this attachment. Its bytes follow, when this was not refused. */
  z.strictObject({
    id: Id,
    ask: z.literal('view'),
    name: z.string().max(MOST_NAME_CHARACTERS),
    bytes: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  /** The next bytes of this attachment. */
  z.strictObject({ id: Id, ask: z.literal('part'), content: z.base64().max((PART_BYTES / 3) * 4) }),
]);
export type MailRequest = z.infer<typeof MailRequest>;

/** `too-often`: five requests came within a minute. `not-a-page`: a session does not open this URL. `no-desktop`: there are no windows here. */
export type BrowserRefusal = 'too-often' | 'not-a-page' | 'no-desktop';

/** `too-large`: the attachment has more than a host takes. `no-room`: there are too many of them, or memory is full. */
export type MailRefusal = BrowserRefusal | 'too-large' | 'no-room';

/** What became of a request; `refused` is absent for one that was passed on. */
export interface Passed<Refusal> {
  readonly id: number;
  readonly refused?: Refusal;
}

/** All that a browser is told. Rules come first, and again with each change. */
export type BrowserAnswer = { readonly rules: LinkRules } | Passed<BrowserRefusal>;

/** All that a mail program is told. */
export type MailAnswer = Passed<MailRefusal>;
