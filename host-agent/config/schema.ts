/** The configuration file: every key with its meaning, bounds and default. */
import { z } from 'zod';
import { Bookmark, BrowserSettings, Policies } from '../../appliance/protocol/browser.ts';
import { DomainName, MAX_NAMES } from '../../appliance/protocol/network.ts';
import { MAX_PROFILE_BOOKMARKS } from '../api/bookmark.ts';
import { ProfileColour } from '../api/profile.ts';
import { ClipboardRule, FileRule, LimitMinutes, MicrophoneRule } from '../api/restrictions.ts';
import { Xen, Xenclient } from './xen.ts';
import { BrowsableUrl } from './url.ts';

const Screen = z.strictObject({
  /** Size of the guest's screen at the start, in pixels. */
  width: z.int().min(640).max(7680).default(1280),
  height: z.int().min(480).max(4320).default(800),
});

/** What the sessions of the profile may reach. */
const ProfileNetwork = z
  .strictObject({
    /**
     * `internet-only`: the internet, but not the host, its LAN or other private addresses. `allow-list`: only the names in `allow`.
     * `offline`: nothing. `open`: the internet and the LAN.
     */
    policy: z.enum(['internet-only', 'allow-list', 'offline', 'open']).default('internet-only'),
    /** With `policy = "allow-list"`: these names and their subdomains. Empty: nothing can be reached. */
    allow: z
      .array(DomainName)
      .max(MAX_NAMES, `are more than the ${MAX_NAMES} names that a profile may have`)
      .default([]),
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
    /** Shown when no URL is given: http, https or about:blank. */
    startPage: BrowsableUrl.default('about:blank'),
    memoryMiB: z.int().min(768).max(65_536).default(2048),
    processors: z.int().min(1).max(64).default(2),
    screen: Screen.prefault({}),
    /** Colour of the frame around its windows, to tell sessions apart. */
    colour: ProfileColour.default('blue'),
    network: ProfileNetwork.prefault({}),
    /** Whether files may be saved from its sessions or sent to them. */
    files: z.strictObject({ out: FileRule.default('ask'), in: FileRule.default('ask') }).prefault({}),
    clipboard: z.strictObject({ out: ClipboardRule.default('ask'), in: ClipboardRule.default('ask') }).prefault({}),
    /** The preferred language of pages, such as "de-DE". Chromium's menus use it too if the image contains it. Empty: English. */
    language: z.literal('').or(BrowserSettings.shape.language.unwrap()).default(''),
    /** Such as "Europe/Berlin". Empty: UTC, which reveals nothing to pages. */
    timeZone: z.literal('').or(BrowserSettings.shape.timeZone.unwrap()).default(''),
    /** Chromium extensions, by the names of their folders in the image. A custom recipe installs their Debian packages. */
    extensions: BrowserSettings.shape.extensions.unwrap().default([]),
    /** Managed policies of Chromium. They override those of the image. */
    policies: ProfilePolicies.default({}),
    /** Bookmarks of this profile, in addition to those of all profiles. */
    bookmarks: z.array(Bookmark).max(MAX_PROFILE_BOOKMARKS).default([]),
    /** A session is closed after this time; 0: never. */
    lifetimeMinutes: LimitMinutes.default(0),
    /** A session without a key or click in its window for this long shows a warning, then is closed; 0: never. */
    idleStopMinutes: LimitMinutes.default(0),
    /** Whether the person may then turn the idle limit off for the session. */
    mayKeepRunning: z.boolean().default(true),
    /** Whether its sessions have sound. */
    sound: z.enum(['off', 'on']).default('on'),
    /** `ask`: its sessions have a microphone, which is silent until the person turns it on in that session. */
    microphone: MicrophoneRule.default('off'),
  })
  .check(({ value: { sound, microphone }, issues }) => {
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

/** The name of a network interface of the host; empty: none. */
const LinkName = z
  .string()
  .regex(/^$|^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/, 'must be the name of a network device, at most 15 characters')
  .default('');

/** A public key as minisign prints it. */
const TrustedKey = z
  .string()
  .regex(/^(local|RW[A-Za-z0-9+/]{54})$/, 'must be "local", or a public key of minisign: 56 characters, "RW" first');

export const Config = z.strictObject({
  hypervisor: z.enum(['qemu', 'xl', 'xenclient']).default('qemu'),
  /** `auto`: KVM if a probe VM runs with it, else software emulation. */
  accelerator: z.enum(['auto', 'kvm', 'tcg']).default('auto'),
  /** The profile of a click, and of `open` without `--profile`. */
  defaultProfile: ProfileName.default('default'),
  network: z
    .strictObject({
      /** `user`: passt, with the sockets of this account. `tap`: the LAN, through a bridge or tap of the host. `pci`: a network card of the host. */
      uplink: z.enum(['user', 'tap', 'pci']).default('user'),
      /** With `uplink = "tap"`: either a bridge of the host, or a tap that root made for this account. */
      tap: z.strictObject({ bridge: LinkName, device: LinkName }).prefault({}),
      /** With `uplink = "pci"`. */
      pci: z
        .strictObject({
          /** The card, as `lspci -D` names it. */
          device: z
            .string()
            .regex(/^$|^[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/, 'must be like "0000:03:00.0"')
            .default(''),
          /** Hand over the card even if the host has no other. */
          allowOnlyNic: z.boolean().default(false),
        })
        .prefault({}),
      /** `nat`: a router with policies. `bridge`: every frame passes, and sessions are hosts on the LAN. */
      mode: z.enum(['nat', 'bridge']).default('nat'),
      /** With `mode = "bridge"`: whether 802.1X passes. */
      forwardEapol: z.boolean().default(false),
      /** With `mode = "bridge"`: a file of nftables rules, tables of the family bridge; empty: none. */
      bridgeRules: z
        .string()
        .max(4096)
        .regex(/^$|^\//, 'must be an absolute path')
        .default(''),
      /** The maximum number of sessions: each has its own port on the NDVM. */
      ports: z.int().min(1).max(16).default(8),
      memoryMiB: z.int().min(160).max(8192).default(192),
      /** `agent`: the NDVM runs as long as the host agent, so that a click does not wait for it. `session`: the first session starts it. */
      startWith: z.enum(['agent', 'session']).default('agent'),
      /** With `startWith = "session"`: the NDVM stops when no session has used it for this long. */
      idleStopSeconds: z.int().min(0).max(86_400).default(300),
      /** Connections that one session may have at once. A lookup of a name counts as one, for half a minute. */
      connections: z.int().min(64).max(16_384).default(2048),
      /** Connections that one session may begin each second, and twice as many in a burst. */
      newConnectionsPerSecond: z.int().min(10).max(10_000).default(300),
    })
    .prefault({}),
  images: z
    .strictObject({
      /** Public minisign keys. Only images signed with one of them are run. `local`: the key that signs images built on this host. */
      trustedKeys: z
        .array(TrustedKey)
        .min(1, 'must have a key: without one, no image is run')
        .max(32)
        .default(['local']),
    })
    .prefault({}),
  /** Newer packages in the distribution for the images. */
  updates: z
    .strictObject({
      /** Whether the host agent checks for newer packages automatically. */
      check: z.boolean().default(true),
      everyHours: z.int().min(1).max(720).default(24),
      /** Whether the host agent then rebuilds the image in the background. The next click uses it. */
      build: z.boolean().default(true),
    })
    .prefault({}),
  template: z
    .strictObject({
      /** The template: Chromium with its start page, an empty screen, or none, so that every session starts cold. */
      seal: z.enum(['browser', 'desktop', 'off']).default('browser'),
    })
    .prefault({}),
  /** A clone that is ready before the next click. */
  spare: z
    .strictObject({
      keep: z.boolean().default(true),
      /** There is no spare while less memory than this is available. */
      minimumAvailableMiB: z.int().min(0).max(1_048_576).default(1536),
      /** Whether there is a spare while the host runs on battery. */
      onBattery: z.boolean().default(true),
    })
    .prefault({}),
  downloads: z
    .strictObject({
      /** The folder for saved files. Empty: "Safe Browse" in the downloads folder of the account. */
      folder: z
        .string()
        .max(4096)
        .regex(/^$|^\//, 'must be an absolute path')
        .default(''),
      /** The largest file that can be transferred in either direction. */
      maxFileMiB: z.int().min(1).max(16_384).default(2048),
      /** The maximum number of pages of a safe copy. */
      safeCopyPages: z.int().min(1).max(2000).default(200),
    })
    .prefault({}),
  audio: z
    .strictObject({
      /** Output of sound: the running sound server (`auto`), the named one, none, or for tests a file in the folder of the session (`wav`). */
      backend: z.enum(['auto', 'pipewire', 'pulseaudio', 'none', 'wav']).default('auto'),
    })
    .prefault({}),
  end: z
    .strictObject({
      /** The undo window of a session that is discarded in its window; 0: none. */
      undoSeconds: z.int().min(0).max(60).default(0),
    })
    .prefault({}),
  start: z
    .strictObject({
      /** The startup timeout of each requirement. Software emulation needs minutes for what KVM does in seconds. */
      requirementTimeoutSeconds: z.int().min(5).max(3600).default(180),
    })
    .prefault({}),
  log: z
    .strictObject({
      level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
      /** Whether the log contains URLs. Off by default: the log must not become a browsing history. */
      urls: z.boolean().default(false),
    })
    .prefault({}),
  /** With `hypervisor = "xl"` or `"xenclient"`. */
  xen: Xen.prefault({}),
  /** With `hypervisor = "xenclient"`. */
  xenclient: Xenclient.prefault({}),
  profile: z
    .record(ProfileName, Profile)
    .default({})
    .transform((profiles): Record<string, Profile> => ({ default: Profile.parse({}), ...profiles })),
});
export type Config = z.infer<typeof Config>;
