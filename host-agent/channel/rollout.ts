/** Which release a computer gets. */
import { createHash } from 'node:crypto';
import { type ChannelFile, type Release, releaseId } from './channel-file.ts';

const BITS = 48;

/** The place of a computer in the rollout of a release, from 0 to below 100. Another release gives another order. Pure. */
export function placeOf(computer: string, release: Release): number {
  const hash = createHash('sha256')
    .update(`${computer} ${releaseId(release)}`)
    .digest();
  return (hash.readUIntBE(0, BITS / 8) / 2 ** BITS) * 100;
}

/** Whether the rollout has come to this host. Pure. */
export const isIncluded = ({ release, percentage, halted }: ChannelFile, computer: string): boolean =>
  !halted && placeOf(computer, release) < percentage;

/**
 * The release that this host is to run; `undefined` where the file has none for it yet. `applied`: the release that the channel put into use
 * here last. A computer that has the release of a halted rollout stays with it. Pure.
 */
export function releaseFor(file: ChannelFile, computer: string, applied: string | undefined): Release | undefined {
  const stays = file.halted && applied === releaseId(file.release);
  return stays || isIncluded(file, computer) ? file.release : file.base;
}
