/** The messages between the host agent and the guest agent of a browser VM. */
import * as z from 'zod';
import { ElapsedMs, Entropy, HostHello, lifeMessages, MacAddress, PowerOff } from './every-role.ts';
import { fitsOneLine, MAX_BOOKMARK_URL_BYTES, MAX_LIST_BYTES, MAX_TITLE_CHARACTERS, MAX_URL_BYTES } from './limits.ts';
import { fitsPixels, PICTURE_SIZE } from './pixels.ts';
import { ScalePercent } from './scale.ts';
import { KeyLogLine, MAX_KEY_LINES } from './tls-keys.ts';
import { TypedText, TypingId } from './typed-text.ts';
import {
  GuestDownload,
  GUEST_TRANSFER_MESSAGES,
  HOST_TRANSFER_MESSAGES,
  FileBytes,
  MAX_COUNTED_DOWNLOADS,
  MAX_LISTED_DOWNLOADS,
  TransferId,
} from './transfers.ts';

/**
 * The steps of a browser VM's start. `identity`: the VM has taken its identity, and the network card may get its link. A clone has completed the other steps
 * before it is resumed. `warm-up`: only where the host asked for it.
 */
export const BROWSER_STEPS = ['home', 'screen', 'identity', 'browser-window', 'warm-up'] as const;
export type BrowserStep = (typeof BROWSER_STEPS)[number];

/** Moments between the steps, each reported once, for the trace of a start. */
export const BROWSER_MARKS = [
  'agent-started', // the guest agent takes requests
  'identity-received',
  'link-received', // the host said that the link is up
  'address', // the network card has its address, and the clock is right
  'page-received',
  'page-ready', // all that the page waits for is there
  'browser-started', // Chromium's process was started
  'page-handed-over', // Chromium has taken the page
] as const;
export const BrowserMark = z.enum(BROWSER_MARKS);
export type BrowserMark = z.infer<typeof BrowserMark>;

const Pixels = z.int().min(64).max(16_384);
/** As the WHATWG parser writes it: in ASCII, where a character is a byte. */
const Url = z
  .string()
  .max(MAX_URL_BYTES)
  .regex(/^[\u0021-\u007e]+$/);

/** How far a VM starts before it is sealed: to its empty screen, or to Chromium on its start page. */
export const SEAL_LEVELS = ['desktop', 'browser'] as const;

/** The screens of sessions that look the same on every computer, the smallest first: few, so that each is that of many people. */
export const COMMON_SCREENS = [
  { width: 1000, height: 600 },
  { width: 1280, height: 720 },
  { width: 1600, height: 900 },
] as const;

/** What makes a VM unique: no two clones share it. */
export const Identity = z.strictObject({
  entropy: Entropy,
  /** Of the network card, which has no link before the guest has taken its identity. */
  mac: MacAddress,
  hostname: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  machineId: z.string().regex(/^[0-9a-f]{32}$/),
  screen: z.strictObject({ width: Pixels, height: Pixels }),
});
export type Identity = z.infer<typeof Identity>;

/** Chromium's managed policies, by name. */
export const Policies = z
  .record(z.string().regex(/^[A-Z][A-Za-z0-9]{0,63}$/, 'must be the name of a policy of Chromium'), z.json())
  .refine(fitsOneLine, `are more than ${MAX_LIST_BYTES} bytes`);

/** How a session's Chromium differs from the image's defaults. */
export const BrowserSettings = z.strictObject({
  /** The preferred language of pages, as a BCP 47 tag such as `de-DE`. */
  language: z
    .string()
    .max(16)
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'must be like "de" or "de-DE"')
    .optional(),
  /** A name of the IANA time zone database. */
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+){0,2}$/, 'must be like "Europe/Berlin"')
    .optional(),
  /** Menus and, where they have both, pages are dark; they are light without it. */
  isDark: z.literal(true).optional(),
  /** Pages get no WebGL. */
  webgl: z.literal('off').optional(),
  /** The screen has one of {@link COMMON_SCREENS}, the largest that fits, and the bookmarks bar is always there. */
  screens: z.literal('common').optional(),
  /** A screen reader reads what Chromium shows. */
  readsAloud: z.literal(true).optional(),
  /** A program of the host may drive Chromium over the port for it. */
  isDriven: z.literal(true).optional(),
  /** Chromium gives away the keys of its TLS connections, which the guest hands to the host. */
  logsTlsKeys: z.literal(true).optional(),
  /** Names of folders in the image, installed by Debian's packages of extensions. */
  extensions: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9.+-]{0,63}$/, 'must be a folder’s name, such as "ublock-origin"'))
    .max(16)
    .optional(),
  policies: Policies.optional(),
});
export type BrowserSettings = z.infer<typeof BrowserSettings>;

/** A bookmark that the person keeps on the host. */
export const Bookmark = z.strictObject({
  name: z.string().min(1).max(200),
  url: z
    .string()
    .max(MAX_BOOKMARK_URL_BYTES)
    .regex(/^https?:\/\/[^\u0000-\u0020\u007f-\u009f]+$/, 'must be an http or https address'),
});
export type Bookmark = z.infer<typeof Bookmark>;

/** Limit of the bookmarks of one message, beside that of their size. */
export const MAX_SHOWN_BOOKMARKS = 256;

export const BookmarkList = z
  .array(Bookmark)
  .max(MAX_SHOWN_BOOKMARKS)
  .refine(fitsOneLine, `are more than ${MAX_LIST_BYTES} bytes`);

/** The volume of a VM: percent of its maximum, and whether it is muted. */
export const Volume = z.strictObject({ percent: z.int().min(0).max(100), isMuted: z.boolean() });
export type Volume = z.infer<typeof Volume>;

/** Readers of smart cards that a session has at the same time. */
const CardReaders = z.int().min(1).max(16);

/** Of programs that the kernel of a guest has ended; more are not counted. */
export const MAX_COUNTED_ENDS = 999;
const ProgramsEnded = z.int().min(1).max(MAX_COUNTED_ENDS);

/** Host to guest. */
export const BrowserHostMessage = z.discriminatedUnion('type', [
  HostHello,
  /** Instead of an identity: start up to `level`, without a network, and wait to be sealed. */
  z.strictObject({ type: z.literal('prepare-seal'), level: z.enum(SEAL_LEVELS) }),
  /** Before `prepare-seal` or the identity: how Chromium starts. A clone whose Chromium is part of its template keeps the template's settings. */
  z.strictObject({ type: z.literal('settings'), settings: BrowserSettings }),
  /** Before `browse`: the content of the bookmarks bar. A running Chromium shows a change some seconds later. */
  z.strictObject({ type: z.literal('bookmarks'), bookmarks: BookmarkList }),
  /** Once, before anything else of this session. */
  Identity.extend({ type: z.literal('identity') }),
  /** After the identity and before the network: open a throw-away page, and with `hasDocuments` documents, and close them again, so that the next ones open fast. */
  z.strictObject({ type: z.literal('warm-up'), hasDocuments: z.boolean() }),
  /** After the identity and before the link, in a VM with a scratch disk: put downloads and files of pages on it, up to this size. */
  z.strictObject({
    type: z.literal('scratch-disk'),
    mebibytes: z
      .int()
      .min(1)
      .max(1024 * 1024),
  }),
  /** After the identity: the network card has its link. With the host's clock, since the VM may have been paused for days. Again when the clock has jumped. */
  z.strictObject({ type: z.literal('link-up'), unixTimeMs: z.int().min(0).max(8_640_000_000_000_000) }),
  /** After the identity: show the start page, which needs no network. */
  z.strictObject({ type: z.literal('open-start-page') }),
  /** After `link-up`: show this page. */
  z.strictObject({ type: z.literal('browse'), url: Url }),
  /** Any time: set the volume. A VM without a sound card ignores it. */
  Volume.extend({ type: z.literal('volume') }),
  /** Any time: play the samples that arrive at the microphone's port to the pages, or stop doing so. */
  z.strictObject({ type: z.literal('microphone'), isOn: z.boolean() }),
  /** Any time: let programs draw at this scale, also those that run. A VM starts at 100 %. */
  z.strictObject({ type: z.literal('scale'), percent: ScalePercent }),
  /** Once Chromium runs: type this text in whatever has the focus, after the texts before, and answer with `typed`. */
  z.strictObject({ type: z.literal('type'), typing: TypingId, text: TypedText }),
  /** After `browser-closed` for a window or a crash of Chromium: start Chromium again, with its last pages, and answer with `browser-reopened`. */
  z.strictObject({ type: z.literal('reopen-browser') }),
  /** Let Chromium use smart cards, and answer with `card-readers`. `count`: the readers that the session has now. */
  z.strictObject({ type: z.literal('card-readers'), count: CardReaders }),
  /** Announce this file or the text of the clipboard with a `transfer-offer`, or its picture with a `transfer-picture`. `wanted`: a picture or else text, or only text. */
  z.strictObject({
    type: z.literal('transfer-request'),
    transfer: TransferId,
    what: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), file: GuestDownload.shape.file }),
      z.strictObject({ kind: z.literal('clipboard'), wanted: z.enum(['anything', 'text']) }),
    ]),
  }),
  ...HOST_TRANSFER_MESSAGES,
  PowerOff,
]);
export type BrowserHostMessage = z.infer<typeof BrowserHostMessage>;

/** Guest to host. The guest is assumed to be hostile. */
export const BrowserGuestMessage = z.discriminatedUnion('type', [
  ...lifeMessages('browser', BROWSER_STEPS),
  /** A moment of the start. `elapsedMs`: since the guest's kernel started. */
  z.strictObject({ type: z.literal('mark'), mark: BrowserMark, elapsedMs: ElapsedMs }),
  /** The size of the screen, in pixels. */
  z.strictObject({ type: z.literal('screen'), width: Pixels, height: Pixels }),
  /** The title of the window in front, which a page chooses; empty if there is none. At most once a second. */
  z.strictObject({ type: z.literal('title'), title: z.string().max(MAX_TITLE_CHARACTERS) }),
  /** Whether a screen reader reads aloud. Only with `readsAloud`; again when it changes. */
  z.strictObject({ type: z.literal('speech'), isOn: z.boolean() }),
  /** New keys of TLS connections. Only with `logsTlsKeys`, at most twice a second. */
  z.strictObject({ type: z.literal('tls-keys'), lines: z.array(KeyLogLine).min(1).max(MAX_KEY_LINES) }),
  /** Answers a `type`. `isDone`: the X server has all keys of the text. */
  z.strictObject({ type: z.literal('typed'), typing: TypingId, isDone: z.boolean() }),
  /** Answers a `card-readers`. `areUsable`: Chromium has started again with the cards in so many readers. */
  z.strictObject({ type: z.literal('card-readers'), count: CardReaders, areUsable: z.boolean() }),
  /** The last window closed, or the browser or the X server ended by itself. The host decides what follows; without an X server the guest powers off next. */
  z.strictObject({
    type: z.literal('browser-closed'),
    cause: z.enum(['last-window', 'browser-crashed', 'display-crashed']),
  }),
  /** Answers a `reopen-browser`: Chromium has a window again. */
  z.strictObject({ type: z.literal('browser-reopened') }),
  /** The kernel has ended so many programs since the boot because no memory was left; again when there are more. */
  z.strictObject({ type: z.literal('out-of-memory'), programs: ProgramsEnded }),
  /** The content of the guest's folder for downloads: the newest files, and the number of all files. */
  z.strictObject({
    type: z.literal('downloads'),
    files: z.array(GuestDownload).max(MAX_LISTED_DOWNLOADS),
    count: z.int().min(0).max(MAX_COUNTED_DOWNLOADS),
  }),
  /** Answers a `transfer-request`. `origin`: the URL that the file was downloaded from, if the browser knows it. */
  z.strictObject({
    type: z.literal('transfer-offer'),
    transfer: TransferId,
    bytes: FileBytes,
    content: z.enum(['file', 'text']),
    origin: z.string().max(2048).optional(),
  }),
  /** Answers a `transfer-request` for the clipboard: it has a picture of this size, of which only the pixels follow. */
  z
    .strictObject({ type: z.literal('transfer-picture'), transfer: TransferId, ...PICTURE_SIZE })
    .refine(fitsPixels, 'has too many pixels'),
  ...GUEST_TRANSFER_MESSAGES,
]);
export type BrowserGuestMessage = z.infer<typeof BrowserGuestMessage>;
