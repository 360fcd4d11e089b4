/** The report as metrics. */
import {
  type ChannelReport,
  CLICK_SECONDS,
  FIX_SECONDS,
  type Report,
  StartKind,
  VerificationSummary,
} from '../api/host/report.ts';
import { END_REASONS } from '../api/session/session.ts';
import type { Metric, Samples } from './exposition.ts';

/** A metric of every name is there even without a value, so that a dashboard can tell "none" from "unknown". Pure. */
export function metricsOf(report: Report): Metric[] {
  const since = seconds(report.counts.since);
  return [
    { ...named('build', 'Version of the product'), type: 'info', samples: [{ labels: buildLabels(report) }] },
    ...imageMetrics(report),
    ...channelMetrics(report),
    gauge('policies', 'Policies in force', report.managed.policies),
    gauge(
      'policy_blocked',
      'Whether no session starts because a policy cannot be used',
      flag(report.managed.isBlocked),
    ),
    ...templateMetrics(report),
    ...verificationMetrics(report),
    gauge('network_up', 'Whether the network VM is up', report.network === 'up' ? 1 : 0),
    {
      ...named(
        'exit_down_seconds',
        'Time for which an exit was down while sessions needed it, by its place in the configuration',
      ),
      type: 'counter',
      since,
      samples: report.exits.map(({ kind, downSeconds }, index) => ({
        labels: { exit: String(index + 1), kind },
        value: downSeconds,
      })),
    },
    gauge('sessions', 'Sessions that exist now', report.sessions),
    {
      ...named('sessions_ended', 'Sessions that ended, by outcome'),
      type: 'counter',
      since,
      samples: END_REASONS.map((outcome) => ({ labels: { outcome }, value: report.counts.ended[outcome] })),
    },
    ...(['ended', 'failed'] as const).map((which): Metric => ({
      ...named(
        `image_sessions_${which}`,
        `Sessions of a browser image that ${which}, by the first digits of its digest`,
      ),
      type: 'counter',
      since,
      samples: report.counts.byImage.map(({ digest, ...count }) => ({ labels: { digest }, value: count[which] })),
    })),
    {
      ...named('click_seconds', 'Time from the request until the browser is painted'),
      type: 'histogram',
      since,
      bounds: CLICK_SECONDS,
      samples: StartKind.options.map((from) => {
        const { classes, sumMs } = report.counts.clicks[from];
        return { labels: { from }, classes, sum: sumMs / 1000 };
      }),
    },
    {
      ...named('fix_seconds', 'Time from the publication of security updates until the next click has them'),
      type: 'histogram',
      since,
      bounds: FIX_SECONDS,
      samples: [{ labels: {}, classes: report.counts.fixes.classes, sum: report.counts.fixes.sumSeconds }],
    },
    {
      ...named('refused_packets', 'Packets of sessions that the network VM refused'),
      type: 'counter',
      since,
      samples: [{ labels: {}, value: report.counts.refusedPackets }],
    },
    {
      ...named('vms_started_again', 'VMs that were started again because their guest was silent'),
      type: 'counter',
      since,
      samples: [{ labels: {}, value: report.counts.startedAgain }],
    },
    ...memoryMetrics(report),
  ];
}

const buildLabels = ({ version, hypervisor }: Report) => ({ version, hypervisor });

function imageMetrics({ images }: Report): Metric[] {
  return [
    {
      ...named('image', 'Image in use, by the first digits of its digest'),
      type: 'info',
      samples: images.map(({ role, digest }) => ({ labels: { role, digest } })),
    },
    {
      ...named('image_built_timestamp_seconds', 'Unix time at which the image in use was built'),
      type: 'gauge',
      samples: images.flatMap(({ role, builtAt }) => timed({ role }, builtAt)),
    },
    {
      ...named('image_updates', 'Packages of the image in use with a newer version'),
      type: 'gauge',
      samples: images.map(({ role, updates }) => ({ labels: { role }, value: updates })),
    },
    {
      ...named('image_security_updates', 'Packages of the image in use with a security update'),
      type: 'gauge',
      samples: images.map(({ role, securityUpdates }) => ({ labels: { role }, value: securityUpdates })),
    },
    {
      ...named('image_recalled', 'Whether a channel has recalled the image in use'),
      type: 'gauge',
      samples: images.map(({ role, isRecalled }) => ({ labels: { role }, value: flag(isRecalled) })),
    },
  ];
}

function channelMetrics({ channel }: Report): Metric[] {
  const of = (name: string, help: string, value: (channel: ChannelReport) => number | undefined): Metric => {
    const found = channel && value(channel);
    return { ...named(name, help), type: 'gauge', samples: found === undefined ? [] : [{ labels: {}, value: found }] };
  };
  return [
    of('channel_serial', 'Serial of the newest file of the channel that was accepted', ({ serial }) => serial),
    of('channel_expires_timestamp_seconds', 'Unix time at which this file expires', (its) => timeOf(its.expiresAt)),
    of('channel_checked_timestamp_seconds', 'Unix time of the last check that succeeded', (its) =>
      timeOf(its.checkedAt),
    ),
    of('channel_included', 'Whether its release is meant for this host', (its) => flag(its.isIncluded)),
    of('channel_current', 'Whether this host has what the channel means for it', (its) => flag(its.isCurrent)),
    of('channel_trouble', 'Whether the last check or update failed', (its) => flag(its.hasTrouble)),
  ];
}

/** Several profiles may have a template of the same level: the oldest one is shown, as the one that needs attention. */
function templateMetrics({ templates, spare }: Report): Metric[] {
  const sealed = templates.filter(({ state, sealedAt }) => state === 'ready' && sealedAt !== undefined);
  const oldest = new Map<string, Samples>();
  for (const { role, level, sealedAt = '' } of sealed) {
    const value = Math.min(oldest.get(`${role} ${level}`)?.value ?? Infinity, seconds(sealedAt));
    oldest.set(`${role} ${level}`, { labels: { role, level }, value });
  }
  return [
    {
      ...named('template_sealed_timestamp_seconds', 'Unix time at which the oldest template in use was sealed'),
      type: 'gauge',
      samples: [...oldest.values()],
    },
    gauge('templates_ready', 'Templates that sessions can be cloned from', sealed.length),
    gauge('spare_ready', 'Whether a spare is ready for the next click', spare === 'ready' ? 1 : 0),
  ];
}

function verificationMetrics({ verifications }: Report): Metric[] {
  return [
    {
      ...named('verification_timestamp_seconds', 'Unix time of the last verification'),
      type: 'gauge',
      samples: verifications.flatMap(({ kind, at }) => timed({ kind }, at)),
    },
    {
      ...named('verification_held', 'Whether every check of the last verification held'),
      type: 'gauge',
      samples: verifications.map(({ kind, verdict }) => ({ labels: { kind }, value: verdict === 'held' ? 1 : 0 })),
    },
    {
      ...named('verification_checks', 'Checks of the last verification, by result'),
      type: 'gauge',
      samples: verifications.flatMap(({ kind, checks }) =>
        OUTCOMES.map((outcome) => ({ labels: { kind, outcome }, value: checks[outcome] })),
      ),
    },
  ];
}

const OUTCOMES = Object.keys(VerificationSummary.shape.checks.shape) as (keyof VerificationSummary['checks'])[];

function memoryMetrics({ memory: { hostBytes, hostAvailableBytes, vmsBytes } }: Report): Metric[] {
  return [
    gauge('host_memory_bytes', 'Memory of the host', hostBytes),
    gauge('host_memory_available_bytes', 'Memory that programs can still get', hostAvailableBytes),
    gauge('vms_memory_bytes', 'Private memory of all VMs', vmsBytes),
  ];
}

const named = (name: string, help: string) => ({ name: `safe_browse_${name}`, help });
const gauge = (name: string, help: string, value: number): Metric => ({
  ...named(name, help),
  type: 'gauge',
  samples: [{ labels: {}, value }],
});
const flag = (is: boolean): number => (is ? 1 : 0);
const timeOf = (time: string | undefined): number | undefined => (time === undefined ? undefined : seconds(time));
const seconds = (time: string): number => Date.parse(time) / 1000;
const timed = (labels: Samples['labels'], time: string | undefined): Samples[] =>
  time === undefined ? [] : [{ labels, value: seconds(time) }];
