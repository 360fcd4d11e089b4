import { launch, type Running } from '../commands/launch.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from './account.ts';

/** The program itself: Debian's start script adds flags of its own and a shell's time. */
const PROGRAM = '/usr/lib/chromium/chromium';

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
  // On a slow computer a part of Chromium gives up after 15 s of waiting for the rest; the first page is lost with it.
  '--ipc-connection-timeout=300',
];

/** Starts Chromium on `url`, which {@link isBrowsable} has accepted. */
export function startChromium(url: string): Running {
  return chromium([...CHROMIUM_FLAGS, '--', url]);
}

/** Hands one more page to the Chromium that is running: a second start finds the first one by its profile and ends. */
export function openInChromium(url: string): Running {
  return chromium(['--ozone-platform=x11', '--password-store=basic', '--', url]);
}

function chromium(args: readonly string[]): Running {
  const [program, ...rest] = asAccount([PROGRAM, ...args]);
  // What Chromium prints may hold addresses of pages; the console is no place for them.
  return launch(program, rest, { environment: { ...ACCOUNT_ENVIRONMENT, CHROME_WRAPPER: PROGRAM, CHROME_DESKTOP: 'chromium.desktop' }, cwd: ACCOUNT.home });
}
