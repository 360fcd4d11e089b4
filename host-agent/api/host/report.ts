/**
 * What monitoring may know. Every text is one of a closed list or has a form that can hold nothing else, so that no address,
 * title, name or setting of a person fits in.
 */
import { z } from 'zod';
import { ExitKind } from './exit.ts';
import { VmRole } from './image.ts';
import { EndReason, Session } from '../session/session.ts';
import { TemplateStatus } from './template.ts';
import { VerificationKind } from './verification.ts';

const Count = z.int().min(0);
const Bytes = z.int().min(0);
const AgeSeconds = z.int().min(0);
/** The first 12 hexadecimal digits. */
const DigestPrefix = z.string().regex(/^[0-9a-f]{12}$/);

/** Upper bounds of the classes of click times, in seconds. A last class has no bound. */
export const CLICK_SECONDS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120] as const;

/** Times from the request until the browser is painted. */
export const ClickTimes = z.strictObject({
  /** For each class, how many clicks fell into it; one more than there are bounds. */
  classes: z.array(Count).length(CLICK_SECONDS.length + 1),
  sumMs: Count,
});
export type ClickTimes = z.infer<typeof ClickTimes>;

export const StartKind = Session.shape.startedFrom;
export type StartKind = z.infer<typeof StartKind>;

/** Upper bounds of the classes of times until a fix is in use, in seconds. A last class has no bound. */
export const FIX_SECONDS = [300, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400, 604_800] as const;

export const FixTimes = z.strictObject({
  classes: z.array(Count).length(FIX_SECONDS.length + 1),
  sumSeconds: Count,
});
export type FixTimes = z.infer<typeof FixTimes>;
export const NO_FIXES: FixTimes = { classes: [...FIX_SECONDS, Infinity].map(() => 0), sumSeconds: 0 };

/** Ends of a session by a fault of its VM or of what runs there. */
export const FAILED_ENDS: readonly EndReason[] = [
  'browser-crashed',
  'display-crashed',
  'vm-ended',
  'image-damaged',
  'guest-failed',
  'protocol-violation',
  'start-failed',
];
/** Images whose sessions are counted apart: the newest, and those before it. */
export const MOST_IMAGES = 4;

/** Counts since this person logged in; they are in memory only. */
export const Tally = z.strictObject({
  since: z.iso.datetime(),
  ended: z.record(EndReason, Count),
  /** Sessions that ended, and those among them that failed, by browser image; the one that was seen last is the last. Earlier files lack it. */
  byImage: z
    .array(z.strictObject({ digest: DigestPrefix, ended: Count, failed: Count }))
    .max(MOST_IMAGES)
    .default([]),
  clicks: z.record(StartKind, ClickTimes),
  /** Packets that the network VM refused, up to the last time it was asked. */
  refusedPackets: Count,
  /** VMs that were started again because their guest was silent. Earlier files lack it. */
  startedAgain: Count.default(0),
  /** From an archive's publication of security updates until the next click has them. Earlier files lack it. */
  fixes: FixTimes.default(NO_FIXES),
});
export type Tally = z.infer<typeof Tally>;

export const ImageReport = z.strictObject({
  role: VmRole,
  digest: DigestPrefix,
  builtAt: z.iso.datetime().optional(),
  ageSeconds: AgeSeconds.optional(),
  /** Packages with a newer version, as of the last check. */
  updates: Count,
  securityUpdates: Count,
  /** Whether a channel has recalled it. */
  isRecalled: z.boolean().default(false),
});
export type ImageReport = z.infer<typeof ImageReport>;

export const TemplateReport = z.strictObject({
  role: VmRole,
  level: TemplateStatus.shape.level,
  state: TemplateStatus.shape.state,
  sealedAt: z.iso.datetime().optional(),
  ageSeconds: AgeSeconds.optional(),
});
export type TemplateReport = z.infer<typeof TemplateReport>;

/** The channel that the host follows; not its name, which may name an organisation. */
export const ChannelReport = z.strictObject({
  /** Of the newest file, as its expiry; absent before the first. */
  serial: Count.optional(),
  expiresAt: z.iso.datetime().optional(),
  checkedAt: z.iso.datetime().optional(),
  /** Whether the release is meant for this host. */
  isIncluded: z.boolean(),
  /** Whether this host has what the channel means for it. */
  isCurrent: z.boolean(),
  /** Whether the rollout is halted. */
  isHalted: z.boolean(),
  /** Whether the last check or update failed, also before a restart of the host agent. */
  hasTrouble: z.boolean(),
});
export type ChannelReport = z.infer<typeof ChannelReport>;

/** The last verification of a kind. */
export const VerificationSummary = z.strictObject({
  kind: VerificationKind,
  role: VmRole,
  image: DigestPrefix,
  at: z.iso.datetime(),
  /** `failed`: at least one check failed. */
  verdict: z.enum(['held', 'failed']),
  checks: z.strictObject({ held: Count, failed: Count, 'not-tried': Count }),
});
export type VerificationSummary = z.infer<typeof VerificationSummary>;

/** An exit, by its place in the configuration only: its name and its server may name an organisation. */
export const ExitReport = z.strictObject({
  kind: ExitKind,
  /** While sessions needed it, since the host agent started. */
  downSeconds: Count,
});
export type ExitReport = z.infer<typeof ExitReport>;

export const Report = z.strictObject({
  at: z.iso.datetime(),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}(-[a-z0-9.]{1,20})?$/),
  hypervisor: z.enum(['qemu', 'xl', 'xenclient', 'fake']),
  images: z.array(ImageReport),
  /** Absent where none is followed. */
  channel: ChannelReport.optional(),
  managed: z.strictObject({
    /** In force: of the computer, and of the channel. */
    policies: Count,
    /** No session starts, because they cannot be used. */
    isBlocked: z.boolean(),
  }),
  templates: z.array(TemplateReport),
  spare: z.enum(['none', 'loading', 'ready']),
  network: z.enum(['stopped', 'starting', 'up', 'failed']),
  /** In the order of the configuration. */
  exits: z.array(ExitReport),
  verifications: z.array(VerificationSummary),
  /** How many exist now. */
  sessions: Count,
  counts: Tally,
  memory: z.strictObject({
    hostBytes: Bytes,
    hostAvailableBytes: Bytes,
    /** Private memory of all VMs: sessions, the spare and the network VM. */
    vmsBytes: Bytes,
  }),
});
export type Report = z.infer<typeof Report>;

/** The reports of all accounts of a computer, which an inventory of computers collects. */
export const Inventory = z.strictObject({
  at: z.iso.datetime(),
  refused: Count,
  accounts: z.array(z.strictObject({ account: z.int().min(0), report: Report })),
});
