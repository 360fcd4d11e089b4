/** The channel that this host follows. */
import type { ChannelStatus, ChannelView, Score } from '../../api/host/channel.ts';
import { withAgent } from '../agent.ts';
import { interruptSignal } from '../interrupt.ts';
import { print, printJson, table } from '../output.ts';
import { withProgress } from './registry.ts';

/** Brings this host to the release of its channel. */
export async function update(json: boolean): Promise<void> {
  const { status, images } = await withProgress(json, (onProgress) =>
    withAgent((client) => client.call('image.update', {}, { signal: interruptSignal(), onProgress })),
  );
  if (json) printJson({ event: 'updated', status, images });
  else {
    for (const { role, digest } of images)
      print(`The ${role} image ${digest.slice(0, 12)} is in use, beginning with the next start.`);
    if (images.length === 0) print(nothingNew(status));
  }
}

function nothingNew({ channel, newest, isIncluded, isCurrent, isAwaited }: ChannelStatus): string {
  if (newest?.halted) return `The channel ${channel} is halted at serial ${newest.serial}: nothing changes.`;
  if (newest && (isAwaited || !isIncluded))
    return `The release of ${channel} is meant for ${reachOf(newest, ' of the computers')} so far, and not yet for this one.`;
  return isCurrent
    ? `This host has the newest release of ${channel}.`
    : `Another image came into use meanwhile: nothing changes.`;
}

/** Shows the channel that this host follows. */
export async function status(json: boolean): Promise<void> {
  const found = await withAgent((client) => client.call('channel.status', {}));
  if (json) printJson(found);
  else print(describeStatus(found));
}

/** Pure. */
function describeStatus(status: ChannelStatus): string {
  const { channel, newest, checkedAt, ring, trouble, notBefore } = status;
  return table([
    ['channel', channel],
    ...(newest ? rowsOf(newest) : [['serial', 'not read yet']]),
    ['checked', checkedAt?.slice(0, 16).replace('T', ' ') ?? '-'],
    ['this host', standing(status)],
    ...(ring === undefined ? [] : [['ring', ring]]),
    ...(notBefore === undefined ? [] : [['clock', `is behind: it is later than ${notBefore}`]]),
    ...(trouble === undefined ? [] : [['trouble', trouble]]),
  ]);
}

/** Where this host stands in the rollout. Pure. */
export function standing({ newest, isIncluded, isCurrent, isAwaited }: ChannelStatus): string {
  if (!newest) return 'waits for the first file';
  const has = isIncluded
    ? isCurrent
      ? 'has the release'
      : 'is included, and does not have the release yet'
    : isCurrent
      ? 'has the release before'
      : 'does not have the release before yet';
  const halted = newest.halted ? '; the rollout is halted' : '';
  if (isAwaited) return `has no release from the channel yet${halted || ': it is not included yet'}`;
  return `${has}${halted || (isIncluded ? '' : ', because it is not included yet')}`;
}

/** `of`: what the percentage is of, if that is not clear. */
const reachOf = ({ percentage, rings = [] }: Pick<ChannelView, 'percentage' | 'rings'>, of = ''): string =>
  `${percentage} %${of}${rings.length > 0 ? ` and all of ${rings.join(', ')}` : ''}`;

const describeScore = ({ held, failed }: Score): string =>
  `${held} of ${held + failed.length} checks held${failed.length > 0 ? `; not ${failed.join(', ')}` : ''}`;

/** The content of a channel's file, as rows of a table. Pure. */
export function rowsOf({
  serial,
  expires,
  percentage,
  rings,
  halted,
  minimumVersion,
  release,
  base,
  policy,
  recalls = [],
  signers,
  seen,
}: ChannelView): string[][] {
  const digests = ({ browser, network }: ChannelView['release']) =>
    [browser && `browser ${browser.slice(0, 12)}`, network && `network ${network.slice(0, 12)}`]
      .filter((text) => text !== undefined)
      .join(', ');
  const reach = reachOf({ percentage, rings });
  return [
    ['serial', String(serial)],
    ['expires', expires],
    ['release', digests(release)],
    ...(release.score ? [['web', describeScore(release.score)]] : []),
    ['rollout', halted ? `halted (at ${reach})` : reach],
    ...(base ? [['others have', digests(base)]] : []),
    ['needs', `Safe Browse ${minimumVersion}`],
    ...(policy === undefined ? [] : [['policy', policy.slice(0, 19)]]),
    ...recalls.map(({ digest, why, endAfterMinutes }) => [
      'recalls',
      `${digest.slice(0, 12)}: ${why} (sessions end after ${endAfterMinutes} min)`,
    ]),
    ['signed by', signers.join(', ') || '-'],
    ...(seen === undefined
      ? []
      : [['warning', `this host has accepted serial ${seen} already: this is an older file`]]),
  ];
}
