/** What the web server records for the tests. */
import { z } from 'zod';

const Pixels = z.number().min(-100_000).max(100_000);

/** A report of a page. It comes from a browser VM, so it is checked like everything from there. */
export const Report = z.strictObject({
  run: z.string().max(200),
  kind: z.enum([
    'load',
    'playing',
    'resize',
    'key',
    'pointer',
    'opened',
    'answered',
    'failed',
    'done',
    'random',
    'bulk',
    'copied',
    'pasted',
    'listening',
    'registered',
    'signed-in',
    'focus',
    'heard',
    'typed',
    'ratio',
    'cameras',
    'watching',
    'webgl',
    'drawn',
    'stored',
    'deleted',
    'frames',
    'taken',
    'read',
    'seen',
    'ended',
  ]),
  detail: z.string().max(6000),
  innerWidth: Pixels,
  innerHeight: Pixels,
  outerWidth: Pixels,
  outerHeight: Pixels,
  screenX: Pixels,
  screenY: Pixels,
  screenWidth: Pixels,
  screenHeight: Pixels,
  /** The values that the page found when it started. */
  cookieBefore: z.string().max(2000),
  storageBefore: z.string().max(2000),
  cookie: z.string().max(2000),
  storage: z.string().max(2000),
  /** Whether the browser reports that a program controls it. */
  webdriver: z.boolean(),
});
export type Report = z.infer<typeof Report>;

export const Request = z.strictObject({
  method: z.string(),
  host: z.string(),
  path: z.string(),
  from: z.string(),
  cookie: z.string().optional(),
  /** The name in a certificate that the server has checked. */
  client: z.string().optional(),
});
export type Request = z.infer<typeof Request>;

/** One part of a form that was sent: its content is not kept. */
export const SentPart = z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() });
export type SentPart = z.infer<typeof SentPart>;

export const ServerRecord = z.strictObject({
  requests: z.array(Request),
  reports: z.array(Report),
  /** The forms with files, each with its parts. */
  forms: z.array(z.array(SentPart)),
});
export type ServerRecord = z.infer<typeof ServerRecord>;
