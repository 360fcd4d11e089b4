/** The configuration of a profile: every key with its meaning, bounds and default. */
import { z } from 'zod';
import { BookmarkList, BrowserSettings, Policies } from '../../appliance/protocol/browser.ts';
import { DomainName, MAX_NAMES } from '../../appliance/protocol/network.ts';
import { MAX_PROFILE_BOOKMARKS } from '../api/bookmark.ts';
import { ProfileColour } from '../api/profile.ts';
import { ClipboardRule, FileRule, LimitMinutes, MicrophoneRule } from '../api/restrictions.ts';
import { USB_KINDS, UsbKind, UsbRule } from '../api/usb.ts';
import { AS_ON_THE_DESKTOP } from './desktop-locale.ts';
import { BrowsableUrl } from './url.ts';

const Screen = z.strictObject({
  width: z.int().min(640).max(7680).default(1280).describe("Width of the guest's screen at the start, in pixels."),
  height: z.int().min(480).max(4320).default(800).describe("Height of the guest's screen at the start, in pixels."),
});

/** What the sessions of the profile may reach. */
const ProfileNetwork = z
  .strictObject({
    policy: z
      .enum(['internet-only', 'allow-list', 'offline', 'open'])
      .default('internet-only')
      .describe(
        '`internet-only`: the internet, but not the host, its LAN or other private addresses. `allow-list`: only the names in `allow`. `offline`: nothing. `open`: the internet and the LAN.',
      ),
    allow: z
      .array(DomainName)
      .max(MAX_NAMES, `are more than the ${MAX_NAMES} names that a profile may have`)
      .default([])
      .describe('With `policy = "allow-list"`: these names and their subdomains. Empty: nothing can be reached.'),
  })
  .check(({ value: { policy, allow }, issues }) => {
    // The person who lists names believes that nothing else can be reached.
    if (allow.length > 0 && policy !== 'allow-list')
      issues.push({
        code: 'custom',
        input: allow,
        path: ['allow'],
        message: `has an effect only with policy = "allow-list", but the policy is "${policy}"`,
      });
  });

/** Policies that another key sets, or that must not change for the session to be isolated and to end. */
const OURS: Readonly<Record<string, string>> = {
  ManagedBookmarks: 'is what "bookmarks" says',
  ForcedLanguages: 'is what "language" says',
  AudioCaptureAllowed: 'is what "microphone" says',
  BackgroundModeEnabled: 'must not be changed: a browser that runs on without a window never ends its session',
  DnsOverHttpsMode: 'must not be changed: only the network VM resolves names',
  BuiltInDnsClientEnabled: 'must not be changed: only the network VM resolves names',
};

const ProfilePolicies = Policies.check(({ value, issues }) => {
  for (const [name, why] of Object.entries(OURS))
    if (Object.hasOwn(value, name)) issues.push({ code: 'custom', input: value, path: [name], message: why });
});

/** A named set of settings that a session is opened with. */
export const Profile = z
  .strictObject({
    startPage: BrowsableUrl.default('about:blank').describe('Shown when no URL is given: http, https or about:blank.'),
    where: z
      .string()
      .regex(/^$|^[a-z0-9][a-z0-9-]{0,30}$/, 'must be the name of a pool')
      .default('')
      .describe(
        'The pool whose hosts run its sessions. There, the profile of the same name sets memory, network and browser; of the rules for the clipboard, the stricter one applies. Empty: they run here.',
      ),
    memoryMiB: z.int().min(768).max(65_536).default(2048).describe('Memory of the VM.'),
    privateMemory: z
      .boolean()
      .default(false)
      .describe(
        'Whether its sessions share no memory with others: each copies its template at the start, which takes a second and all of `memoryMiB`.',
      ),
    processors: z.int().min(1).max(64).default(2).describe('Virtual processors of the VM.'),
    screen: Screen.prefault({}),
    scale: z
      .enum(['auto', 'off'])
      .default('auto')
      .describe(
        '`auto`: its sessions draw each pixel of your monitor, at the scale of your desktop, which pages see. `off`: they stay at 100 %; from 150 % on, each of their pixels covers several of the monitor, which takes less memory and work. Sessions on other hosts stay at 100 %.',
      ),
    colour: ProfileColour.default('blue').describe('Colour of the frame around its windows, to tell sessions apart.'),
    network: ProfileNetwork.prefault({}),
    files: z
      .strictObject({
        out: FileRule.default('ask').describe('Whether files may be saved from its sessions.'),
        in: FileRule.default('ask').describe('Whether files may be sent to its sessions.'),
      })
      .prefault({}),
    clipboard: z
      .strictObject({
        out: ClipboardRule.default('ask').describe(
          'Whether the clipboard of its sessions may be copied to the host. `allow`: by button or shortcut, without a question.',
        ),
        in: ClipboardRule.default('ask').describe('Whether the clipboard of the host may be pasted into its sessions.'),
      })
      .prefault({}),
    language: z
      .enum(['', AS_ON_THE_DESKTOP])
      .or(BrowserSettings.shape.language.unwrap())
      .default(AS_ON_THE_DESKTOP)
      .describe(
        'The preferred language of pages, such as "de-DE". Chromium\'s menus use it too if the image contains it. `desktop`: that of your desktop. Empty: English.',
      ),
    timeZone: z
      .enum(['', AS_ON_THE_DESKTOP])
      .or(BrowserSettings.shape.timeZone.unwrap())
      .default(AS_ON_THE_DESKTOP)
      .describe(
        'The time zone of pages, such as "Europe/Berlin". `desktop`: that of your desktop. Empty: UTC, which reveals nothing to pages.',
      ),
    appearance: z
      .enum(['auto', 'light', 'dark'])
      .default('auto')
      .describe(
        'Whether Chromium is light or dark. Pages see it, and most of those that have both follow it. `auto`: as your desktop is.',
      ),
    extensions: BrowserSettings.shape.extensions
      .unwrap()
      .default([])
      .describe(
        'Chromium extensions, by the names of their folders in the image. A custom recipe installs their Debian packages.',
      ),
    policies: ProfilePolicies.default({}).describe('Managed policies of Chromium. They override those of the image.'),
    bookmarks: BookmarkList.max(MAX_PROFILE_BOOKMARKS)
      .default([])
      .describe('Bookmarks of this profile, in addition to those of all profiles.'),
    lifetimeMinutes: LimitMinutes.default(0).describe('A session is closed after this time. 0: never.'),
    idleStopMinutes: LimitMinutes.default(0).describe(
      'A session without a key or click in its window for this long shows a warning, then is closed. 0: never.',
    ),
    maximumAgeMinutes: LimitMinutes.default(0).describe(
      'A session of this age is closed if a security update for its image is known, at least five minutes after it became known. 0: never.',
    ),
    mayKeepRunning: z
      .boolean()
      .default(true)
      .describe('Whether the person may then turn the idle limit off for the session.'),
    seal: z
      .enum(['inherit', 'browser', 'desktop', 'off'])
      .default('inherit')
      .describe(
        'The template of its sessions. `inherit`: as `template.seal` says. `desktop`: each session starts a separate Chromium. `off`: none. It has no effect with `template.seal = "off"`.',
      ),
    sound: z.enum(['off', 'on']).default('on').describe('Whether its sessions have sound.'),
    accessibility: z
      .boolean()
      .default(false)
      .describe(
        'Whether a screen reader in its sessions reads pages aloud, through their sound. The browser image must be built after a profile has it: it then contains speech.',
      ),
    microphone: MicrophoneRule.default('off').describe(
      '`ask`: its sessions have a microphone, which is silent until the person turns it on in that session.',
    ),
    usb: UsbRule.default('off').describe(
      '`ask`: while one of its sessions runs, the person may hand it USB devices of the host. Sessions on other hosts, and those of Xen, get none.',
    ),
    usbKinds: z
      .array(UsbKind)
      .min(1, 'must name a kind of device; to hand over none, set usb = "off"')
      .refine((kinds) => new Set(kinds).size === kinds.length, 'names a kind twice')
      .default([...USB_KINDS])
      .describe(
        'With `usb = "ask"`: the kinds of devices that may be handed over. `security-key`: for passkeys and second factors. `camera`: a webcam. `smart-card`: a reader of smart cards, for client certificates.',
      ),
  })
  .check(({ value: { sound, microphone, accessibility }, issues }) => {
    if (accessibility && sound === 'off')
      issues.push({
        code: 'custom',
        input: accessibility,
        path: ['accessibility'],
        message: 'has an effect only with sound = "on"',
      });
    if (microphone !== 'off' && sound === 'off')
      issues.push({
        code: 'custom',
        input: microphone,
        path: ['microphone'],
        message: 'has an effect only with sound = "on"',
      });
  });
export type Profile = z.infer<typeof Profile>;

export const ProfileName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'must be lower-case letters, digits and dashes, at most 31');
