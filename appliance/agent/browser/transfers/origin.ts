/** Where a download came from, by what Chromium remembers of it. */
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../../commands/run.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

const HISTORY = `${ACCOUNT.home}/.config/chromium/Default/History`;
const ANSWERED_WITHIN_MS = 5_000;
const MAX_CHARACTERS = 2048;
/** Chromium writes down what it remembers some ten seconds later. */
const WRITTEN_AFTER_MS = 12_000;
const LOOK_EVERY_MS = 1_000;

/** The last address of the newest download that became this file. A name is a page's choice: in quotes, of which each is doubled, nothing of it is SQL. Pure. */
export function originQuery(path: string): string {
  return `SELECT url FROM downloads_url_chains JOIN downloads USING (id) WHERE target_path = '${path.replaceAll("'", "''")}' ORDER BY id DESC, chain_index DESC LIMIT 1;`;
}

/** Empty where Chromium does not say; waits for it where it cannot have said yet. */
export async function originOf(path: string): Promise<string> {
  for (;;) {
    const origin = await remembered(path);
    if (origin !== '' || !(await isFresh(path))) return origin;
    await sleep(LOOK_EVERY_MS);
  }
}

async function remembered(path: string): Promise<string> {
  // Nothing is taken from a ~/.sqliterc, which would be a page's. Chromium keeps its lock for as long as it runs. Called unchanging, the file is read without one; what is read in the middle of a change is an error.
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

async function isFresh(path: string): Promise<boolean> {
  const ageMs =
    Date.now() -
    (await stat(path).then(
      ({ ctimeMs }) => ctimeMs,
      () => 0,
    ));
  return ageMs >= 0 && ageMs < WRITTEN_AFTER_MS;
}
