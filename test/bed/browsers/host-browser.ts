/** Debian's browsers, driven as a person drives them: by a protocol that they serve themselves, and by keys. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { WebSocket } from 'undici';
import { endAll } from '../ending.ts';
import type { Screen } from '../desktop/x-screen.ts';
import type { InstalledExtension } from './installed-extension.ts';

export interface HostBrowser {
  /** The first tab goes to this address, as a person types it. Does not wait for a page. */
  go(url: string): Promise<void>;
  /** Runs the script in the page of the first tab, as after a click. Does not wait for what it causes. */
  run(script: string): Promise<void>;
  /** Whether the first tab shows the page of this address, complete. */
  isShown(url: string): Promise<boolean>;
  /** Of all tabs, the first one first. */
  addresses(): Promise<string[]>;
  closeOtherTabs(): Promise<void>;
  close(): Promise<void>;
}

const STATE = '`${document.readyState} ${location.href}`';
const SIZE = ['1200', '800'] as const;
/** Long enough for a busy host. */
const STARTED_WITHIN_MS = 90_000;
const ENDED_WITHIN_MS = 10_000;

/** The first text that matches in what the program writes. */
async function said(program: ChildProcess, what: RegExp): Promise<string> {
  if (!program.stderr) throw new Error('It has no output.');
  for await (const line of createInterface({ input: program.stderr })) {
    const found = what.exec(line)?.[1];
    if (found === undefined) continue;
    program.stderr.resume();
    return found;
  }
  throw new Error('The browser did not start.');
}

/** With the page of this address, if there is one. */
export async function startChromium(
  installed: InstalledExtension,
  screen: Screen,
  ...page: readonly string[]
): Promise<HostBrowser> {
  const program = installed.start(
    screen.environment,
    '/usr/bin/chromium',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(installed.folder, 'profile')}`,
    '--no-first-run',
    `--window-size=${SIZE.join()}`,
    '--remote-debugging-port=0',
    ...page,
  );
  const browser = await chromium.connectOverCDP(await said(program, /DevTools listening on (ws:\S+)/), {
    timeout: STARTED_WITHIN_MS,
  });
  const [context] = browser.contexts();
  const first = page.length === 0 ? await context?.newPage() : context?.pages()[0];
  if (!context || !first) throw new Error('Chromium has no window.');
  const session = await context.newCDPSession(first);
  return {
    go: async (url) => {
      await session.send('Page.navigate', { url, transitionType: 'typed' });
    },
    run: async (script) => {
      await session.send('Runtime.evaluate', { expression: script, userGesture: true });
    },
    isShown: async (url) => {
      const { result } = await session.send('Runtime.evaluate', { expression: STATE });
      return result.value === `complete ${url}`;
    },
    addresses: () =>
      Promise.resolve([first, ...context.pages().filter((page) => page !== first)].map((page) => page.url())),
    closeOtherTabs: async () => {
      for (const page of context.pages()) if (page !== first) await page.close().catch(() => undefined);
    },
    close: async () => {
      // It writes its settings, as when a person ends it.
      const ended = once(program, 'exit');
      await (await browser.newBrowserCDPSession()).send('Browser.close').catch(() => undefined);
      await Promise.race([ended, sleep(ENDED_WITHIN_MS)]);
      await browser.close();
      await endAll([program]);
    },
  };
}

/** With the page of this address, if there is one. */
export async function startFirefox(
  installed: InstalledExtension,
  screen: Screen,
  ...page: readonly string[]
): Promise<HostBrowser> {
  const profile = join(installed.folder, 'profile');
  mkdirSync(profile, { recursive: true });
  const settings = {
    // Pages of its maker, which are no part of the test, need a network.
    'browser.startup.page': 0,
    'browser.aboutwelcome.enabled': false,
    // Settings for tests, which would leave out extensions of packages at the next start.
    'remote.prefs.recommended': false,
  };
  const lines = Object.entries(settings).map(([name, value]) => `user_pref("${name}", ${value});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const program = installed.start(
    screen.environment,
    '/usr/bin/firefox-esr',
    ...['--profile', profile, '--no-remote', '--remote-debugging-port', '0', '--width', SIZE[0], '--height', SIZE[1]],
    ...page,
  );
  const bidi = await Bidi.connect(`${await said(program, /WebDriver BiDi listening on (ws:\S+)/)}/session`);
  const tabs = async () => (await bidi.call<Tree>('browsingContext.getTree')).contexts;
  const [first] = await tabs();
  if (!first) throw new Error('Firefox has no window.');
  const { context } = first;
  return {
    // It fails where the extension answers in place of the site.
    go: async (url) => {
      await bidi.call('browsingContext.navigate', { context, url, wait: 'none' }).catch(() => undefined);
    },
    run: async (script) => {
      await bidi.call('script.evaluate', {
        expression: script,
        target: { context },
        awaitPromise: false,
        userActivation: true,
      });
    },
    isShown: async (url) => {
      const { result } = await bidi.call<{ readonly result?: { readonly value?: string } }>('script.evaluate', {
        expression: STATE,
        target: { context },
        awaitPromise: false,
      });
      return result?.value === `complete ${url}`;
    },
    addresses: async () => (await tabs()).map(({ url }) => url),
    closeOtherTabs: async () => {
      for (const tab of await tabs())
        if (tab.context !== context)
          await bidi.call('browsingContext.close', { context: tab.context }).catch(() => undefined);
    },
    close: async () => {
      const ended = once(program, 'exit');
      await Promise.race([bidi.call('browser.close').then(() => ended), sleep(ENDED_WITHIN_MS)]).catch(() => undefined);
      bidi.close();
      await endAll([program]);
    },
  };
}

interface Tree {
  readonly contexts: readonly { readonly context: string; readonly url: string }[];
}

interface Answer {
  /** Absent in an event. */
  readonly id?: number;
  readonly result?: unknown;
  /** Of an error. */
  readonly message?: string;
}

/** A client of WebDriver BiDi, which Firefox serves. */
class Bidi {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #next = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    });
  }

  static async connect(address: string): Promise<Bidi> {
    const socket = new WebSocket(address);
    await once(socket, 'open');
    const bidi = new Bidi(socket);
    await bidi.call('session.new', { capabilities: {} });
    return bidi;
  }

  async call<Result>(method: string, params: object = {}): Promise<Result> {
    const id = this.#next++;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { result, message } = await answered;
    this.#waiting.delete(id);
    if (message !== undefined) throw new Error(`${method}: ${message}`);
    return result as Result;
  }

  close(): void {
    this.#socket.close();
  }
}
