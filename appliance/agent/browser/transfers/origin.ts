/** The URL that a file was downloaded from, from Chromium's history. */
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../../commands/run.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

const HISTORY = `${ACCOUNT.home}/.config/chromium/Default/History`;
const ANSWERED_WITHIN_MS = 5_000;
const MAX_CHARACTERS = 2048;
/** Chromium writes its history with a delay of about ten seconds. */
const WRITTEN_AFTER_MS = 12_000;
const LOOK_EVERY_MS = 1_000;

/** Selects the last URL of the newest download to this path. A page chooses the name: quotes in it are doubled, so that none of it is SQL. Pure. */
export function originQuery(path: string): string {
  return `SELECT url FROM downloads_url_chains JOIN downloads USING (id) WHERE target_path = '${path.replaceAll("'", "''")}' ORDER BY id DESC, chain_index DESC LIMIT 1;`;
}

/** Empty if the history does not have it; waits while the file is too new for the history. */
export async function originOf(path: string): Promise<string> {
  for (;;) {
    const origin = await remembered(path);
    if (origin !== '' || !isFresh(await changedAtMs(path), Date.now())) return origin;
    await sleep(LOOK_EVERY_MS);
  }
}

async function remembered(path: string): Promise<string> {
  // -init avoids ~/.sqliterc, which a page could have written. Chromium locks the file while it runs; immutable=1 reads it without a lock, and a read during a change is an error.
  const [program, ...args] = asAccount([
    'sqlite3',
    '-init',
    '/dev/null',
    '-safe',
    '-batch',
    '-readonly',
    `file:${HISTORY}?immutable=1`,
    originQuery(path),
  ]);
  return (await run(program, args, { timeoutMs: ANSWERED_WITHIN_MS, environment: ACCOUNT_ENVIRONMENT }).catch(() => ''))
    .trim()
    .slice(0, MAX_CHARACTERS)
    .toWellFormed();
}

/** Whether the history may not have a file yet that changed at that time. Both in Unix milliseconds; a file's time has fractions of them, the clock has none. Pure. */
export function isFresh(changedMs: number, nowMs: number): boolean {
  const ageMs = nowMs - Math.floor(changedMs);
  return ageMs >= 0 && ageMs < WRITTEN_AFTER_MS;
}

const changedAtMs = (path: string): Promise<number> =>
  stat(path).then(
    ({ ctimeMs }) => ctimeMs,
    () => 0,
  );
