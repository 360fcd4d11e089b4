/** The files that are made from the sources: pages of the guide, and the types of the texts. */
import { configurationPage } from './configuration-page.ts';
import { errorsPage } from './errors-page.ts';
import { logEventsPage } from './log-events-page.ts';
import english from '../../../ui/texts/en.ftl';
import { metricsPage } from './metrics-page.ts';
import { messageTypes, readLanguage } from './texts.ts';

/** By path in the checkout. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'host-agent/guide/errors.md': errorsPage,
  'host-agent/guide/configuration-keys.md': configurationPage,
  'host-agent/guide/log-events.md': logEventsPage,
  'host-agent/guide/metrics.md': metricsPage,
  'ui/texts/messages.d.ts': () => messageTypes(readLanguage(english)),
};
