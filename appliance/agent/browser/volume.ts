import { run } from '../commands/run.ts';

const WITHIN_MS = 10_000;

/** Sets the mixer of the machine's sound card. Throws where it has none. */
export async function setVolume(percent: number): Promise<void> {
  // Mapped as an ear hears it.
  await run('amixer', ['--quiet', '--mapped-volume', 'sset', 'Master', `${percent}%`, percent === 0 ? 'mute' : 'unmute'], { timeoutMs: WITHIN_MS });
}
