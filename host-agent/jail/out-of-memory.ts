/** Which programs the kernel ends first when the host runs out of memory: VMs before the person's desktop. */
import { readFile } from 'node:fs/promises';

const choom = 'choom';
const OWN_SCORE = '/proc/self/oom_score_adj';

/**
 * `command` with a score that the kernel adds to its share of the host's memory, in thousandths. systemd gives the programs of a desktop 100 to 200,
 * and browsers give their own tabs up to 300. Pure.
 */
export function endedEarlier(score: number, command: readonly string[]): string[] {
  return [choom, '--adjust', String(score), '--', ...command];
}

/** `score`, if this process has a lower one; else `undefined`: in some containers everything has the highest, and an account may not lower it. */
export async function scoreToSet(score: number | undefined, ownScore = OWN_SCORE): Promise<number | undefined> {
  if (score === undefined) return undefined;
  const own = Number(await readFile(ownScore, 'utf8').catch(() => Number.NaN));
  return own < score ? score : undefined;
}
