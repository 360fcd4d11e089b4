/** How a link gets from a program of the host to the desktop. */
import type { BrowserRefusal } from '../api/host/browser-link.ts';
import { browserLink } from '../api/session/url.ts';

export interface PassOn {
  /** Whether a request may pass now. */
  readonly mayPass: () => boolean;
  /** Starts the desktop, or passes the words to the running one. `false`: there is none. */
  readonly startDesktop: (words: readonly string[]) => boolean;
}

/** `word`: what the desktop does with it (`ui/main/request.ts`). Returns why it was refused, if it was. */
export function openLink({ mayPass, startDesktop }: PassOn, word: string, url: string): BrowserRefusal | undefined {
  const link = browserLink(url);
  if ('refused' in link) return 'not-a-page';
  if (!mayPass()) return 'too-often';
  return startDesktop([word, '--', link.url]) ? undefined : 'no-desktop';
}
