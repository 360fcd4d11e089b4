/** The channel that this host follows. */
import type { ChannelStatus, ChannelView } from '../api/channel.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { print, printJson, table } from './output.ts';
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

function nothingNew({ channel, newest, isIncluded, isCurrent }: ChannelStatus): string {
  if (newest?.halted) return `The channel ${channel} is halted at serial ${newest.serial}: nothing changes.`;
  if (newest && !isIncluded)
    return `The release of ${channel} is meant for ${newest.percentage} % of the computers so far, and not yet for this one.`;
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

function describeStatus({ channel, newest, checkedAt, isIncluded, isCurrent, trouble }: ChannelStatus): string {
  return table([
    ['channel', channel],
    ...(newest ? rowsOf(newest) : [['serial', 'not read yet']]),
    ['checked', checkedAt?.slice(0, 16).replace('T', ' ') ?? '-'],
    ['this host', isIncluded ? 'is included' : 'is not included yet'],
    ['', isCurrent ? 'has what the channel means for it' : 'does not have it yet'],
    ...(trouble === undefined ? [] : [['trouble', trouble]]),
  ]);
}

/** The content of a channel's file, as rows of a table. Pure. */
export function rowsOf({
  serial,
  expires,
  percentage,
  halted,
  minimumVersion,
  release,
  base,
  policy,
}: ChannelView): string[][] {
  const digests = ({ browser, network }: ChannelView['release']) =>
    [browser && `browser ${browser.slice(0, 12)}`, network && `network ${network.slice(0, 12)}`]
      .filter((text) => text !== undefined)
      .join(', ');
  return [
    ['serial', String(serial)],
    ['expires', expires],
    ['release', digests(release)],
    ['rollout', halted ? `halted (at ${percentage} %)` : `${percentage} %`],
    ...(base ? [['others have', digests(base)]] : []),
    ['needs', `Safe Browse ${minimumVersion}`],
    ...(policy === undefined ? [] : [['policy', policy.slice(0, 19)]]),
  ];
}
