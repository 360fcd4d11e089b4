/** What the host agent counts and reports for monitoring. */
import type { Verbs } from '../api/methods/verbs.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { Counts } from './counts.ts';
import { LastVerifications } from './last-verifications.ts';
import { metricsText, report, type ReportSources } from './reporter.ts';

export async function composeMonitoring({ runtime, state, log }: Foundation) {
  const counts = await Counts.load(runtime.counts, new Date(), (reason) =>
    log.warn({ reason }, 'the counts for monitoring were not written'),
  );
  const verdicts = new LastVerifications(state.verifications, (reason) =>
    log.warn({ reason }, 'the verdict of a verification was not recorded'),
  );
  await verdicts.load();
  return { parts: { counts, verdicts }, reported: () => ({ verifications: () => verdicts.all, counts }) };
}

/** `sources`: what all features report. */
export function monitoringVerbs(sources: ReportSources): Pick<Verbs, 'report.get' | 'report.metrics'> {
  return {
    'report.get': () => report(sources),
    'report.metrics': async ({ form }) => ({ text: await metricsText(sources, form) }),
  };
}
