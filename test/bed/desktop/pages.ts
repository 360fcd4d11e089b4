/** The desktop's pages in Debian's Chromium with a fake bridge: what a person sees, without Electron. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../../ui/bridge/answer.ts';
import type { WindowState } from '../../../ui/bridge/state.ts';
import { contentSecurityPolicy } from '../../../ui/main/pages/serve-pages.ts';
import { logLines, thumbnail } from '../../ui/guest-made.ts';
import { pageBundles, pageFiles, pageOptions } from '../../../ui/renderer/build.mjs';
import { LANGUAGES } from '../../../ui/texts/languages.ts';

const CHROMIUM = '/usr/bin/chromium';
const ROOT = join(import.meta.dirname, '../../..');
/** Localhost counts as a secure context; every request to it is answered from memory. */
const ORIGIN = 'http://localhost:4';
const TYPES: Partial<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  css: 'text/css',
  png: 'image/png',
  wasm: 'application/wasm',
};

export interface Asked {
  readonly action: string;
  readonly params: unknown;
}
export type Answering = (asked: Asked) => Answer<unknown> | Promise<Answer<unknown>>;
const DONE: Answering = ({ action }) => ({
  is: 'done',
  value:
    action === 'files.list'
      ? FILES
      : action === 'log.read'
        ? { path: '/home/anna/.local/state/safe-browse/agent.log', lines: logLines() }
        : { problems: [], isWritten: true },
});

/** What the build lists for the page of help. */
export const WORKS = [
  { name: 'preact 10.27.2', licence: 'MIT' },
  { name: '@novnc/novnc 1.6.0', licence: 'MPL-2.0' },
  { name: 'zod 4.1.12', licence: 'MIT' },
];

/** The downloads of every session. */
const FILES = {
  files: [
    {
      file: 1,
      name: 'annual report.pdf',
      bytes: 1_240_000,
      isWhole: true,
      type: 'application/pdf',
      isDisguised: false,
      isSaved: false,
    },
    {
      file: 2,
      name: 'invoice.pdf',
      bytes: 40_960,
      isWhole: true,
      type: 'application/x-elf',
      isDisguised: true,
      isSaved: false,
    },
    {
      file: 3,
      name: 'a film with quite a long name that would not fit into one line of any window of this size.webm',
      bytes: 640_000_000,
      isWhole: false,
      type: 'video/webm',
      isDisguised: false,
      isSaved: false,
    },
  ],
  more: 4,
  sent: [{ name: 'form.odt', bytes: 48_000 }],
};

/** The bridge as the preload script provides it; `tell` and the two bindings belong to the test. */
const BRIDGE = `{
  const listeners = new Set();
  let state;
  globalThis.tell = (told) => { state = told; for (const listener of listeners) listener(state); };
  globalThis.safeBrowse = {
    watch(listener) { listeners.add(listener); if (state !== undefined) listener(state); return () => listeners.delete(listener); },
    pathOf: (file) => '/home/anna/' + file.name,
    ask: (action, params) => globalThis.testAsk({ action, params }),
    openDisplay() {
      const { port1, port2 } = new MessageChannel();
      globalThis.displayPort = port2;
      port2.onmessage = ({ data }) => { if (typeof data !== 'number') globalThis.testDisplay(data === null ? null : Array.from(new Uint8Array(data))); };
      globalThis.testDisplay('open').then((is) => is ? window.postMessage('safe-browse-display', '*', [port1]) : undefined);
    },
  };
}`;

/** What Chromium's trace names a drawing: of a page, and of all that a window shows. */
const DRAWINGS: readonly string[] = ['LayerTreeHost::DoUpdateLayers', 'Display::DrawAndSwap'];

const Trace = z.object({ traceEvents: z.array(z.object({ name: z.string() })) });

/** Pages for all tests of a file. Each window closes with its test, which fails if the page wrote an error to the console. */
export function pagesForTests(): () => Pages {
  let pages: Pages | undefined;
  const started = () => pages ?? expect.fail('The pages are there once a test runs.');
  beforeAll(async () => {
    pages = await Pages.start();
  });
  afterEach(async () => expect(await started().closeWindows()).toEqual([]));
  afterAll(() => started().stop());
  return started;
}

export class Pages {
  readonly #shown = new Set<ShownWindow>();
  readonly #browser: Browser;
  readonly #files: ReadonlyMap<string, Uint8Array>;

  private constructor(browser: Browser, files: ReadonlyMap<string, Uint8Array>) {
    this.#browser = browser;
    this.#files = files;
  }

  /** `scale`: pixels of the screen for each pixel of the page. */
  static async start({ scale = 1 }: { scale?: number } = {}): Promise<Pages> {
    const bundles = await build({
      absWorkingDir: ROOT,
      entryPoints: pageBundles.map(({ entry }) => entry),
      outdir: 'dist/ui/renderer',
      entryNames: '[name]',
      write: false,
      logLevel: 'error',
      ...pageOptions,
    });
    const files = new Map(
      (bundles.outputFiles ?? []).map(
        ({ path, contents }) => [path.slice(path.lastIndexOf('/') + 1), contents] as const,
      ),
    );
    for (const { file, copy } of pageFiles) files.set(basename(copy), readFileSync(join(ROOT, file)));
    for (const language of LANGUAGES)
      files.set(`${language}.ftl`, readFileSync(join(ROOT, 'ui/texts', `${language}.ftl`)));
    files.set('main.works.json', Buffer.from(JSON.stringify(WORKS)));
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--force-color-profile=srgb', `--force-device-scale-factor=${scale}`],
    });
    return new Pages(browser, files);
  }

  /** Opens a window that shows `state`. */
  async show(
    state: WindowState,
    { answering = DONE, ...options }: BrowserContextOptions & { answering?: Answering } = {},
  ): Promise<ShownWindow> {
    const context = await this.#browser.newContext({ ...options });
    const page = await context.newPage();
    const shown = new ShownWindow(page, answering);
    this.#shown.add(shown);
    page.once('close', () => this.#shown.delete(shown));
    await shown.prepare(BRIDGE);
    await page.route('**/*', async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const body = name === 'thumbnail.png' ? thumbnail() : this.#files.get(name);
      if (body === undefined) return route.fulfill({ status: 404, body: '' });
      return route.fulfill({
        status: 200,
        body: Buffer.from(body),
        headers: {
          'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy(name),
        },
      });
    });
    await page.goto(`${ORIGIN}/${state.window}.html`);
    await shown.tell(state);
    return shown;
  }

  /** Closes the windows that the test has left open. Returns the errors that they wrote to the console. */
  async closeWindows(): Promise<string[]> {
    const open = [...this.#shown];
    for (const shown of open) await shown.close();
    return open.flatMap(({ errors }) => errors);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}

export class ShownWindow {
  readonly page: Page;
  readonly asked: Asked[] = [];
  readonly errors: string[] = [];
  #display: ((bytes: readonly number[] | null) => void) | undefined;
  #openDisplay: () => void = () => undefined;
  readonly #answering: Answering;

  constructor(page: Page, answering: Answering) {
    this.page = page;
    this.#answering = answering;
  }

  async prepare(bridge: string): Promise<void> {
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    this.page.on('pageerror', (error) => this.errors.push(error.message));
    await this.page.exposeFunction('testAsk', (asked: Asked) => {
      this.asked.push(asked);
      return this.#answering(asked);
    });
    await this.page.exposeFunction('testDisplay', (untrustedBytes: readonly number[] | 'open' | null) => {
      if (untrustedBytes === 'open') {
        this.#openDisplay();
        return this.#display !== undefined;
      }
      this.#display?.(untrustedBytes);
      return true;
    });
    await this.page.addInitScript(bridge);
  }

  /** Fulfilled when the page has fetched the texts of the state's language and is drawn. */
  async tell(state: WindowState): Promise<void> {
    await this.page.evaluate(`tell(${JSON.stringify(state)})`);
    const language = state.window === 'main' ? state.desktop.language : state.language;
    await this.page.locator(`html[lang="${language}"] > body > :not(script)`).first().waitFor({ state: 'attached' });
  }

  /** Gives the window a screen: `open` is called each time the page asks for one, `receive` gets the bytes that it sends. */
  attachDisplay(receive: (bytes: readonly number[] | null) => void, open: () => void): void {
    this.#display = receive;
    this.#openDisplay = open;
  }

  async loseDisplay(): Promise<void> {
    await this.page.evaluate('displayPort.postMessage(null)');
  }

  async sendToDisplay(bytes: Uint8Array): Promise<void> {
    await this.page.evaluate(
      `displayPort.postMessage(Uint8Array.from(atob('${Buffer.from(bytes).toString('base64')}'), (c) => c.charCodeAt(0)))`,
    );
  }

  /** Counts how often the page, or the picture of the guest by itself, is drawn while `act` runs and for a while after. */
  async drawingsWithin(ms: number, act: () => void = () => undefined): Promise<number> {
    const browser = this.page.context().browser();
    if (!browser) throw new Error('The page has no browser.');
    await browser.startTracing(this.page, { categories: ['cc', 'viz'] });
    act();
    await this.page.waitForTimeout(ms);
    const { traceEvents } = Trace.parse(JSON.parse((await browser.stopTracing()).toString()));
    return traceEvents.filter(({ name }) => DRAWINGS.includes(name)).length;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
