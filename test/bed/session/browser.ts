/** Operates the Chromium of a session with keys and clicks through its screen. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebServer } from '../network/web-server.ts';
import { KEY } from '../screen/rfb-messages.ts';
import type { RfbClient } from '../screen/rfb-client.ts';
import { PAGE_TIMEOUT_MS } from '../timeouts.ts';

/** An emulated Chromium needs a moment until the address bar accepts keys. */
const ADDRESS_BAR_MS = 1500;
/** How long a session may take to end before the address of the page that ends it is typed again. */
const ENDS_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 200;

/** Opens `url` through the address bar. */
export async function navigate(screen: RfbClient, url: string): Promise<void> {
  await screen.press(KEY.control, 'l');
  await sleep(ADDRESS_BAR_MS);
  await screen.type(url);
  await sleep(ADDRESS_BAR_MS);
  // Removes what the address bar has completed.
  await screen.press(KEY.delete);
  await screen.press(KEY.enter);
}

/** Opens a page that ends the session. Types its address again if a busy VM has lost a key. Resolves after the last try, whether the session has ended or not. */
export async function navigateToTheEnd(
  command: { readonly events: readonly { readonly event: string }[] },
  screen: RfbClient,
  url: string,
): Promise<void> {
  const hasEnded = () => command.events.some(({ event }) => event === 'ended');
  for (let tries = 0; tries < 3 && !hasEnded(); tries += 1) {
    // The connection ends with the VM.
    await navigate(screen, url).catch(() => undefined);
    for (let waitedMs = 0; waitedMs < ENDS_WITHIN_MS && !hasEnded(); waitedMs += LOOK_EVERY_MS)
      await sleep(LOOK_EVERY_MS);
  }
}

/** Opens a page of the site through the address bar, and waits until it has loaded. Types again if a busy VM has lost a key. */
export async function openPage(site: WebServer, screen: RfbClient, path: string, tries = 3): Promise<void> {
  const url = new URL(path, 'http://site.test/');
  await navigate(screen, url.href);
  const loaded = site.waitForReport(
    url.searchParams.get('run') ?? '',
    ({ kind }) => kind === 'load',
    PAGE_TIMEOUT_MS / 3,
  );
  await (tries > 1 ? loaded.catch(() => openPage(site, screen, path, tries - 1)) : loaded);
}

/** Waits until the visited page of `run` reports the key. Presses it again if it is lost, because a page may load before its window has the keyboard. */
export async function keyArrives(
  site: WebServer,
  screen: { press(key: string): Promise<unknown> },
  run: string,
  key: string,
  tries = 3,
): Promise<void> {
  await screen.press(key);
  const arrived = site.waitForReport(run, ({ kind, detail }) => kind === 'key' && detail === key, PAGE_TIMEOUT_MS / 3);
  await (tries > 1 ? arrived.catch(() => keyArrives(site, screen, run, key, tries - 1)) : arrived);
}

export async function reload(screen: RfbClient): Promise<void> {
  await screen.press(KEY.f5);
}

/** Closes the front window with all its tabs. */
export async function closeWindow(screen: RfbClient): Promise<void> {
  await screen.press(KEY.control, KEY.shift, 'W');
}
