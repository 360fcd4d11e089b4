import { setTimeout as sleep } from 'node:timers/promises';
import { describeEnding, launch } from '../../commands/launch.ts';
import type { Log } from '../../log.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

const RULES = '/etc/safe-browse/openbox.xml';
const MAX_STARTS = 5;
const PAUSE_MS = 500;

/** Keeps openbox running. After a few crashes it gives up, and windows stay where they are. */
export async function keepWindowManager(log: Log): Promise<void> {
  const [program, ...args] = asAccount(['openbox', '--config-file', RULES, '--sm-disable']);
  for (let start = 1; start <= MAX_STARTS; start += 1) {
    const ending = await launch(program, args, { environment: ACCOUNT_ENVIRONMENT }).ended;
    log.warn({ start, ending: describeEnding(ending) }, 'the window manager ended');
    await sleep(PAUSE_MS);
  }
}
