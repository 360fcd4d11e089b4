/** The one configuration file: every key with its meaning, bounds and default. */
import { z } from 'zod';
import { Bookmark, BrowserSettings, Policies } from '../../appliance/protocol/browser.ts';
import { DomainName, MAX_NAMES } from '../../appliance/protocol/network.ts';
import { MAX_PROFILE_BOOKMARKS } from '../api/bookmark.ts';
import { ProfileColour } from '../api/profile.ts';
import { ClipboardRule, FileRule, LimitMinutes, MicrophoneRule } from '../api/restrictions.ts';
import { Xen, Xenclient } from './xen.ts';
import { BrowsableUrl } from './url.ts';

const Screen = z.strictObject({
  /** Pixels of the guest's screen at the start. */
  width: z.int().min(640).max(7680).default(1280),
  height: z.int().min(480).max(4320).default(800),
});

/** What its sessions may reach. */
const ProfileNetwork = z
  .strictObject({
    /**
     * `internet-only`: not the host, its networks or other private addresses. `allow-list`: of the internet, only the names in `allow`.
     * `offline`: nothing. `open`: the networks of the host too.
     */
    policy: z.enum(['internet-only', 'allow-list', 'offline', 'open']).default('internet-only'),
    /** With `policy = "allow-list"`: these names, and all below them. None: nothing is reached. */
    allow: z
      .array(DomainName)
      .max(MAX_NAMES, `are more than the ${MAX_NAMES} names that a profile may have`)
      .default([]),
  })
  .check(({ value: { policy, allow }, issues }) => {
    // Somebody who wrote names down believes that there is nothing beside them.
    if (allow.length > 0 && policy !== 'allow-list')
      issues.push({
        code: 'custom',
        input: allow,
        path: ['allow'],
        message: `counts only with policy = "allow-list", and this is "${policy}"`,
      });
  });

/** Those that another key says, or that a session could not end without. */
const OURS: Readonly<Record<string, string>> = {
  ManagedBookmarks: 'is what "bookmarks" says',
  ForcedLanguages: 'is what "language" says',
  AudioCaptureAllowed: 'is what "microphone" says',
  BackgroundModeEnabled: 'must stay as it is: a browser that goes on without a window never ends its session',
  DnsOverHttpsMode: 'must stay as it is: names are asked of the network machine alone',
  BuiltInDnsClientEnabled: 'must stay as it is: names are asked of the network machine alone',
};

const ProfilePolicies = Policies.check(({ value, issues }) => {
  for (const [name, why] of Object.entries(OURS))
    if (Object.hasOwn(value, name)) issues.push({ code: 'custom', input: value, path: [name], message: why });
});

/** One way to browse: what the person picks by name. */
export const Profile = z
  .strictObject({
    /** Shown when no URL is given: http, https or about:blank. */
    startPage: BrowsableUrl.default('about:blank'),
    memoryMiB: z.int().min(768).max(65_536).default(2048),
    processors: z.int().min(1).max(64).default(2),
    screen: Screen.prefault({}),
    /** Of the frame around its windows, so that sessions are told apart. */
    colour: ProfileColour.default('blue'),
    network: ProfileNetwork.prefault({}),
    /** Whether files may be taken out of its sessions, or given to them, each after a question. */
    files: z.strictObject({ out: FileRule.default('ask'), in: FileRule.default('ask') }).prefault({}),
    clipboard: z.strictObject({ out: ClipboardRule.default('ask'), in: ClipboardRule.default('ask') }).prefault({}),
    /** The language that pages are asked for first, as "de-DE"; Chromium's own menus follow where the image has their texts. Empty: English. */
    language: z.literal('').or(BrowserSettings.shape.language.unwrap()).default(''),
    /** As "Europe/Berlin"; empty: UTC, which tells pages nothing. */
    timeZone: z.literal('').or(BrowserSettings.shape.timeZone.unwrap()).default(''),
    /** Chromium's extensions, by the names of their folders in the image: a recipe of your own brings their Debian packages. */
    extensions: BrowserSettings.shape.extensions.unwrap().default([]),
    /** Chromium's managed policies, which win over those of the image. */
    policies: ProfilePolicies.default({}),
    /** Bookmarks of this profile, beside those of all. */
    bookmarks: z.array(Bookmark).max(MAX_PROFILE_BOOKMARKS).default([]),
    /** A session is closed when it is this old; 0: never. */
    lifetimeMinutes: LimitMinutes.default(0),
    /** One that has had no key and no click in its window for so long is warned about there, and closed; 0: never. */
    idleStopMinutes: LimitMinutes.default(0),
    /** Whether the person may then say that it runs on, however idle. */
    mayKeepRunning: z.boolean().default(true),
    /** Whether its sessions have a sound card. */
    sound: z.enum(['off', 'on']).default('on'),
    /** `ask`: its sessions have a microphone, which is silent until the person turns it on, each time anew. */
    microphone: MicrophoneRule.default('off'),
  })
  .check(({ value: { sound, microphone }, issues }) => {
    if (microphone !== 'off' && sound === 'off')
      issues.push({
        code: 'custom',
        input: microphone,
        path: ['microphone'],
        message: 'counts only with sound = "on"',
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

/** As minisign prints it. */
const TrustedKey = z
  .string()
  .regex(/^(local|RW[A-Za-z0-9+/]{54})$/, 'must be "local", or a public key of minisign: 56 characters, "RW" first');

export const Config = z.strictObject({
  hypervisor: z.enum(['qemu', 'xl', 'xenclient']).default('qemu'),
  /** `auto`: KVM when a probe has run a guest with it, else software emulation. */
  accelerator: z.enum(['auto', 'kvm', 'tcg']).default('auto'),
  /** Which profile `open` takes when none is named. */
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
      /** Most sessions at once: each has its own port on the NDVM. */
      ports: z.int().min(1).max(16).default(8),
      memoryMiB: z.int().min(160).max(8192).default(192),
      /** `agent`: up as long as the host agent runs, so that a click does not wait for it. `session`: it comes with the first session. */
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
      /** Public minisign keys of those whose images are run; `local` stands for the key that images made here are signed with. */
      trustedKeys: z
        .array(TrustedKey)
        .min(1, 'must name a key: without one no image is run')
        .max(32)
        .default(['local']),
    })
    .prefault({}),
  /** Newer packages of the distribution for the images. */
  updates: z
    .strictObject({
      /** Whether the package lists are looked at by itself. */
      check: z.boolean().default(true),
      everyHours: z.int().min(1).max(720).default(24),
      /** Whether an image is then built again in the background, and used from the next click on. */
      build: z.boolean().default(true),
    })
    .prefault({}),
  template: z
    .strictObject({
      /** What is sealed for sessions to be copied from: Chromium on its start page, an empty screen, or nothing: then every session starts cold. */
      seal: z.enum(['browser', 'desktop', 'off']).default('browser'),
    })
    .prefault({}),
  /** A copy of the template that stands loaded for the next click. */
  spare: z
    .strictObject({
      keep: z.boolean().default(true),
      /** None while less memory than this could be had. */
      minimumAvailableMiB: z.int().min(0).max(1_048_576).default(1536),
      /** Whether there is one while a battery alone feeds the computer. */
      onBattery: z.boolean().default(true),
    })
    .prefault({}),
  downloads: z
    .strictObject({
      /** Where files that are taken out land; empty: "Safe Browse" in the folder for downloads. */
      folder: z
        .string()
        .max(4096)
        .regex(/^$|^\//, 'must be an absolute path')
        .default(''),
      /** The largest file that crosses, either way. */
      maxFileMiB: z.int().min(1).max(16_384).default(2048),
      /** The most pages of a document of which a safe copy is made. */
      safeCopyPages: z.int().min(1).max(2000).default(200),
    })
    .prefault({}),
  audio: z
    .strictObject({
      /** Where sessions are heard: on the sound server that runs here (`auto`), on this one, nowhere, or in a file of their own folder, for tests. */
      backend: z.enum(['auto', 'pipewire', 'pulseaudio', 'none', 'wav']).default('auto'),
    })
    .prefault({}),
  end: z
    .strictObject({
      /** How long a session that was discarded in its window can be brought back; 0: not at all. */
      undoSeconds: z.int().min(0).max(60).default(0),
    })
    .prefault({}),
  start: z
    .strictObject({
      /** How long each requirement of a start may take; software emulation needs minutes where KVM needs seconds. */
      requirementTimeoutSeconds: z.int().min(5).max(3600).default(180),
    })
    .prefault({}),
  log: z
    .strictObject({
      level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
      /** Off by default: a log must not become a history. */
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
