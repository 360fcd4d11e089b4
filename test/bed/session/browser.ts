/** Operates the Chromium of a session with keys and clicks through its screen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { KEY } from '../screen/rfb-messages.ts';
import type { RfbClient } from '../screen/rfb-client.ts';

/** An emulated Chromium needs a moment until the address bar accepts keys. */
const ADDRESS_BAR_MS = 1500;

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

export async function reload(screen: RfbClient): Promise<void> {
  await screen.press(KEY.f5);
}

/** Closes the front window with all its tabs. */
export async function closeWindow(screen: RfbClient): Promise<void> {
  await screen.press(KEY.control, KEY.shift, 'W');
}
