import type { BrowserSettings } from '../../protocol/browser.ts';
import { launch, type Running } from '../commands/launch.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from './account.ts';
import { argumentsOf, environmentOf } from './settings.ts';

/** The program itself: Debian's start script adds flags of its own and a shell's time. */
export const CHROMIUM = '/usr/lib/chromium/chromium';

/**
 * Chromium's flags, each with its reason. Its sandbox stays on, and nothing makes pages think a robot is browsing.
 * None is about windows: such a flag holds for pop-ups too. The preferences place the first window.
 */
export const CHROMIUM_FLAGS: readonly string[] = [
  // Everything is new at each start: no welcome, no questions.
  '--no-first-run',
  '--no-default-browser-check',
  // There is no keyring in the machine, and nothing to keep in one.
  '--password-store=basic',
  // There is no graphics card: painting in software directly is faster than through an emulated GL.
  '--disable-gpu',
  '--ozone-platform=x11',
  // A fresh machine would fetch the same components again at each start.
  '--disable-component-update',
  // Crashes end the machine; a report would outlive the session.
  '--disable-breakpad',
  // Pages of its own that nobody sees, each with a process.
  '--disable-component-extensions-with-background-pages',
  `--disable-features=${[
    // A process ahead for a page that may come: in emulation the page that was asked for waits for it, and in a template its random numbers would be those of every clone.
    'SpareRendererForSitePerProcess',
    // The address bar's suggestions and parts of the toolbar as pages of their own: a whole page process before the window is painted. Drawn natively without.
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
    // Guesses at what the person will want: nothing is known of them, and nothing is kept.
    'OptimizationHints',
    'OptimizationGuideModelDownloading',
    'SegmentationPlatform',
    'PageContentAnnotations',
    // There is no device to play to; the policy alone comes too late for its start.
    'MediaRouter',
  ].join(',')}`,
  // On a slow computer a part of Chromium gives up after 15 s of waiting for the rest; the first page is lost with it.
  '--ipc-connection-timeout=300',
];

/** Starts Chromium on `url`: the start page, or a URL that {@link isBrowsable} has accepted. */
export function startChromium(url: string, settings: BrowserSettings = {}): Running {
  const [program, ...rest] = asAccount([CHROMIUM, ...CHROMIUM_FLAGS, ...argumentsOf(settings), '--', url], 'browser');
  // What Chromium prints may hold addresses of pages; the console is no place for them.
  return launch(program, rest, {
    environment: {
      ...ACCOUNT_ENVIRONMENT,
      ...environmentOf(settings),
      CHROME_WRAPPER: CHROMIUM,
      CHROME_DESKTOP: 'chromium.desktop',
    },
    cwd: ACCOUNT.home,
  });
}
