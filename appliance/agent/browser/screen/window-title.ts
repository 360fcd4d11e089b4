/**
 * The title of the window in front: of the page that Chromium shows, or of a dialogue. Its program decides what it says, and for a page that is the page.
 */
import { MAX_TITLE_CHARACTERS } from '../../../protocol/limits.ts';
import { eachLine, launch } from '../../commands/launch.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** A page may change its title many times a second, and a window that is gone at once is not worth a listener. */
const EVERY_MS = 1_000;

/** Parses one line of `xprop -spy _NET_WM_NAME`; `undefined` if it is about another property, empty if the window has no title. Pure. */
export function parseTitle(line: string): string | undefined {
  if (!line.startsWith('_NET_WM_NAME')) return undefined;
  // A long line is cut, and then its closing quote is missing.
  const quoted = /^_NET_WM_NAME\(UTF8_STRING\) = "((?:[^"\\]|\\.)*)/su.exec(line)?.[1] ?? '';
  return shownTitle(quoted.replace(/\\(\d{3}|[nt])/g, ' ').replace(/\\(.)/g, '$1'));
}

/** The title as the protocol allows it, without the name of the browser. Pure. */
function shownTitle(title: string): string {
  return title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cn}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ - Chromium$/, '')
    .trim()
    .slice(0, MAX_TITLE_CHARACTERS)
    .toWellFormed();
}

/** Reports each title of the window until `signal` aborts or the window is gone. */
export async function followTitle(
  window: string,
  onTitle: (title: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const [program, ...args] = asAccount(['xprop', '-id', window, '-spy', '_NET_WM_NAME']);
  const listener = launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio: ['ignore', 'pipe', 'ignore'] });
  const stop = () => listener.kill();
  signal.addEventListener('abort', stop, { once: true });
  eachLine(listener.child.stdout, (line) => {
    const title = parseTitle(line);
    if (title !== undefined && !signal.aborted) onTitle(title);
  });
  await listener.ended;
  signal.removeEventListener('abort', stop);
}

export class WindowTitle {
  readonly #report: (title: string) => void;
  readonly #follow: typeof followTitle;
  #window: string | undefined;
  #following = new AbortController();
  #title = '';
  #reported = '';
  #pause: NodeJS.Timeout | undefined;

  constructor(report: (title: string) => void, follow: typeof followTitle) {
    this.#report = report;
    this.#follow = follow;
  }

  /** Call it with the window in front whenever that changes; `undefined`: there is none. */
  setWindow(window: string | undefined): void {
    if (window === this.#window) return;
    this.#window = window;
    this.#following.abort();
    const following = (this.#following = new AbortController());
    if (window === undefined) {
      this.#set('');
      return;
    }
    const { signal } = following;
    const begin = setTimeout(() => void this.#follow(window, (title) => this.#set(title), signal), EVERY_MS);
    signal.addEventListener('abort', () => clearTimeout(begin), { once: true });
  }

  #set(title: string): void {
    this.#title = title;
    if (!this.#pause) this.#reportNews();
  }

  /** Reports the title if it is new, and the next one not before a while. */
  #reportNews(): void {
    this.#pause = undefined;
    if (this.#title === this.#reported) return;
    this.#reported = this.#title;
    this.#report(this.#title);
    this.#pause = setTimeout(() => this.#reportNews(), EVERY_MS);
  }
}
