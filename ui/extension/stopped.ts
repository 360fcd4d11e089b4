/** The page that a browser shows instead of a ruled site: it asks once for the session. */
import { element } from './elements.ts';
import { askBackground } from './messages.ts';
import { speakItsLanguage, text, textOfRefusal } from './texts.ts';

const url = location.hash.slice(1);
const [state, why, again, back] = ['state', 'why', 'again', 'back'].map(element) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
];

speakItsLanguage(document.documentElement);
element('address').textContent = url;
again.textContent = text('extension-open-again');
back.textContent = text('extension-back');
back.hidden = history.length === 1;
back.addEventListener('click', () => history.back());
again.addEventListener('click', () => void open());

async function open(): Promise<void> {
  again.hidden = true;
  state.textContent = text('extension-opening');
  const { refused, goOn } = await askBackground({ ask: 'open-stopped', url });
  if (goOn) {
    location.replace(url);
    return;
  }
  again.hidden = refused === 'no-rule';
  state.textContent = text(refused === undefined ? 'extension-opened' : 'extension-not-opened');
  why.textContent = refused === undefined ? text('extension-opened-why') : textOfRefusal(refused);
  if (refused === undefined && history.length === 1) await closeTab();
}

/** Closes a tab that was made for the link. Never goes back by itself: the page before could lead here again, and again. */
async function closeTab(): Promise<void> {
  const [tab, all] = await Promise.all([chrome.tabs.getCurrent(), chrome.tabs.query({ currentWindow: true })]);
  if (tab?.id !== undefined && all.length > 1) await chrome.tabs.remove(tab.id);
}

// Loading the page again, or going back to it, does not open the site again.
if (history.state === null) {
  history.replaceState('asked', '');
  void open();
} else {
  state.textContent = text('extension-opened');
  again.hidden = false;
}
