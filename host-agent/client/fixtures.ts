/** Fixtures for Playwright Test, which this library does not contain. */
import type * as declared from './client.d.ts';
import { open } from './session.ts';

/** A cold start where the processor is emulated. Tests count their time from then on. */
const STARTS_WITHIN_MS = 300_000;

export const freshVm: typeof declared.freshVm = (options) => ({
  vm: [
    // Playwright reads the names of other fixtures from this pattern.
    async ({}, use) => {
      await using session = await open(options);
      await use(session);
    },
    { scope: 'test', timeout: STARTS_WITHIN_MS },
  ],
  context: async ({ vm, playwright }, use) => {
    const browser = await playwright.chromium.connectOverCDP(vm.endpoint);
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser of the session has no context.');
    await use(context);
    // Only disconnects.
    await browser.close();
  },
});
