/** What shows why a script has failed: a trace of Playwright, the requests, a picture of its page. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/** For each artefact: its browser may hang. */
const WITHIN_MS = 20_000;

export class Recording {
  readonly #context: BrowserContext;
  readonly #folder: string;

  private constructor(context: BrowserContext, folder: string) {
    this.#context = context;
    this.#folder = folder;
  }

  static async start(context: BrowserContext, folder: string): Promise<Recording> {
    await mkdir(folder, { recursive: true });
    const { tracing } = context;
    await tracing.start({ screenshots: true, snapshots: true, sources: true });
    // Versions before 1.60 have none.
    if (typeof tracing.startHar === 'function') await tracing.startHar(join(folder, 'requests.har'));
    return new Recording(context, folder);
  }

  /** Writes all that can still be had. */
  async keep(page: Page): Promise<void> {
    const { tracing } = this.#context;
    const made = [
      () => page.screenshot({ path: join(this.#folder, 'page.png'), timeout: WITHIN_MS }),
      () => tracing.stop({ path: join(this.#folder, 'trace.zip') }),
      () => (typeof tracing.stopHar === 'function' ? tracing.stopHar() : Promise.resolve()),
    ];
    for (const make of made) await within(make());
  }
}

/** Also fulfilled without it. */
async function within(made: Promise<unknown>): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const given = new Promise<void>((resolve) => (late = setTimeout(resolve, WITHIN_MS)));
  await Promise.race([made.catch(() => undefined), given]);
  clearTimeout(late);
}
