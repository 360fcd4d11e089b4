/** Whether a desk hears a page of a session on another host. The desk's loudspeaker is a file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { SOUND_BYTES_PER_SECOND } from '../../../host-agent/hypervisor/hypervisor.ts';
import type { Product } from '../product.ts';
import type { RfbClient } from '../screen/rfb-client.ts';
import type { TestBed } from '../test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../timeouts.ts';
import { loudness } from './loudness.ts';

/** Of a WAV file. */
const HEADER_BYTES = 44;

/** Lets the page `/tone?run=tone`, which has loaded, play its tone, and waits until the desk hears it. */
export async function untilToneIsHeard(
  { site }: Pick<TestBed, 'site'>,
  desk: Product,
  { id }: Session,
  screen: RfbClient,
): Promise<void> {
  const file = join(desk.runtimeFolder, 'remote', id, 'sound.wav');
  const heard = () => (existsSync(file) ? readFileSync(file).subarray(HEADER_BYTES) : Buffer.alloc(0));
  // A click before the page is painted has no effect.
  const plays = async () => {
    await screen.click(600, 500);
    return (await site.reports('tone')).some(({ kind }) => kind === 'playing');
  };
  await desk.until('the page plays', plays, PAGE_TIMEOUT_MS);
  const isLoud = () =>
    heard().length > 2 * SOUND_BYTES_PER_SECOND && loudness(heard().subarray(-SOUND_BYTES_PER_SECOND)) > 0.2;
  await desk.until('the tone is heard', isLoud, PAGE_TIMEOUT_MS);
}
