import type { StdioOptions } from 'node:child_process';
import type { BrowserSettings } from '../../protocol/browser.ts';
import { launch, type Running } from '../commands/launch.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from './account.ts';
import { argumentsOf, environmentOf } from './settings.ts';

/** The program itself: Debian's start script adds flags and the time of a shell. */
export const CHROMIUM = '/usr/lib/chromium/chromium';

/**
 * Chromium's flags, each with its reason. The sandbox stays on, and no flag reveals automation to pages.
 * No flag is about windows, since it would apply to pop-ups, too. The preferences place the first window.
 */
export const CHROMIUM_FLAGS: readonly string[] = [
  // Every start is a first run: no welcome page, no questions.
  '--no-first-run',
  '--no-default-browser-check',
  // The VM has no keyring, and nothing to keep in one.
  '--password-store=basic',
  // Without a GPU, painting in software is faster than through an emulated GL.
  '--disable-gpu',
  '--ozone-platform=x11',
  // Every new VM would download the same components again.
  '--disable-component-update',
  // A crash ends the VM; a crash report would outlive the session. The process that waits for crashes starts all the same: with the flag that leaves it
  // out, Chromium's helpers crash, because they inherit other descriptors than they expect.
  '--disable-breakpad',
  // Invisible pages of Chromium itself, each with its own process.
  '--disable-component-extensions-with-background-pages',
  `--disable-features=${[
    // A spare renderer process: under emulation the requested page waits for it, and in a template all clones would share its random numbers.
    'SpareRendererForSitePerProcess',
    // The suggestions and parts of the toolbar as web pages: that takes a renderer process before the window is painted. Without it they are drawn natively.
    'PreloadTopChromeWebUI',
    'InitialWebUI',
    'WebUIToolbar',
    'WebUILocationBar',
    'WebUIReloadButton',
    'WebUIBackForwardButton',
    'WebUIHomeButton',
    'WebUISplitTabsButton',
    'WebUIOmniboxPopup',
    'WebUIOmniboxFullPopup',
    'WebUIOmniboxAimPopup',
    // Predictions about the person: nothing is known about them, and nothing is kept.
    'OptimizationHints',
    'OptimizationGuideModelDownloading',
    'SegmentationPlatform',
    'PageContentAnnotations',
    // There is no device to cast to; the policy takes effect only after the media router has started.
    'MediaRouter',
  ].join(',')}`,
  // On a slow host a child process gives up after waiting 15 s for the browser, and the first page is lost.
  '--ipc-connection-timeout=300',
];

/** Starts Chromium on `url`: the start page, or a URL that {@link isBrowsable} has accepted; `undefined`: with the pages and cookies that it had when it ended. */
export function startChromium(url: string | undefined, settings: BrowserSettings = {}): Running {
  const pages = url === undefined ? ['--restore-last-session'] : ['--', url];
  const [program, ...rest] = asAccount([CHROMIUM, ...CHROMIUM_FLAGS, ...argumentsOf(settings), ...pages], 'browser');
  // Chromium's output may contain URLs, which must not appear on the console.
  return launch(program, rest, {
    environment: {
      ...ACCOUNT_ENVIRONMENT,
      ...environmentOf(settings),
      CHROME_WRAPPER: CHROMIUM,
      CHROME_DESKTOP: 'chromium.desktop',
    },
    cwd: ACCOUNT.home,
    // Chromium reads its commands from descriptor 3 and answers on 4.
    ...(settings.isDriven && { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const satisfies StdioOptions }),
  });
}
