/** What the extension of a browser of the host and the native messaging host say to each other. */
import { z } from 'zod';
import { Url } from '../session/url.ts';
import type { LinkRules } from '../configuration/link-rules.ts';

const Id = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** All that a browser can ask for. */
export const BrowserRequest = z.discriminatedUnion('ask', [
  /** A session with this page. */
  z.strictObject({ id: Id, ask: z.literal('open'), url: Url }),
  /** That the site of this page always opens in a session, or does not. The person decides, in a window of ours. */
  z.strictObject({ id: Id, ask: z.literal('rule'), url: Url, isAlways: z.boolean() }),
]);
export type BrowserRequest = z.infer<typeof BrowserRequest>;

/** `too-often`: five requests came within a minute. `not-a-page`: a session does not open this URL. `no-desktop`: there are no windows here. */
export type BrowserRefusal = 'too-often' | 'not-a-page' | 'no-desktop';

/** All that a browser is told. Rules come first, and again with each change; `refused` is absent for a request that was passed on. */
export type BrowserAnswer = { readonly rules: LinkRules } | { readonly id: number; readonly refused?: BrowserRefusal };
