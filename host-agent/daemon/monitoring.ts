/** What the host agent counts and reports for monitoring. */
import type { FollowChannel } from '../channel/follow-channel.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import type { FoundUpdates } from '../image/updates/found-updates.ts';
import type { ImageLibrary } from '../image/library.ts';
import { exposition, type Form } from '../monitoring/exposition.ts';
import { Counts } from '../monitoring/counts.ts';
import { LastVerifications } from '../monitoring/last-verifications.ts';
import { metricsOf } from '../monitoring/metrics.ts';
import { report, type ReportSources } from '../monitoring/reporter.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { ownMemoryBytes } from '../process/memory.ts';
import type { Sessions } from '../session/sessions.ts';
import type { FastStart } from '../template/fast-start.ts';
import type { ConfigurationFile } from './configuration-file.ts';
import type { Foundation } from './foundation.ts';
import { VERSION } from './installation.ts';

export async function composeCounts({ runtime, state, log }: Pick<Foundation, 'runtime' | 'state' | 'log'>) {
  const counts = await Counts.load(runtime.counts, new Date(), (reason) =>
    log.warn({ reason }, 'the counts for monitoring were not written'),
  );
  const verdicts = new LastVerifications(state.verifications, (reason) =>
    log.warn({ reason }, 'the verdict of a verification was not recorded'),
  );
  await verdicts.load();
  return { counts, verdicts };
}

interface ReportedParts {
  readonly hypervisor: Pick<Hypervisor, 'name'>;
  readonly images: Pick<ImageLibrary, 'list'>;
  readonly found: Pick<FoundUpdates, 'securityOf'>;
  readonly channel: Pick<FollowChannel, 'status'>;
  readonly fastStart: Pick<FastStart, 'status'>;
  readonly sessions: Pick<Sessions, 'all'>;
  readonly ndvm: Pick<Ndvm, 'statusWithTraffic'>;
  readonly verdicts: Pick<LastVerifications, 'all'>;
  readonly counts: Pick<Counts, 'refused' | 'tally'>;
}

/** Where the report of this host agent comes from. */
export function reportSources(
  agent: ReportedParts,
  configuration: Pick<ConfigurationFile, 'config' | 'policy' | 'blocked'>,
): ReportSources {
  const { hypervisor, images, found, channel, fastStart, sessions, ndvm, verdicts, counts } = agent;
  return {
    version: VERSION,
    hypervisor: hypervisor.name,
    images: () => images.list(undefined),
    securityUpdatesOf: (digest) => found.securityOf(digest),
    channel: async () => (configuration.config.images.channel === '' ? undefined : channel.status()),
    managed: () => ({
      policies: configuration.policy.policies.length,
      isBlocked: configuration.blocked !== undefined,
    }),
    templates: () => fastStart.status(),
    sessions: () => sessions.all.map((session) => session.describe()),
    network: () => ndvm.statusWithTraffic(),
    verifications: () => verdicts.all,
    counts,
    memoryOf: ownMemoryBytes,
  };
}

export async function metricsText(sources: ReportSources, form: Form): Promise<string> {
  return exposition(metricsOf(await report(sources)), form);
}
