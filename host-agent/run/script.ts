/** The process of one script: loads it, gives it a page once there is a session, and says how it ended. */
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DrivenSession } from '../client/client.d.ts';
import { Opened } from '../client/session.ts';
import type { Job, Over, Said } from './messages.ts';
import { chromiumOf } from './playwright.ts';

/** For each artefact: its browser may hang. */
const WITHIN_MS = 20_000;

/** What shows why a script has failed: a trace of Playwright, the requests, a picture of its page. */
class Recording {
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

/** Without KVM, the first answer of a browser takes a while. */
const CONNECTS_WITHIN_MS = 120_000;

/** What a script exports as its default. */
type Script = (given: {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly browser: Browser;
  readonly session: DrivenSession;
}) => unknown;

class TimedOut extends Error {}

/** An error that no one waits for. */
const uncaught = new Promise<never>((_, reject) => {
  process.on('uncaughtException', reject);
  process.on('unhandledRejection', reject);
});
uncaught.catch(() => undefined);

async function perform(path: string): Promise<Over> {
  try {
    const script = await Promise.race([load(path), uncaught]);
    const given = once(process, 'message') as Promise<[Job]>;
    await tell({ is: 'loaded' });
    const [job] = await given;
    return await Promise.race([drive(script, job), uncaught]);
  } catch (error) {
    return failureOf(error);
  }
}

async function load(path: string): Promise<Script> {
  const { default: script } = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  if (typeof script === 'function') return script as Script;
  throw new Error('It exports no function as its default: export default async ({ page }) => { … }');
}

async function drive(script: Script, { session, playwright, timeoutMs, artefacts }: Job): Promise<Over> {
  const browser = await chromiumOf(playwright).connectOverCDP(session.endpoint, { timeout: CONNECTS_WITHIN_MS });
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser of the session has no context.');
  const page = context.pages()[0] ?? (await context.newPage());
  const recording = artefacts === undefined ? undefined : await Recording.start(context, artefacts);
  await tell({ is: 'begun' });
  const result = await outcomeOf(
    async () => script({ page, context, browser, session: new Opened(session) }),
    timeoutMs,
  );
  await tell({ is: 'yielded' });
  if (result.outcome !== 'passed') await recording?.keep(page);
  return result;
}

async function outcomeOf(act: () => Promise<unknown>, timeoutMs: number): Promise<Over> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new TimedOut(`It was not done within ${timeoutMs / 1000} s.`)), timeoutMs);
  });
  try {
    await Promise.race([act(), tooLate, uncaught]);
    return exitCode() === 0 ? { is: 'over', outcome: 'passed' } : { is: 'over', outcome: 'failed' };
  } catch (error) {
    return failureOf(error);
  } finally {
    clearTimeout(late);
  }
}

function failureOf(error: unknown): Over {
  const isLate = error instanceof TimedOut;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  return {
    is: 'over',
    outcome: isLate ? 'timed-out' : 'failed',
    reason: message,
    ...(!isLate && stack !== undefined && { details: stack }),
  };
}

/** As the script has set it. */
const exitCode = (): number => Number(process.exitCode ?? 0);

const statusOf = ({ outcome }: Over): number => (outcome === 'passed' ? 0 : exitCode() || 1);

/** Fulfilled when it is on its way. */
function tell(said: Said): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(said, undefined, undefined, () => resolve());
    else resolve();
  });
}

const [file = ''] = process.argv.slice(2);
const over = await perform(file);
await tell(over);
process.exit(statusOf(over));
