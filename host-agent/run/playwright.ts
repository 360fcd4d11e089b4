/** Playwright is that of the script's own project: the one that its author has chosen, and imports in it. */
import { createRequire } from 'node:module';
import type { BrowserType } from 'playwright-core';

/** Each contains what is needed. */
const PACKAGES = ['playwright-core', 'playwright', '@playwright/test'];

/** The file of the module; `undefined` if the project has none. */
export function playwrightFor(script: string): string | undefined {
  const { resolve } = createRequire(script);
  for (const name of PACKAGES) {
    try {
      return resolve(name);
    } catch {
      // The next one.
    }
  }
  return undefined;
}

export const chromiumOf = (module: string): BrowserType =>
  (createRequire(module)(module) as { readonly chromium: BrowserType }).chromium;
