/** The extension of a browser of the host: opens links in sessions, and stops navigations to sites that always open there. */
import { linkRuleFor, type LinkRules } from '../../host-agent/api/configuration/link-rules.ts';
import { HostLink } from './host-link.ts';
import { pageIn } from './page-in.ts';
import type { Answers, Message } from './messages.ts';
import { isStopped } from './navigation-rules.ts';
import { answerNavigations, askAboutPages, keepNavigationRules } from './stops.ts';
import { text } from './texts.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

const MENU = 'open';
let obeyed = Promise.resolve();
const link = new HostLink((rules) => {
  obeyed = obeyed.catch(() => undefined).then(() => obey(rules));
});

async function obey(rules: LinkRules): Promise<void> {
  firstPages?.know(rules);
  if (chrome.declarativeNetRequest) await keepNavigationRules(chrome.declarativeNetRequest, rules);
  // Browsers connect to a site before a page is asked for: while somebody types, or to have it ready.
  const { networkPredictionEnabled } = chrome.privacy.network;
  const isRuled = rules.mode === 'others' || rules.always.length > 0;
  await (isRuled ? networkPredictionEnabled.set({ value: false }) : networkPredictionEnabled.clear({}));
}

// Both at once: the browser wakes only what listened before, and then waits for it.
const firstPages = chrome.declarativeNetRequest && askAboutPages(chrome.webRequest);
// Newer ones may come while those of the last time are read.
if (firstPages) void link.rules().then(async () => firstPages.know(await link.rules()));
else answerNavigations(chrome.webRequest, link.rules);

// A listener is what makes the browser start the extension.
chrome.runtime.onStartup.addListener(() => undefined);
chrome.runtime.onInstalled.addListener(() => {
  void chrome.contextMenus.removeAll().then(() => {
    const title = text('extension-open');
    chrome.contextMenus.create({ id: MENU, title, contexts: ['link', 'page', 'selection'] });
  });
});

chrome.contextMenus.onClicked.addListener(({ linkUrl, selectionText, pageUrl }) => {
  const url = linkUrl ?? (selectionText === undefined ? pageUrl : pageIn(selectionText));
  void (url === undefined ? Promise.resolve('not-a-page') : link.ask({ ask: 'open', url })).then((refused) =>
    chrome.action.setBadgeText({ text: refused === undefined ? '' : '!' }),
  );
});

chrome.runtime.onMessage.addListener((message, { url: sender = '' }, answer) => {
  if (!sender.startsWith(chrome.runtime.getURL(''))) return false;
  void answerTo(message as Message).then(answer);
  return true;
});

async function answerTo(message: Message): Promise<Answers[Message['ask']]> {
  const { ask, url } = message;
  switch (ask) {
    case 'open-stopped':
      // Any page can lead to ours, with any address behind the #.
      if (isStopped(await link.rules(), url)) return reply(await link.ask({ ask: 'open', url }));
      return firstPages?.take(url) === true ? { goOn: true } : { refused: 'no-rule' };
    case 'open':
      return reply(await link.ask({ ask, url }));
    case 'rule':
      return reply(await link.ask({ ask, url, isAlways: message.isAlways }));
    case 'rule-of': {
      const hostname = parseUrl(url)?.hostname;
      const rule = hostname === undefined ? undefined : linkRuleFor(await link.rules(), hostname);
      return { ...(rule && { rule }) };
    }
  }
}

const reply = (refused: Answers['open']['refused']): Answers['open'] => ({ ...(refused && { refused }) });
