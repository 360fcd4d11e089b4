import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Exists once every driver is loaded and every unit has run; see appliance/images/common/tree/etc/safe-browse/load. */
const BOOTED = '/run/booted';
const LOOK_AGAIN_MS = 20;

/** Waits until the rest of the machine stands: it is brought up beside this program's own start. Where it cannot be, the machine powers off. */
export async function booted(file = BOOTED, lookAgainMs = LOOK_AGAIN_MS): Promise<void> {
  while (
    !(await access(file).then(
      () => true,
      () => false,
    ))
  )
    await sleep(lookAgainMs);
}
