/** The volume of the VM, in the mixer of its sound card. */
import type { Volume } from '../../protocol/browser.ts';
import { run } from '../commands/run.ts';
import { untilThere } from '../is-there.ts';

/** Exists once the sound card is at full volume; see /etc/safe-browse/sound. */
const READY_FILE = '/run/sound';
/** The time that the card may take to start. A VM without a card is silent anyway. */
const READY_TIMEOUT_MS = 40_000;
const SET_WITHIN_MS = 10_000;

/** The arguments of amixer. Pure. */
export function mixerArguments({ percent, isMuted }: Volume): string[] {
  return ['-q', '-c', '0', 'sset', 'Master', `${percent}%`, isMuted ? 'mute' : 'unmute'];
}

/** Sets the volume; does nothing in a VM without a sound card. Throws if the mixer fails. */
export async function setVolume(
  volume: Volume,
  { readyFile = READY_FILE, timeoutMs = READY_TIMEOUT_MS, mixer = 'amixer' } = {},
): Promise<void> {
  if (!(await untilThere(readyFile, timeoutMs))) return;
  await run(mixer, mixerArguments(volume), { timeoutMs: SET_WITHIN_MS });
}
