/** What the button in the toolbar shows: the rule for the page, and what can be done. */
import { element } from './elements.ts';
import { askBackground } from './messages.ts';
import { STOPPED_PAGE } from './navigation-rules.ts';
import { speakItsLanguage, text, textOfRefusal } from './texts.ts';

async function show(): Promise<void> {
  speakItsLanguage(document.documentElement);
  void chrome.action.setBadgeText({ text: '' });
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const url = addressOf(tab?.url ?? '');
  const { rule } = await askBackground({ ask: 'rule-of', url });
  const isAlways = rule === 'always';
  const isPage = /^https?:/.test(url);
  element('rule').textContent = text(isPage ? `extension-rule-${rule ?? 'none'}` : 'extension-no-page');
  const offer = (id: string, label: string, ask: () => Promise<{ readonly refused?: string }>) => {
    const button = element(id);
    button.textContent = label;
    button.hidden = !isPage;
    button.addEventListener('click', () => void ask().then(settled));
  };
  offer('open', text('extension-open-page'), () => askBackground({ ask: 'open', url }));
  offer('change', text(isAlways ? 'extension-not-always' : 'extension-always'), () =>
    askBackground({ ask: 'rule', url, isAlways: !isAlways }),
  );
}

function settled({ refused }: { readonly refused?: string }): void {
  if (refused === undefined) window.close();
  else element('refused').textContent = textOfRefusal(refused);
}

/** Of a page that was stopped, that of the site. */
function addressOf(shown: string): string {
  const stopped = `${chrome.runtime.getURL(STOPPED_PAGE)}#`;
  return shown.startsWith(stopped) ? shown.slice(stopped.length) : shown;
}

void show();
