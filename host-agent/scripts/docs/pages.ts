/** The generated pages, by their file in the guide. */
import { configurationPage } from './configuration-page.ts';
import { errorsPage } from './errors-page.ts';
import { logEventsPage } from './log-events-page.ts';
import { metricsPage } from './metrics-page.ts';

export const PAGES: Readonly<Record<string, () => string>> = {
  'errors.md': errorsPage,
  'configuration-keys.md': configurationPage,
  'log-events.md': logEventsPage,
  'metrics.md': metricsPage,
};
