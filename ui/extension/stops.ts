/** Stops navigations to ruled sites before a packet is sent. */
import type { LinkRules } from '../../host-agent/api/configuration/link-rules.ts';
import { FirstPages } from './first-pages.ts';
import { isDropped, isStopped, navigationRules, PAGE, STOPPED_PAGE, UNSEEN } from './navigation-rules.ts';

/** Chromium: replaces the rules that it keeps. */
export async function keepNavigationRules(
  keeper: NonNullable<typeof chrome.declarativeNetRequest>,
  rules: LinkRules,
): Promise<void> {
  const kept = await keeper.getDynamicRules();
  await keeper.updateDynamicRules({
    removeRuleIds: kept.map(({ id }) => id),
    addRules: navigationRules(rules, chrome.runtime.getURL(STOPPED_PAGE)),
  });
}

type WebRequest = typeof chrome.webRequest;

const WEB = ['http://*/*', 'https://*/*'];

/** Chromium: asks about each page, because it has no rules when it starts. */
export function askAboutPages(webRequest: WebRequest): FirstPages {
  const pages = new FirstPages(chrome.runtime.getURL(STOPPED_PAGE));
  webRequest.onBeforeRequest.addListener((request) => pages.answer(request), { urls: WEB, types: PAGE }, ['blocking']);
  return pages;
}

/** Firefox: each navigation waits for the answer, also while the extension starts. */
export function answerNavigations(webRequest: WebRequest, rules: () => Promise<LinkRules>): void {
  webRequest.onBeforeRequest.addListener(
    async (request) => {
      const { url, type } = request;
      if (!PAGE.includes(type)) return { cancel: isDropped(await rules(), request) };
      return isStopped(await rules(), url) ? { redirectUrl: `${chrome.runtime.getURL(STOPPED_PAGE)}#${url}` } : {};
    },
    // Firefox has a name for connections ahead.
    { urls: WEB, types: [...PAGE, ...UNSEEN, 'speculative'] },
    ['blocking'],
  );
}
