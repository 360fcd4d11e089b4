import { setTimeout as sleep } from 'node:timers/promises';
import { isThere } from './is-there.ts';

/** Exists once all drivers are loaded and the boot scripts have run; see appliance/images/common/tree/etc/safe-browse/load. */
const BOOTED = '/run/booted';
const LOOK_AGAIN_MS = 20;

/** Waits until the rest of the VM has booted, which happens while this program starts. If booting fails, the VM powers off. */
export async function booted(file = BOOTED, lookAgainMs = LOOK_AGAIN_MS): Promise<void> {
  while (!(await isThere(file))) await sleep(lookAgainMs);
}
