/** Verbs for monitoring. */
import { report, type ReportSources } from '../../monitoring/reporter.ts';
import { metricsText } from '../monitoring.ts';
import type { Verbs } from '../server.ts';

export function monitoringVerbs(sources: ReportSources): Pick<Verbs, 'report.get' | 'report.metrics'> {
  return {
    'report.get': () => report(sources),
    'report.metrics': async ({ form }) => ({ text: await metricsText(sources, form) }),
  };
}
