/** Finds what prevents sessions on this host, and says how to fix it. */
import { statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../api/host/doctor.ts';
import type { ChannelStatus } from '../api/host/channel.ts';
import { Failure } from '../api/errors/failure.ts';
import type { ListedExit } from '../api/host/exit.ts';
import type { MissingProtection } from '../api/host/protections.ts';
import type { Image } from '../api/host/image.ts';
import type { PoolHost } from '../api/methods/pool-methods.ts';
import type { NetworkStatus } from '../api/host/network.ts';
import type { Config } from '../config/schema.ts';
import type { AcceleratorChoice, Hypervisor } from '../hypervisor/hypervisor.ts';
import type { Folders } from '../storage/folders.ts';
import { deadline } from '../process/deadline.ts';
import { installCommand } from '../process/distribution.ts';
import { missingOf, neededPrograms } from '../process/installed.ts';
import { channelFindings } from './channel.ts';
import { confinement } from './confinement.ts';
import { defaultProgramFindings } from './default-programs.ts';
import { electronFindings, pageNetworkFindings } from './electron.ts';
import { exitFindings } from './exits.ts';
import { extensionFindings } from './extensions.ts';
import { newerVersionFindings } from './newer-version.ts';
import { policyFindings } from './policies.ts';
import { closedKvmFinding, type KvmMembership, kvmMembership } from './kvm-group.ts';
import { processorFindings } from './processor.ts';
import { soundFindings } from './sound.ts';
import { traces } from './traces.ts';
import { ofFailure, typed } from './finding-parts.ts';
import { uplinkFindings } from './uplink.ts';
import { usbFindings } from './usb.ts';
import { managerOf, type ReadPolicy } from '../config/policy/in-force.ts';
import { isTendedAt, type SharedStatus } from '../image/shared-store.ts';
import { presentSources, type RefusedSource } from '../image/sources.ts';
import { sharedImageFindings } from './shared-images.ts';

export interface DoctorContext {
  readonly folders: Folders;
  readonly config: Config;
  /** The policies in force, or why no session starts. */
  readonly managed: Managed;
  /** What VMs that this host agent started had to do without. */
  readonly missed?: readonly MissingProtection[];
  readonly hypervisor: Hypervisor;
  /** Rejects with a `TimeoutError` while KVM is still being tested. */
  readonly accelerator: () => Promise<AcceleratorChoice>;
  readonly images: () => Promise<readonly Image[]>;
  /** `undefined` where no account keeps images for all accounts. */
  readonly sharedImages: () => Promise<SharedStatus | undefined>;
  /** The channel that this host follows; `undefined` where it follows none. */
  readonly channel: () => Promise<ChannelStatus | undefined>;
  /** The hosts of all pools, after an attempt to reach them. */
  readonly poolHosts: () => Promise<readonly PoolHost[]>;
  /** When the host agent has crashed, and when sessions were ended for that. */
  readonly crashes: () => Promise<{ readonly at: readonly string[]; readonly endedSessionsAt?: string | undefined }>;
  /** Of the network VM. */
  readonly ports: Pick<NetworkStatus['ports'], 'total' | 'next'>;
  readonly isBehindPortal?: true;
  readonly exits: () => Promise<readonly ListedExit[]>;
  readonly log: string;
  /** The folder with the AppArmor profiles of this installation. */
  readonly profiles: string;
  /** The udev rule of this installation. */
  readonly udevRule: string;
  /** The version of this host agent; `undefined` unless it comes from a package. */
  readonly packagedVersion: string | undefined;
  /** Folders that may contain Electron. */
  readonly electron: readonly string[];
}

const MIB = 1024 * 1024;
/** A build writes the unpacked tree, an archive and the image. */
const BUILD_SPACE_BYTES = 5 * 1024 * MIB;

const EXAMINED_WITHIN_MS = 60_000;

/** All findings. `onFound`: gets those of each check when it ends. */
export async function examine(
  context: DoctorContext,
  onFound: (findings: Finding[]) => void = () => undefined,
): Promise<Finding[]> {
  const checks: readonly (() => Promise<Finding[]>)[] = [
    async () => managedFindings(context.managed),
    () => programFindings(context),
    () => acceleratorFindings(context),
    () => hypervisor(context),
    // Only if VMs are processes of this system.
    () =>
      context.hypervisor.programs.some(({ program }) => program === 'bwrap')
        ? Promise.all([
            confinement(context.profiles, context.managed.policies, context.missed ?? []),
            processorFindings(),
          ]).then((found) => found.flat())
        : Promise.resolve([]),
    () => imageFindings(context),
    async () => sharedImageFindings(await context.sharedImages(), Date.now()),
    async () =>
      (await buildsImages(context))
        ? sourceFindings(context.config.images.extraSources, deadline(EXAMINED_WITHIN_MS))
        : [],
    async () => channelFindings(await context.channel(), Date.now()),
    async () => poolFindings(await context.poolHosts(), context.config),
    () => memoryFindings(context),
    () => diskSpace(context),
    () => uplink(context),
    async () => portFindings(context.ports),
    async () => portalFindings(context),
    async () => exitFindings(await context.exits()),
    async () => crashFindings(await context.crashes(), context.log),
    () => Promise.resolve(policyFindings(context.config.network, context.hypervisor.handsCards === true)),
    () => soundFindings(context),
    () => usbFindings(context),
    () => traces(context.folders.runtime),
    () => electronFindings(context.electron, Date.now()),
    () => newerVersionFindings(context.packagedVersion, deadline(EXAMINED_WITHIN_MS)),
    () => defaultProgramFindings(),
    () => extensionFindings(),
    () => pageNetworkFindings(join(context.folders.state, 'desktop')),
    async () => [
      { check: 'log', level: 'ok', message: `The host agent's log is ${context.log}.`, params: { path: context.log } },
    ],
  ];
  const all = await Promise.all(
    checks.map(async (check) => {
      const found = await check();
      if (found.length > 0) onFound(found);
      return found;
    }),
  );
  return all.flat();
}

/** Whether this account builds images: neither a channel, nor the account of the system, nor other hosts have them for it. */
export async function buildsImages({
  config,
  sharedImages,
}: Pick<DoctorContext, 'config' | 'sharedImages'>): Promise<boolean> {
  if (config.images.channel !== '' || runsNothingHere(config)) return false;
  const shared = await sharedImages();
  return !shared || !isTendedAt(shared, Date.now());
}

export async function programFindings(
  context: Pick<DoctorContext, 'hypervisor' | 'config' | 'sharedImages'>,
): Promise<Finding[]> {
  const missing = await missingOf(neededPrograms(context.hypervisor.programs, await buildsImages(context)));
  if (missing.length === 0) return [{ check: 'programs', level: 'ok', message: 'All programs are installed.' }];
  return [
    {
      check: 'programs',
      level: 'trouble',
      message: `Not installed: ${missing.map(({ program }) => program).join(', ')}.`,
      params: { programs: missing.map(({ program }) => program).join(', ') },
      ...typed(installCommand(missing.map(({ debianPackage }) => debianPackage))),
    },
  ];
}

const PACKAGE_SOURCES = 'package sources';

/** Which package sources of the host images use, and which not. `named`: those that the configuration names. */
async function sourceFindings(named: readonly string[], signal: AbortSignal): Promise<Finding[]> {
  const check = PACKAGE_SOURCES;
  try {
    const sources = await presentSources(named, signal);
    // Before the first `apt-get update` nothing is known about them.
    return sources === undefined ? [] : [sourceFinding(sources.refused)];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ check, level: 'note', ...ofFailure(error) }];
  }
}

/** What {@link sourceFindings} says of the sources that are not used. Pure. */
export function sourceFinding(refused: readonly RefusedSource[]): Finding {
  const check = PACKAGE_SOURCES;
  if (refused.length === 0)
    return {
      check,
      level: 'ok',
      message: 'Images use all package sources of the host that belong to its release.',
    };
  const each = refused.map(({ uri, release, reason }) => `${uri} ${release}: ${reason}`);
  return {
    check,
    level: 'note',
    message: `Images do not use ${refused.length === 1 ? 'a package source' : `${refused.length} package sources`} of the host. ${each.join('; ')}.`,
    params: { count: refused.length, sources: refused.map(({ uri, release }) => `${uri} ${release}`).join(', ') },
    hint: 'If images need packages from one of them, name its URI in images.extraSources of the configuration.',
  };
}

const STILL_TESTED: Finding = {
  check: 'accelerator',
  level: 'note',
  variant: 'untested',
  command: 'safe-browse doctor',
  message: 'Whether VMs can run with KVM is still being tested.',
  hint: 'Run safe-browse doctor again in a minute.',
};

export async function acceleratorFindings(
  context: Pick<DoctorContext, 'accelerator' | 'config'>,
  membership: () => Promise<KvmMembership> = kvmMembership,
): Promise<Finding[]> {
  try {
    const { accelerator: chosen, reason, remedy, command } = await context.accelerator();
    if (chosen === 'xen')
      return [{ check: 'accelerator', level: 'ok', variant: 'xen', message: `VMs are domains of Xen: ${reason}.` }];
    if (chosen === 'kvm') return [{ check: 'accelerator', level: 'ok', message: `VMs run with KVM: ${reason}.` }];
    if (command !== undefined) {
      const closed = closedKvmFinding(await membership().catch(() => 'missing' as const), { reason, remedy, command });
      return [{ ...closed, hint: `${closed.hint}${poolHint(context.config)}` }];
    }
    const hint = `${remedy ?? ''}${poolHint(context.config)}`.trimStart();
    return [
      {
        check: 'accelerator',
        level: 'note',
        message: `VMs run in software emulation, about ten times slower: ${reason}.`,
        ...(remedy !== undefined && { variant: 'no-kvm' }),
        ...(hint !== '' && { hint }),
      },
    ];
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return [STILL_TESTED];
    if (!(error instanceof Failure)) throw error;
    const hint = `${error.hint}${poolHint(context.config)}`;
    return [{ check: 'accelerator', level: 'trouble', ...ofFailure(error), hint }];
  }
}

/** Problems that the hypervisor reports. */
async function hypervisor({ hypervisor: examined, config }: DoctorContext): Promise<Finding[]> {
  const { uplink, pci } = config.network;
  return (
    (await examined.preflight?.(
      { memoryMiB: neededMiB(config), cards: uplink === 'pci' ? [pci.device] : [] },
      deadline(EXAMINED_WITHIN_MS),
    )) ?? []
  );
}

/** A hypervisor that assigns cards itself has already reported on them. */
async function uplink({ hypervisor: { handsCards }, config }: DoctorContext): Promise<Finding[]> {
  return handsCards === true ? [] : uplinkFindings(config.network, process.getuid?.() ?? 0);
}

/** Pure. */
function crashFindings({ at, endedSessionsAt }: Awaited<ReturnType<DoctorContext['crashes']>>, log: string): Finding[] {
  const last = at.at(-1);
  if (last === undefined) return [];
  const ended =
    endedSessionsAt === undefined ? '' : ` After several crashes, it ended all sessions at ${endedSessionsAt}.`;
  const message = `The host agent has crashed (${at.length} since the last boot, the last one at ${last}).${ended}`;
  const params = { count: at.length, last, path: log };
  return [
    { check: 'crashes', level: 'note', message, params, hint: `Report it, with the errors of that time in ${log}.` },
  ];
}

/** Pure. */
function portFindings({ total, next }: DoctorContext['ports']): Finding[] {
  if (next === undefined) return [];
  const message = `The network VM has ${total} ports. It gets the ${next} of network.ports when no session is open any more.`;
  return [{ check: 'network ports', level: 'note', message, params: { total, next } }];
}

function portalFindings({ isBehindPortal }: Pick<DoctorContext, 'isBehindPortal'>): Finding[] {
  if (!isBehindPortal) return [];
  const message = 'The network asks you to sign in before it lets you reach the Internet.';
  const command = 'safe-browse portal';
  return [{ check: 'portal', level: 'note', message, hint: `Sign in with: ${command}`, command }];
}

export async function imageFindings(context: Pick<DoctorContext, 'images' | 'config'>): Promise<Finding[]> {
  const current = (await context.images()).filter((image) => image.isCurrent);
  const { channel } = context.config.images;
  return (['browser', 'network'] as const).map((role): Finding => {
    const image = current.find((candidate) => candidate.role === role);
    const check = `${role} image`;
    if (!image && runsNothingHere(context.config))
      return {
        check,
        level: 'ok',
        variant: 'unneeded',
        message: `No profile needs the ${role} image: all sessions run on other hosts.`,
      };
    if (!image)
      return {
        check,
        level: 'trouble',
        message: `There is no ${role} image${channel === '' ? '' : `: the channel ${channel} has brought no release to this host yet`}.`,
        ...(channel !== '' && { variant: 'channel', params: { channel } }),
        ...typed(channel === '' ? `safe-browse image build ${role}` : 'safe-browse channel show'),
      };
    if (image.recalled !== undefined)
      return {
        check,
        level: 'trouble',
        message: `The ${role} image was recalled: ${image.recalled}.`,
        variant: 'recalled',
        params: { why: image.recalled },
        ...typed(channel === '' ? `safe-browse image build ${role}` : 'safe-browse image update'),
      };
    if (image.debug)
      return {
        check,
        level: 'note',
        message: `The ${role} image is a debug image: it has logins on its consoles.`,
        variant: 'debug',
        ...typed(`safe-browse image build ${role}`),
      };
    if (!image.upToDate)
      return {
        check,
        level: 'note',
        message: `The ${role} image is older than this program.`,
        ...typed(`safe-browse image build ${role}`),
      };
    if (image.shared)
      return {
        check,
        level: 'ok',
        variant: 'shared',
        message: `The ${role} image is in place; all accounts of this host share it.`,
      };
    return { check, level: 'ok', message: `The ${role} image is in place.` };
  });
}

export async function memoryFindings(context: Pick<DoctorContext, 'hypervisor' | 'config'>): Promise<Finding[]> {
  const { config } = context;
  // This system does not know how much memory is free: the hypervisor reports it.
  if (context.hypervisor.preflight) return [];
  const needed = neededMiB(config);
  const freeMiB = Math.floor(freemem() / MIB);
  return freeMiB >= needed
    ? [
        {
          check: 'memory',
          level: 'ok',
          params: { freeMiB, neededMiB: needed },
          message: `${freeMiB} MiB of memory are free. A session may need ${needed} MiB.`,
        },
      ]
    : [
        {
          check: 'memory',
          level: 'trouble',
          params: { freeMiB, neededMiB: needed },
          message: `${freeMiB} MiB of memory are free. A session may need ${needed} MiB.`,
          hint: 'Close programs, or lower memoryMiB in the profile.',
        },
      ];
}

async function diskSpace(context: DoctorContext): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(context.folders.data);
  const freeMiB = Math.floor((bavail * bsize) / MIB);
  return bavail * bsize >= BUILD_SPACE_BYTES
    ? [
        {
          check: 'disk',
          level: 'ok',
          params: { freeMiB, folder: context.folders.data },
          message: `${freeMiB} MiB are free in ${context.folders.data}.`,
        },
      ]
    : [
        {
          check: 'disk',
          level: 'note',
          message: `${freeMiB} MiB are free in ${context.folders.data}. An image build needs about ${BUILD_SPACE_BYTES / MIB} MiB.`,
          params: { freeMiB, folder: context.folders.data, neededMiB: BUILD_SPACE_BYTES / MIB },
          hint: 'Free up space, for example with: safe-browse image prune',
          command: 'safe-browse image prune',
        },
      ];
}

function neededMiB(config: Config): number {
  return (config.profile[config.defaultProfile]?.memoryMiB ?? 0) + config.network.memoryMiB;
}

// Whether sessions can run in the pools of the configuration.

/** Whether every session of this desk runs on another host. Pure. */
const runsNothingHere = ({ profile }: Pick<Config, 'profile'>): boolean =>
  Object.values(profile).every(({ where }) => where !== '');

/** One finding for each pool. A host that is away is trouble where no other one takes its place and a profile needs it. Pure. */
export function poolFindings(hosts: readonly PoolHost[], { profile }: Pick<Config, 'profile'>): Finding[] {
  return [...new Set(hosts.map(({ pool }) => pool))].map((pool): Finding => {
    const members = hosts.filter((host) => host.pool === pool);
    const away = members.filter(({ trouble, state }) => trouble !== undefined || state === 'unreachable');
    const check = 'pool';
    if (away.length === 0)
      return { check, level: 'ok', params: { pool }, message: `All hosts of the pool ${pool} can be reached.` };
    const isNeeded = Object.values(profile).some(({ where }) => where === pool);
    const reasons = away.map(({ host, trouble }) => `${host === '' ? pool : host}: ${trouble ?? 'unreachable'}`);
    return {
      check,
      level: away.length === members.length && isNeeded ? 'trouble' : 'note',
      message: `${away.length} of ${members.length} hosts of the pool ${pool} cannot be used. ${reasons.join('; ')}`,
      variant: 'away',
      params: {
        pool,
        away: away.length,
        total: members.length,
        hosts: away.map(({ host }) => host || pool).join(', '),
      },
      hint: 'See all hosts: safe-browse pool status',
      command: 'safe-browse pool status',
    };
  });
}

/** How sessions run on another host where this one is slow, as one more sentence; empty without a pool. Pure. */
function poolHint({ pool, profile }: Pick<Config, 'pool' | 'profile'>): string {
  const [name] = Object.keys(pool);
  if (name === undefined) return '';
  const [there] = Object.entries(profile).find(([, { where }]) => where !== '') ?? [];
  return there === undefined
    ? ` Or let a profile run its sessions in your pool: where = "${name}" in [profile.NAME].`
    : ` Or open sessions in your pool: safe-browse open --profile ${there}`;
}

interface Managed {
  readonly policies: readonly ReadPolicy[];
  /** Why no session starts. */
  readonly blocked: Failure | undefined;
}

/** Reports which policies are in force, and a policy that cannot be used. Pure. */
export function managedFindings({ policies, blocked }: Managed): Finding[] {
  const check = 'managed settings';
  if (blocked) return [{ check, level: 'trouble', ...ofFailure(blocked) }];
  const manager = managerOf({ policies, groups: [] });
  if (!manager) return [];
  const origins = policies.map(({ origin }) => origin).join(', ');
  const message = `Settings are managed by ${manager.by} (${origins}).`;
  return [{ check, level: 'ok', message, params: { by: manager.by } }];
}
