/** The configuration file: every key with its meaning, bounds and default. */
import { z } from 'zod';
import { Ring } from '../api/host/channel.ts';
import { FILE_KINDS } from '../api/configuration/file-kinds.ts';
import { Exit, ExitName } from './exit.ts';
import { PortalProbe } from './portal-probe.ts';
import { Pool, PoolName } from './pool/pool.ts';
import { Profile, ProfileName } from './profile/profile.ts';
import { UserUplink } from './user-uplink.ts';
import { Xen, Xenclient } from './xen.ts';

/** The name of a network interface of the host; empty: none. */
const LinkName = z
  .string()
  .regex(/^$|^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/, 'must be the name of a network device, at most 15 characters')
  .default('');

/** A network, or an address, of either family. */
const Network = z.union([z.cidrv4(), z.cidrv6()]);

/** A public key as minisign prints it. */
const TrustedKey = z
  .string()
  .regex(/^(local|RW[A-Za-z0-9+/]{54})$/, 'must be "local", or a public key of minisign: 56 characters, "RW" first');

/** A registry or a part of it, and where the same can be read. */
const PLACE =
  '(?:localhost|[a-z0-9-]+(?:\\.[a-z0-9-]+)+|[a-z0-9.-]+(?=:))(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*';
const Mirror = z
  .string()
  .max(512)
  .regex(new RegExp(`^${PLACE}=${PLACE}$`), 'must be like "registry.example=mirror.example:5000"');

/** Each is a part of what a browser of the host is told, which has a limit. */
const MAX_LINK_SITES = 1000;
const LinkSites = z
  .array(
    z
      .string()
      .max(253)
      .regex(
        /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/,
        'must be a name such as example.org, in lower case; write an international one as xn--…',
      ),
  )
  .max(MAX_LINK_SITES)
  .default([]);

export const Config = z.strictObject({
  hypervisor: z
    .enum(['qemu', 'xl', 'xenclient'])
    .default('qemu')
    .describe('`qemu`: QEMU with KVM or software emulation. `xl`: Xen. `xenclient`: XenClient XT and OpenXT.')
    .meta({ looser: 'always', group: 'computer', isExpert: true, isReadOnce: true }),
  accelerator: z
    .enum(['auto', 'kvm', 'tcg'])
    .default('auto')
    .describe('`auto`: KVM if a probe VM runs with it, else software emulation.')
    .meta({
      looser: 'never',
      group: 'computer',
      onlyIf: { key: 'hypervisor', is: 'qemu' },
      isExpert: true,
      isReadOnce: true,
    }),
  defaultProfile: ProfileName.default('default')
    .describe('The profile of a click, and of `open` without `--profile`.')
    .meta({ looser: 'always', group: 'general', chooser: 'profile' }),
  network: z
    .strictObject({
      uplink: z
        .enum(['user', 'tap', 'pci'])
        .default('user')
        .describe(
          '`user`: passt, with the sockets of this account. `tap`: the LAN, through a bridge or tap of the host. `pci`: a network card of the host.',
        ),
      user: UserUplink,
      tap: z
        .strictObject({
          bridge: LinkName.describe('With `uplink = "tap"`: a bridge of the host. Empty: `device` is used.'),
          device: LinkName.describe(
            'With `uplink = "tap"`: a tap that root made for this account. Empty: `bridge` is used.',
          ),
        })
        .prefault({})
        .meta({ onlyIf: { key: 'uplink', is: 'tap' } }),
      pci: z
        .strictObject({
          device: z
            .string()
            .regex(/^$|^[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/, 'must be like "0000:03:00.0"')
            .default('')
            .describe('With `uplink = "pci"`: the card, as `lspci -D` names it.'),
          allowOnlyNic: z
            .boolean()
            .default(false)
            .describe('With `uplink = "pci"`: whether the card is handed over even if the host has no other.'),
        })
        .prefault({})
        .meta({ onlyIf: { key: 'uplink', is: 'pci' } }),
      mode: z
        .enum(['nat', 'bridge'])
        .default('nat')
        .describe('`nat`: a router with policies. `bridge`: every frame passes, and sessions are hosts on the LAN.'),
      ipv6: z
        .enum(['auto', 'off'])
        .default('auto')
        .describe(
          '`auto`: sessions reach the Internet by IPv6 too where the host does, with the uplink `user` and without an exit. `off`: by IPv4 only.',
        )
        .meta({ looser: ['off', 'auto'], onlyIf: { key: 'mode', is: 'nat' } }),
      forwardEapol: z
        .boolean()
        .default(false)
        .describe('With `mode = "bridge"`: whether 802.1X passes.')
        .meta({ looser: 'on', onlyIf: { key: 'mode', is: 'bridge' } }),
      bridgeRules: z
        .string()
        .max(4096)
        .regex(/^$|^\//, 'must be an absolute path')
        .default('')
        .describe('With `mode = "bridge"`: a file of nftables rules, tables of the family bridge; empty: none.')
        .meta({ onlyIf: { key: 'mode', is: 'bridge' } }),
      ports: z
        .int()
        .min(1)
        .max(16)
        .default(8)
        .describe(
          'The maximum number of sessions: each has its own port on the NDVM. A new number applies when no session is open any more.',
        )
        .meta({ looser: 'never', isReadOnce: true }),
      memoryMiB: z.int().min(160).max(8192).default(192).describe('Memory of the NDVM.').meta({ looser: 'never' }),
      startWith: z
        .enum(['agent', 'session'])
        .default('agent')
        .describe(
          '`agent`: the NDVM runs as long as the host agent, so that a click does not wait for it. `session`: the first session starts it.',
        )
        .meta({ looser: 'never' }),
      idleStopSeconds: z
        .int()
        .min(0)
        .max(86_400)
        .default(300)
        .describe(
          'With `startWith = "session"`, and always for that of an exit: the NDVM stops when no session has used it for this long.',
        )
        .meta({ looser: 'never', onlyIf: { key: 'startWith', is: 'session' } }),
      connections: z
        .int()
        .min(64)
        .max(16_384)
        .default(2048)
        .describe('Connections that one session may have at once. A lookup of a name counts as one, for half a minute.')
        .meta({ looser: 'more' }),
      newConnectionsPerSecond: z
        .int()
        .min(10)
        .max(10_000)
        .default(300)
        .describe('Connections that one session may begin each second, and twice as many in a burst.')
        .meta({ looser: 'more' }),
      refusedNetworks: z
        .array(
          z
            .string()
            .max(50)
            .refine(
              (network) => Network.safeParse(network).success,
              'must be a network such as "203.0.113.0/24", or an address such as "203.0.113.7/32"',
            ),
        )
        .max(64)
        .default([])
        .describe(
          'Networks that no session may reach, unless its policy is `open`, besides those of the host. For example the public address of your router, behind which some show their settings to the inside.',
        )
        .meta({ looser: 'removed' }),
      portalProbe: PortalProbe,
    })
    .prefault({})
    .meta({ looser: 'always', group: 'network', isExpert: true }),
  images: z
    .strictObject({
      trustedKeys: z
        .array(TrustedKey)
        .min(1, 'must have a key: without one, no image is run')
        .max(32)
        .default(['local'])
        .describe(
          'Public minisign keys. Only images signed with one of them are run. `local`: the key that signs images built on this host.',
        )
        .meta({ looser: 'added' }),
      channel: z
        .string()
        .max(512)
        .regex(/^$|^[^\s/]+(?:\/[^\s/:@]+){2,}$/, 'must be like "registry.example/safe-browse/stable"')
        .default('')
        .describe(
          'The channel from which this host gets its images, as REGISTRY/REPOSITORY/NAME. Empty: images are built here.',
        ),
      channelKeys: z
        .array(TrustedKey)
        .max(32)
        .default([])
        .describe('Public minisign keys of the people who may sign the channel. Empty: those of `trustedKeys`.')
        .meta({ onlyIf: { key: 'channel', isNot: '' } }),
      channelThreshold: z
        .int()
        .min(1)
        .max(16)
        .default(1)
        .describe('How many of these keys must have signed each file of the channel.')
        .meta({ looser: 'fewer', onlyIf: { key: 'channel', isNot: '' } }),
      ring: z
        .union([z.literal(''), Ring])
        .default('')
        .describe(
          'The group to which this host belongs in rollouts of the channel, such as `"pilot"`: a release can be published for named groups first. Empty: none.',
        )
        .meta({ onlyIf: { key: 'channel', isNot: '' } }),
      mirrors: z
        .array(Mirror)
        .max(16)
        .default([])
        .describe(
          'Where images, channels and confirmations are read before their registry is asked, each as `REGISTRY=MIRROR`, such as `"registry.example=cache.branch.example:5000"`; either may go on with a path. They are tried in this order. What a mirror sends counts only with the digests and signatures of the registry, and it gets no login but the one for the mirror.',
        ),
      loginServers: z
        .array(
          z
            .string()
            .max(253)
            .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, 'must be the name of a server, such as "login.example"'),
        )
        .max(16)
        .default([])
        .describe(
          'Servers to which a registry on another domain may send the login of the person. Those on the domain of the registry need no entry.',
        ),
      attestations: z
        .int()
        .min(0)
        .max(16)
        .default(0)
        .describe(
          'How many builders must have confirmed an image (`safe-browse image attest`) before it is taken from a registry or a channel. Only keys of `trustedKeys` count, and not the one that signed the image.',
        ),
      extraSources: z
        .array(
          z
            .string()
            .max(1024)
            .regex(/^(https?|file|copy):\/[^\s\]"]+$/, 'must be the URI of a package source, as in the sources of apt'),
        )
        .max(16)
        .default([])
        .describe(
          'Package sources of the host that images may use besides the archives of the distribution, by their URI. Only packages that the distribution lacks are taken from them.',
        )
        .meta({ looser: 'added' }),
    })
    .prefault({})
    .meta({ looser: 'always', group: 'updates', isExpert: true }),
  updates: z
    .strictObject({
      check: z
        .boolean()
        .default(true)
        .describe(
          'Whether the host agent checks for newer packages, or for a new release of the channel, automatically.',
        )
        .meta({ looser: 'off' }),
      everyHours: z
        .int()
        .min(1)
        .max(720)
        .default(24)
        .describe(
          'Hours between two checks. Between them, the host agent looks every 15 minutes whether the archives have published anything, which takes about a kilobyte, and builds security updates at once; not on battery, and not where NetworkManager says that transfers cost money.',
        )
        .meta({ looser: 'more', onlyIf: { key: 'check', is: true }, isExpert: true }),
      build: z
        .boolean()
        .default(true)
        .describe(
          'Whether the host agent then rebuilds the image, or installs the release of the channel, in the background. The next click uses it.',
        )
        .meta({ looser: 'off', onlyIf: { key: 'check', is: true } }),
      hours: z
        .string()
        .regex(/^$|^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must be like "22:00-06:00", or empty')
        .default('')
        .describe(
          'When images may be rebuilt and installed automatically, in local time, such as `"22:00-06:00"`; empty: always. Security updates wait, too. A recalled image is replaced at any time.',
        )
        .meta({ looser: 'always', onlyIf: { key: 'build', is: true }, isExpert: true }),
    })
    .prefault({})
    .meta({ group: 'updates' }),
  template: z
    .strictObject({
      seal: z
        .enum(['browser', 'desktop', 'off'])
        .default('browser')
        .describe(
          'When the template is sealed. `browser`: with Chromium on its start page. `desktop`: before Chromium starts. `off`: never, so that every session starts cold.',
        )
        .meta({ looser: 'always' }),
      maximumAgeHours: z
        .int()
        .min(0)
        .max(8760)
        .default(24)
        .describe(
          'A template older than this is sealed again in the background. Until then it is used, for at most twice this time. 0: no limit.',
        )
        .meta({ looser: 'longer', onlyIf: { key: 'seal', isNot: 'off' } }),
    })
    .prefault({})
    .meta({ group: 'speed', isExpert: true }),
  spare: z
    .strictObject({
      keep: z.boolean().default(true).describe('Whether a clone is kept ready for the next click.'),
      count: z
        .int()
        .min(1)
        .max(8)
        .default(1)
        .describe(
          'Limit for the number of spares. There is one, and more only while clicks follow each other faster than a spare is loaded. Each needs a port of the network VM.',
        ),
      minimumAvailableMiB: z
        .int()
        .min(0)
        .max(1_048_576)
        .default(1536)
        .describe('There is no spare while less memory than this is available.')
        .meta({ onlyIf: { key: 'keep', is: true }, isExpert: true }),
      onBattery: z
        .boolean()
        .default(true)
        .describe('Whether there is a spare while the host runs on battery.')
        .meta({ onlyIf: { key: 'keep', is: true } }),
    })
    .prefault({})
    .meta({ looser: 'never', group: 'speed', onlyIf: { key: 'template.seal', isNot: 'off' } }),
  downloads: z
    .strictObject({
      folder: z
        .string()
        .max(4096)
        .regex(/^$|^\//, 'must be an absolute path')
        .default('')
        .describe('The folder for saved files. Empty: "Safe Browse" in the downloads folder of the account.')
        .meta({ looser: 'always', chooser: 'folder' }),
      maxFileMiB: z
        .int()
        .min(1)
        .max(16_384)
        .default(8192)
        .describe('The largest file that can be transferred in either direction.')
        .meta({ looser: 'more' }),
      safeCopyPages: z
        .int()
        .min(1)
        .max(2000)
        .default(200)
        .describe('The maximum number of pages of a safe copy.')
        .meta({ looser: 'never', isExpert: true }),
      safeCopyText: z
        .boolean()
        .default(false)
        .describe(
          'Whether safe copies have a text layer: words that the converter VM reads from the pixels of the pages, for searching and copying. Needs an image with programs for documents.',
        )
        .meta({ looser: 'never' }),
    })
    .prefault({})
    .meta({ group: 'files' }),
  files: z
    .strictObject({
      openHere: z
        .array(z.enum(FILE_KINDS))
        .max(FILE_KINDS.length)
        .default([])
        .describe(
          'The kinds of files for which Safe Browse is the default program of the desktop, so that a click on one shows it in a session of the profile `document`. The desktop application sets this, and restores what was the default before.',
        )
        .meta({ looser: 'removed' }),
      documents: z
        .boolean()
        .default(false)
        .describe(
          'Whether the browser image opens documents of Word, Excel, PowerPoint and OpenDocument, and RTF files, and reads the text in pictures of safe copies. It must be built after this is set: it then contains LibreOffice and Tesseract.',
        )
        .meta({ looser: 'on' }),
    })
    .prefault({})
    .meta({ group: 'files' }),
  links: z
    .strictObject({
      mode: z
        .enum(['listed', 'others'])
        .default('listed')
        .describe(
          'Which sites always open here, also from a browser with the extension. `listed`: those in `always`. `others`: all but those in `never`.',
        )
        .meta({ looser: ['others', 'listed'] }),
      always: LinkSites.describe(
        'Sites that always open here, with their subdomains. Of names in both lists, the longest counts.',
      ).meta({ looser: 'removed' }),
      never: LinkSites.describe('Sites that never open here by themselves, with their subdomains.').meta({
        looser: 'added',
      }),
    })
    .prefault({})
    .meta({ group: 'files' }),
  audio: z
    .strictObject({
      backend: z
        .enum(['auto', 'pipewire', 'pulseaudio', 'none', 'wav'])
        .default('auto')
        .describe(
          'Output of sound: the running sound server (`auto`), the named one, none, or for tests a file in the folder of the session (`wav`).',
        ),
    })
    .prefault({})
    .meta({ looser: 'never', group: 'devices', isExpert: true }),
  end: z
    .strictObject({
      undoSeconds: z
        .int()
        .min(0)
        .max(60)
        .default(8)
        .describe('The undo window of a session that is discarded in the desktop; 0: none.'),
    })
    .prefault({})
    .meta({ looser: 'never', group: 'general' }),
  start: z
    .strictObject({
      requirementTimeoutSeconds: z
        .int()
        .min(5)
        .max(3600)
        .default(180)
        .describe(
          'The startup timeout of each requirement. Software emulation may need minutes for what KVM does in seconds.',
        ),
    })
    .prefault({})
    .meta({ looser: 'never', group: 'speed', isExpert: true }),
  log: z
    .strictObject({
      level: z
        .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
        .default('info')
        .describe('The least severe messages that the log contains.')
        .meta({ looser: 'never' }),
      urls: z
        .boolean()
        .default(false)
        .describe('Whether the log contains URLs. Off by default: the log must not become a browsing history.')
        .meta({ looser: 'on' }),
      audit: z
        .boolean()
        .default(false)
        .describe(
          'Whether log and journal say with which profile each session was opened, and in which pool; never what it showed. Administrators can read the journal.',
        )
        .meta({ looser: 'on' }),
    })
    .prefault({})
    .meta({ group: 'computer', isExpert: true, isReadOnce: true }),
  xen: Xen.prefault({}).meta({
    looser: 'always',
    group: 'computer',
    onlyIf: { key: 'hypervisor', is: 'xl' },
    isExpert: true,
    isReadOnce: true,
  }),
  xenclient: Xenclient.prefault({}).meta({
    looser: 'always',
    group: 'computer',
    onlyIf: { key: 'hypervisor', is: 'xenclient' },
    isExpert: true,
    isReadOnce: true,
  }),
  exit: z.record(ExitName, Exit).default({}).meta({ looser: 'always', group: 'network' }),
  pool: z.record(PoolName, Pool).default({}).meta({ looser: 'always', group: 'network' }),
  profile: z
    .record(ProfileName, Profile)
    .default({})
    .transform((profiles): Record<string, Profile> => ({ default: Profile.parse({}), ...profiles })),
});
export type Config = z.infer<typeof Config>;
