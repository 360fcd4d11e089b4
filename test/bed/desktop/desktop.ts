/** The desktop program as a person uses it: Electron on a screen, with separate folders. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type * as Electron from 'electron';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core';
import { testElectronFolder } from '../../../host-agent/scripts/test/electron.mjs';
import type { WindowKind } from '../../../ui/bridge/state.ts';
import { DesktopProcess } from './desktop-process.ts';

const root = join(import.meta.dirname, '../../..');
const official = join(root, 'node_modules/electron/dist/electron');
/** The Electron that users run if it is installed, else a fake. */
export const electron = existsSync(official) ? official : join(testElectronFolder, 'electron');
/** The fake is older than the Electron that users run. */
export const isStandIn = electron !== official;
const WINDOW_WITHIN_MS = 30_000;
const ENDS_WITHIN_MS = 30_000;

/** Where windows appear. */
export interface DesktopScreen {
  readonly environment: Readonly<Record<string, string>>;
}

export interface DesktopOptions {
  readonly args?: readonly string[];
  /** Environment variables that override those of the test. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** A command that starts Electron as a user who can have a sandbox. */
  readonly executable?: string;
}

export class Desktop {
  readonly app: ElectronApplication;
  readonly environment: Readonly<Record<string, string>>;
  #hasEnded = false;

  private constructor(app: ElectronApplication, environment: Readonly<Record<string, string>>) {
    this.app = app;
    this.environment = environment;
    app.once('close', () => (this.#hasEnded = true));
  }

  /** `folder` must be short, because it holds sockets. */
  static async start(
    screen: DesktopScreen,
    folder: string,
    { args = [], overrides = {}, executable }: DesktopOptions = {},
  ): Promise<Desktop> {
    const environment = environmentIn(folder, screen, overrides);
    // Without the null Playwright makes every page light.
    const app = await _electron.launch({
      executablePath: executable ?? electron,
      chromiumSandbox: hasSandbox(executable),
      args: [root, ...args],
      env: environment,
      timeout: 30_000,
      colorScheme: null,
    });
    return new Desktop(app, environment);
  }

  /** Starts it without Playwright. Resolves when it has ended by itself. Throws when it does not end, or fails. */
  static async run(
    screen: DesktopScreen,
    folder: string,
    { args = [], overrides = {}, executable }: DesktopOptions = {},
  ): Promise<void> {
    await execa(executable ?? electron, [...(hasSandbox(executable) ? [] : ['--no-sandbox']), root, ...args], {
      env: environmentIn(folder, screen, overrides),
      extendEnv: false,
      timeout: ENDS_WITHIN_MS,
      stdio: 'ignore',
    });
  }

  /** Starts it without Playwright, and leaves it running. */
  static spawn(
    screen: DesktopScreen,
    folder: string,
    { args = [], overrides = {}, executable }: DesktopOptions = {},
  ): DesktopProcess {
    const sandbox = hasSandbox(executable) ? [] : ['--no-sandbox'];
    return new DesktopProcess(
      executable ?? electron,
      [...sandbox, root, ...args],
      environmentIn(folder, screen, overrides),
    );
  }

  /** Waits for a window of this kind, and for a visible one unless `hidden` is set. */
  async window(kind: WindowKind, { hidden = false } = {}): Promise<Page> {
    const startedMs = performance.now();
    for (;;) {
      const windows = await this.#windows();
      const isShown = (page: Page) => windows.some(({ url, isVisible }) => url === page.url() && isVisible);
      const found = this.app
        .windows()
        .find((page) => page.url().includes(`/${kind}.html`) && (hidden || isShown(page)));
      if (found) return found;
      if (performance.now() - startedMs > WINDOW_WITHIN_MS)
        throw new Error(
          `There is no ${kind} window within ${WINDOW_WITHIN_MS} ms. Pages: ${this.app
            .windows()
            .map((page) => page.url())
            .join(' ')}. Windows: ${JSON.stringify(windows)}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** What `act` returns in the main process, where it may run more than once. */
  async evaluate<Result>(act: (electron: typeof Electron) => Result): Promise<Result> {
    for (;;) {
      try {
        return await this.app.evaluate<Result>(act);
      } catch (error) {
        // V8's inspector holds the answer weakly: a garbage collection at that moment loses it, though the function ran.
        if (!String(error).includes('promise was garbage collected')) throw error;
      }
    }
  }

  #windows(): Promise<{ readonly url: string; readonly isVisible: boolean }[]> {
    return this.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        url: window.webContents.getURL(),
        isVisible: window.isVisible(),
      })),
    );
  }

  /** Agrees to every question in a message box from now on, with its second button. */
  agree(): Promise<void> {
    return this.evaluate(({ dialog }) => {
      const { questions } = Object.assign(globalThis, { questions: [] as string[] });
      dialog.showMessageBox = ((_: unknown, { message }: { message: string }) => {
        questions.push(message);
        return Promise.resolve({ response: 1, checkboxChecked: false });
      }) as never;
    });
  }

  /** What it has asked since {@link agree}. */
  questions(): Promise<readonly string[]> {
    return this.evaluate(() => (globalThis as unknown as { questions: readonly string[] }).questions);
  }

  /** The number of visible windows, of this kind or of all. */
  async visibleWindows(kind?: WindowKind): Promise<number> {
    const windows = await this.#windows();
    return windows.filter(({ url, isVisible }) => isVisible && (kind === undefined || url.includes(`/${kind}.html`)))
      .length;
  }

  async isVisible(page: Page): Promise<boolean> {
    try {
      const window = await this.app.browserWindow(page);
      return await window.evaluate((shown: Electron.BrowserWindow) => shown.isVisible());
    } catch {
      // The window has closed meanwhile.
      return false;
    }
  }

  /** Closes the window as its own button does. */
  async pressClose(page: Page): Promise<void> {
    const window = await this.app.browserWindow(page);
    // It may be the last window, whose closing quits.
    await window.evaluate((shown: Electron.BrowserWindow) => void setTimeout(() => shown.close()));
  }

  /** Throws when it does not end. */
  async quit(): Promise<void> {
    if (this.#hasEnded) return;
    const electronProcess = this.app.process();
    const closed = this.app.waitForEvent('close', { timeout: ENDS_WITHIN_MS }).catch((error: unknown) => {
      electronProcess.kill('SIGKILL');
      throw error;
    });
    // In a separate turn of the event loop: evaluated code may interrupt anything, even the reading of a socket that quitting closes.
    await this.app.evaluate(({ app }) => void setTimeout(() => app.quit())).catch(() => undefined);
    await closed;
  }
}

/** Clicks something that closes its own window, which may be gone before the click is over. */
export async function clickAway(button: Locator): Promise<void> {
  const page = button.page();
  try {
    await button.click();
  } catch (error) {
    if (!page.isClosed()) throw error;
  }
}

/** Chromium has no sandbox when root runs it, as tests in containers do; the test of the sandbox runs as another user. */
function hasSandbox(executable: string | undefined): boolean {
  return process.getuid?.() !== 0 || executable !== undefined;
}

function environmentIn(
  folder: string,
  screen: DesktopScreen,
  overrides: Readonly<Record<string, string>>,
): Record<string, string> {
  for (const name of ['c', 's', 'r', 'd', 'h']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    HOME: join(folder, 'h'),
    XDG_CONFIG_HOME: join(folder, 'c'),
    XDG_STATE_HOME: join(folder, 's'),
    XDG_RUNTIME_DIR: join(folder, 'r'),
    XDG_DATA_HOME: join(folder, 'd'),
    LANG: 'en_US.UTF-8',
    LANGUAGE: 'en',
    ...screen.environment,
    ...overrides,
  };
}
