/** The configuration of a profile: every key with its meaning, bounds and default. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { BookmarkList, BrowserSettings, Policies } from '../../../appliance/protocol/browser.ts';
import { DomainName, MAX_NAMES } from '../../../appliance/protocol/network.ts';
import { MAX_PROFILE_BOOKMARKS } from '../../api/session/bookmark.ts';
import { ProfileColour, ProfileLabel } from '../../api/configuration/profile.ts';
import { ClipboardRule, FileRule, LimitMinutes, Restrictions } from '../../api/session/restrictions.ts';
import { USB_KINDS } from '../../api/session/usb.ts';
import { AS_ON_THE_DESKTOP } from '../desktop-locale.ts';
import { BrowsableUrl } from '../url.ts';

const Screen = z.strictObject({
  width: z.int().min(640).max(7680).default(1280).describe("Width of the guest's screen at the start, in pixels."),
  height: z.int().min(480).max(4320).default(800).describe("Height of the guest's screen at the start, in pixels."),
});

/** Of what a session may write to its scratch disk. */
export const MAX_SCRATCH_GIB = 64;

/** From the widest reach of a session to the narrowest. A portal is in the LAN, which `internet-only` excludes. */
export const REACHES = ['open', 'portal', 'internet-only', 'allow-list', 'offline'] as const;

/** What the sessions of the profile may reach. */
const ProfileNetwork = refusingIneffective(
  z.strictObject({
    policy: z
      .enum(['internet-only', 'allow-list', 'offline', 'portal', 'open'])
      .default('internet-only')
      .describe(
        '`internet-only`: the internet, but not the host, its LAN or other private addresses. `allow-list`: only the names in `allow`. `offline`: nothing. `portal`: only the page by which the network lets you in, which is shown whatever page was asked for; the session ends when the Internet is there. `open`: the internet and the LAN.',
      )
      .meta({ looser: REACHES.toReversed() }),
    allow: z
      .array(DomainName)
      .max(MAX_NAMES, `are more than the ${MAX_NAMES} names that a profile may have`)
      .default([])
      .describe('With `policy = "allow-list"`: these names and their subdomains. Empty: nothing can be reached.')
      .meta({ looser: 'added', onlyIf: { key: 'policy', is: 'allow-list' }, mustHaveEffect: true }),
  }),
);

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

/** Of keys that `fingerprint = "common"` decides. */
const OWN_FINGERPRINT = { key: 'fingerprint', isNot: 'common' } as const;

/** A named set of settings that a session is opened with. */
export const Profile = refusingIneffective(
  z.strictObject({
    label: z
      .literal('')
      .or(ProfileLabel)
      .default('')
      .describe('What windows and menus call it. Empty: its name, which the file and the command line always use.')
      .meta({ group: 'general', looser: 'never' }),
    startPage: BrowsableUrl.prefault('about:blank')
      .describe('Shown when no URL is given: http, https or about:blank.')
      .meta({ group: 'pages', chooser: 'page', looser: 'never' }),
    where: z
      .string()
      .regex(/^$|^[a-z0-9][a-z0-9-]{0,30}$/, 'must be the name of a pool')
      .default('')
      .describe(
        'The pool whose hosts run its sessions. There, the profile of the same name sets memory, network and browser; of the rules for files, the clipboard, the microphone and time, the stricter ones apply. Empty: they run here.',
      )
      .meta({ group: 'general', chooser: 'pool', looser: 'always' }),
    memoryMiB: z
      .int()
      .min(768)
      .max(65_536)
      .default(2048)
      .describe('Memory of the VM.')
      .meta({ group: 'speed', looser: 'never', isExpert: true }),
    privateMemory: z
      .boolean()
      .default(false)
      .describe(
        'Whether its sessions share no memory with others: each copies its template at the start, which takes a second and all of `memoryMiB`.',
      )
      .meta({ group: 'speed', looser: 'off', isExpert: true }),
    processors: z
      .int()
      .min(1)
      .max(64)
      .default(2)
      .describe('Virtual processors of the VM.')
      .meta({ group: 'speed', looser: 'never', isExpert: true, onlyIf: OWN_FINGERPRINT }),
    scratchGiB: z
      .int()
      .min(0)
      .max(MAX_SCRATCH_GIB)
      .default(8)
      .describe(
        "How much of the host's disk a session may take for downloads, files that are sent in, and files that pages keep, which otherwise fill its memory: only what it writes, encrypted with a key that only its VM has, and never the last 2 GiB. 0: memory only. Sessions of Xen have no such disk.",
      )
      .meta({ group: 'speed', looser: 'never', isExpert: true }),
    screen: Screen.prefault({}).meta({ group: 'pages', looser: 'never', isExpert: true, onlyIf: OWN_FINGERPRINT }),
    scale: z
      .enum(['auto', 'off'])
      .default('auto')
      .describe(
        '`auto`: its sessions draw each pixel of your monitor, at the scale of your desktop, which pages see. `off`: they stay at 100 %; from 150 % on, each of their pixels covers several of the monitor, which takes less memory and work. Sessions on other hosts stay at 100 %.',
      )
      .meta({ group: 'pages', looser: 'never', onlyIf: OWN_FINGERPRINT }),
    colour: ProfileColour.default('blue')
      .describe('Colour of the frame around its windows, to tell sessions apart.')
      .meta({ group: 'general', looser: 'never' }),
    network: ProfileNetwork.prefault({}).meta({ group: 'network' }),
    exit: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'must be "direct", or the name of an exit')
      .default('direct')
      .describe(
        'The way by which its sessions leave. `direct`: that of your computer. Otherwise the exit of this name, which `safe-browse exit import` adds: while it is down, nothing leaves.',
      )
      .meta({ group: 'network', chooser: 'exit', looser: 'always' }),
    files: z
      .strictObject({
        out: FileRule.default('ask').describe('Whether files may be saved from its sessions.'),
        in: FileRule.default('ask').describe('Whether files may be sent to its sessions.'),
      })
      .prefault({})
      .meta({ group: 'files' }),
    clipboard: z
      .strictObject({
        out: ClipboardRule.default('ask').describe(
          'Whether the clipboard of its sessions may be copied to the host. `allow`: by button or shortcut, without a question.',
        ),
        in: ClipboardRule.default('ask').describe('Whether the clipboard of the host may be pasted into its sessions.'),
      })
      .prefault({})
      .meta({ group: 'files' }),
    language: z
      .enum(['', AS_ON_THE_DESKTOP])
      .or(BrowserSettings.shape.language.unwrap())
      .default(AS_ON_THE_DESKTOP)
      .describe(
        'The preferred language of pages, such as "de-DE". Chromium\'s menus speak the languages of the windows. `desktop`: that of your desktop. Empty: English.',
      )
      .meta({ group: 'pages', chooser: 'language', looser: 'never', onlyIf: OWN_FINGERPRINT }),
    timeZone: z
      .enum(['', AS_ON_THE_DESKTOP])
      .or(BrowserSettings.shape.timeZone.unwrap())
      .default(AS_ON_THE_DESKTOP)
      .describe(
        'The time zone of pages, such as "Europe/Berlin". `desktop`: that of your desktop. Empty: UTC, which reveals nothing to pages.',
      )
      .meta({ group: 'pages', chooser: 'time-zone', looser: 'never', onlyIf: OWN_FINGERPRINT }),
    appearance: z
      .enum(['auto', 'light', 'dark'])
      .default('auto')
      .describe(
        'Whether Chromium is light or dark. Pages see it, and most of those that have both follow it. `auto`: as your desktop is.',
      )
      .meta({ group: 'pages', looser: 'never', onlyIf: OWN_FINGERPRINT }),
    jit: z
      .boolean()
      .default(true)
      .describe(
        'Whether Chromium compiles JavaScript. `false`: it only interprets it, which blocks many attacks on browsers; pages that compute a lot are slow, and those that need WebAssembly do not work.',
      )
      .meta({ group: 'pages', looser: 'on' }),
    webgl: z
      .enum(['off', 'software'])
      .default('software')
      .describe(
        'Whether pages can draw in three dimensions, as maps and games do. `software`: the processors of the session draw, no graphics card. `off`: pages get no WebGL, and cannot attack the compiler that draws.',
      )
      .meta({ group: 'pages', looser: ['off', 'software'] }),
    fingerprint: z
      .enum(['common', 'own'])
      .default('own')
      .describe(
        '`common`: pages see what they see of every such session on any computer: English, UTC, a light desktop, 100 %, two processors without AVX, and one of three sizes of the screen. `own`: what this profile and your desktop say.',
      )
      .meta({ group: 'pages', looser: ['common', 'own'] }),
    extensions: BrowserSettings.shape.extensions
      .unwrap()
      .default([])
      .describe(
        'Chromium extensions, by the names of their folders in the image. A custom recipe installs their Debian packages.',
      )
      .meta({ group: 'pages', looser: 'added', isExpert: true }),
    policies: ProfilePolicies.default({})
      .describe('Managed policies of Chromium. They override those of the image.')
      .meta({ group: 'pages', looser: 'always' }),
    bookmarks: BookmarkList.max(MAX_PROFILE_BOOKMARKS)
      .default([])
      .describe('Bookmarks of this profile, in addition to those of all profiles.')
      .meta({ group: 'pages', looser: 'never' }),
    lifetimeMinutes: LimitMinutes.default(0)
      .describe('A session is closed after this time, or paused while files are not saved. 0: never.')
      .meta({ group: 'ending' }),
    idleStopMinutes: LimitMinutes.default(0)
      .describe(
        'A session without a key, click or movement of the pointer in its window for this long shows a warning, then is closed, or paused while files are not saved. 0: never.',
      )
      .meta({ group: 'ending' }),
    maximumAgeMinutes: LimitMinutes.default(0)
      .describe(
        'A session of this age is closed if a security update for its image is known, at least five minutes after it became known, or paused while files are not saved. 0: never.',
      )
      .meta({ group: 'ending', isExpert: true }),
    mayKeepRunning: Restrictions.shape.mayKeepRunning
      .default(true)
      .describe('Whether the person may then turn the idle limit off for the session.')
      .meta({ group: 'ending', onlyIf: { key: 'idleStopMinutes', isNot: 0 } }),
    seal: z
      .enum(['inherit', 'browser', 'desktop', 'off'])
      .default('inherit')
      .describe(
        'The template of its sessions. `inherit`: as `template.seal` says. `desktop`: each session starts a separate Chromium. `off`: none. It has no effect with `template.seal = "off"`.',
      )
      .meta({ group: 'speed', looser: 'always', onlyIf: { key: 'template.seal', isNot: 'off' }, isExpert: true }),
    sound: z
      .enum(['off', 'on'])
      .default('on')
      .describe('Whether its sessions have sound.')
      .meta({ group: 'devices', looser: 'never' }),
    accessibility: z
      .boolean()
      .default(false)
      .describe(
        'Whether a screen reader in its sessions reads pages aloud, through their sound. The browser image must be built after a profile has it: it then contains speech.',
      )
      .meta({ group: 'devices', looser: 'never', onlyIf: { key: 'sound', is: 'on' }, mustHaveEffect: true }),
    microphone: Restrictions.shape.microphone
      .default('off')
      .describe('`ask`: its sessions have a microphone, which is silent until the person turns it on in that session.')
      .meta({ group: 'devices', onlyIf: { key: 'sound', is: 'on' }, mustHaveEffect: true }),
    automation: Restrictions.shape.automation
      .default('off')
      .describe(
        'Whether a program of the host may drive the browser of its sessions, as `safe-browse drive` offers it. `ask`: if the person agrees, in each session. `allow`: without asking. Sessions of Xen cannot be driven.',
      )
      .meta({ group: 'devices', isExpert: true }),
    record: Restrictions.shape.record
      .default('off')
      .describe(
        'Whether `safe-browse record` may record its sessions: screen, network and downloads. `ask`: if the person agrees, in each session. `on`: without asking. Sessions on other hosts, and those of Xen, cannot be recorded.',
      )
      .meta({ group: 'devices', isExpert: true }),
    recordKeys: Restrictions.shape.recordKeys
      .default('off')
      .describe(
        'With `record`: whether recordings have the keys of TLS connections, so that programs such as Wireshark read what was sent and received, also passwords. Sessions of Xen have none.',
      )
      .meta({ group: 'devices', isExpert: true, onlyIf: { key: 'record', isNot: 'off' } }),
    usb: Restrictions.shape.usb
      .default('off')
      .describe(
        '`ask`: while one of its sessions runs, the person may hand it USB devices of the host. Sessions on other hosts, and those of Xen, get none.',
      )
      .meta({ group: 'devices' }),
    usbKinds: Restrictions.shape.usbKinds
      .min(1, 'must name a kind of device; to hand over none, set usb = "off"')
      .refine((kinds) => new Set(kinds).size === kinds.length, 'names a kind twice')
      .default([...USB_KINDS])
      .describe(
        'With `usb = "ask"`: the kinds of devices that may be handed over. `security-key`: for passkeys and second factors. `camera`: a webcam. `smart-card`: a reader of smart cards, for client certificates.',
      )
      .meta({ group: 'devices', onlyIf: { key: 'usb', is: 'ask' } }),
  }),
);
export type Profile = z.infer<typeof Profile>;

export const ProfileName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'must be lower-case letters, digits and dashes, at most 31');

/** The table, which refuses a value without effect of a key that must have one. */
function refusingIneffective<Table extends z.ZodObject>(table: Table): Table {
  return table.check(({ value, issues }) => {
    for (const [key, schema] of Object.entries<z.ZodType>(table.shape)) {
      const { onlyIf, mustHaveEffect } = schema.meta() ?? {};
      if (!mustHaveEffect || !onlyIf || !('is' in onlyIf)) continue;
      const [input, other] = [value[key], value[onlyIf.key]];
      if (other === onlyIf.is || isDeepStrictEqual(input, schema.parse(undefined))) continue;
      const but = hasTwoValues(table.shape[onlyIf.key]) ? '' : `, but the ${onlyIf.key} is "${String(other)}"`;
      const message = `has an effect only with ${onlyIf.key} = "${onlyIf.is}"${but}`;
      issues.push({ code: 'custom', input, path: [key], message });
    }
  });
}

/** The other one then goes without saying. */
function hasTwoValues(schema: unknown): boolean {
  const values = schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  return values instanceof z.ZodEnum && values.options.length === 2;
}
