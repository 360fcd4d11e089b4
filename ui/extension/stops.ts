/** Stops navigations to ruled sites before a packet is sent. */
import type { LinkRules } from '../../host-agent/api/configuration/link-rules.ts';
import { isDropped, isStopped, navigationRules, PAGE, STOPPED_PAGE, UNSEEN } from './navigation-rules.ts';

/** Chromium: replaces the rules that it keeps. */
export async function keepNavigationRules(rules: LinkRules): Promise<void> {
  const kept = await chrome.declarativeNetRequest.getDynamicRules();
  await chrome.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: kept.map(({ id }) => id),
    addRules: navigationRules(rules, chrome.runtime.getURL(STOPPED_PAGE)),
  });
}

/** Firefox: each navigation waits for the answer, also while the extension starts. */
export function answerNavigations(
  webRequest: NonNullable<typeof chrome.webRequest>,
  rules: () => Promise<LinkRules>,
): void {
  webRequest.onBeforeRequest.addListener(
    async (request) => {
      const { url, type } = request;
      if (!PAGE.includes(type)) return { cancel: isDropped(await rules(), request) };
      return isStopped(await rules(), url) ? { redirectUrl: `${chrome.runtime.getURL(STOPPED_PAGE)}#${url}` } : {};
    },
    // Firefox has a name for connections ahead.
    { urls: ['http://*/*', 'https://*/*'], types: [...PAGE, ...UNSEEN, 'speculative'] },
    ['blocking'],
  );
}
