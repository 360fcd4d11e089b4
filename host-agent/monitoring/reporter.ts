/** Collects what monitoring may know. */
import { readFile } from 'node:fs/promises';
import type { ChannelStatus } from '../api/host/channel.ts';
import type { Image } from '../api/host/image.ts';
import type { NetworkStatus } from '../api/host/network.ts';
import {
  type ChannelReport,
  type ExitReport,
  type ImageReport,
  Report,
  type TemplateReport,
  type VerificationSummary,
} from '../api/host/report.ts';
import type { Session } from '../api/session/session.ts';
import type { TemplateStatusList } from '../api/host/template.ts';
import type { Counts } from './counts.ts';
import { exposition, type Form } from './exposition.ts';
import { metricsOf } from './metrics.ts';

export interface ReportSources {
  readonly version: string;
  readonly hypervisor: string;
  readonly images: () => Promise<readonly Image[]>;
  /** The number of known security updates for packages of the image with this digest. */
  readonly securityUpdatesOf: (digest: string) => number;
  /** `undefined` where none is followed. */
  readonly channel: () => Promise<ChannelStatus | undefined>;
  readonly managed: () => Report['managed'];
  readonly templates: () => Promise<TemplateStatusList>;
  readonly sessions: () => readonly Session[];
  /** With the traffic of each session. */
  readonly network: () => Promise<NetworkStatus>;
  readonly exits: () => readonly ExitReport[];
  readonly verifications: () => readonly VerificationSummary[];
  readonly counts: Pick<Counts, 'refused' | 'tally'>;
  /** Private memory of the processes, in bytes. */
  readonly memoryOf: (pids: readonly number[]) => number;
  readonly hostMemory?: () => Promise<HostMemory>;
  readonly now?: () => Date;
}

export async function report(sources: ReportSources): Promise<Report> {
  const now = sources.now?.() ?? new Date();
  const [images, channel, { templates, spare }, network, host] = await Promise.all([
    sources.images(),
    sources.channel().then(channelReport, () => UNREADABLE_CHANNEL),
    sources.templates(),
    sources.network(),
    (sources.hostMemory ?? hostMemory)(),
  ]);
  const sessions = sources.sessions();
  sources.counts.refused(network.ports.sessions);
  const pids = [...sessions, spare, network].flatMap(({ processes }) => processes.map(({ pid }) => pid));
  // The schema refuses every text that is not of a form listed there.
  return Report.parse({
    at: now.toISOString(),
    version: sources.version,
    hypervisor: sources.hypervisor,
    images: images.flatMap((image) => imageReport(image, sources.securityUpdatesOf, now)),
    ...(channel && { channel }),
    managed: sources.managed(),
    templates: templates.map((template) => templateReport(template, now)),
    spare: spare.state,
    network: network.state,
    exits: sources.exits(),
    verifications: sources.verifications(),
    sessions: sessions.length,
    counts: sources.counts.tally,
    memory: { ...host, vmsBytes: sources.memoryOf(pids) },
  });
}

/** The images in use. Pure. */
function imageReport(
  { role, digest, builtAt, isCurrent, recalled, updates = 0 }: Image,
  securityUpdatesOf: ReportSources['securityUpdatesOf'],
  now: Date,
): ImageReport[] {
  if (role === 'host' || !isCurrent) return [];
  return [
    {
      role,
      digest: digest.slice(0, 12),
      ...(builtAt !== undefined && { builtAt, ageSeconds: ageSeconds(builtAt, now) }),
      updates,
      securityUpdates: securityUpdatesOf(digest),
      isRecalled: recalled !== undefined,
    },
  ];
}

/** The record of what was seen of it is damaged. */
const UNREADABLE_CHANNEL: ChannelReport = {
  isIncluded: false,
  isCurrent: false,
  isHalted: false,
  hasTrouble: true,
};

/** Pure. */
function channelReport(status: ChannelStatus | undefined): ChannelReport | undefined {
  if (!status) return undefined;
  const { newest, checkedAt, isIncluded, isCurrent, trouble } = status;
  return {
    ...(newest && { serial: newest.serial, expiresAt: newest.expires }),
    ...(checkedAt !== undefined && { checkedAt }),
    ...{ isIncluded, isCurrent, isHalted: newest?.halted === true, hasTrouble: trouble !== undefined },
  };
}

/** Pure. */
function templateReport(
  { role, level, state, sealedAt }: TemplateStatusList['templates'][number],
  now: Date,
): TemplateReport {
  return { role, level, state, ...(sealedAt !== undefined && { sealedAt, ageSeconds: ageSeconds(sealedAt, now) }) };
}

/** The clock may have been set back since. Pure. */
const ageSeconds = (since: string, now: Date): number =>
  Math.max(0, Math.round((now.getTime() - Date.parse(since)) / 1000));

interface HostMemory {
  readonly hostBytes: number;
  /** What programs can still get without swapping. */
  readonly hostAvailableBytes: number;
}

export async function hostMemory(): Promise<HostMemory> {
  return hostMemoryIn(await readFile('/proc/meminfo', 'utf8'));
}

/** `text`: /proc/meminfo. Pure. */
export function hostMemoryIn(text: string): HostMemory {
  const bytes = (field: string): number =>
    Number(new RegExp(`^${field}: +(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) * 1024;
  return { hostBytes: bytes('MemTotal'), hostAvailableBytes: bytes('MemAvailable') };
}

export async function metricsText(sources: ReportSources, form: Form): Promise<string> {
  return exposition(metricsOf(await report(sources)), form);
}
