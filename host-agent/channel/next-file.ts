/** The file that follows another one. */
import { type ChannelFile, type PolicyOfChannel, type Release, releaseId } from './channel-file.ts';

export type FileChange =
  | {
      readonly kind: 'publish';
      readonly release: Release;
      readonly percentage: number;
      readonly minimumVersion: string;
      /** By default as before. */
      readonly policy?: PolicyOfChannel | undefined;
    }
  | { readonly kind: 'promote'; readonly percentage: number }
  | { readonly kind: 'halt' }
  /** Returns to the release of an earlier file, on all computers. */
  | { readonly kind: 'rollback'; readonly to: Pick<ChannelFile, 'release' | 'minimumVersion'> }
  /** Without `policy`, the channel manages no settings any more. */
  | { readonly kind: 'policy'; readonly policy: PolicyOfChannel | undefined };

/** The first file of a channel, or the first one after a change of its keys. Pure. */
export function firstFile(
  channel: string,
  { release, percentage, minimumVersion, policy }: Extract<FileChange, { kind: 'publish' }>,
  expires: string,
  serial = 1,
): ChannelFile {
  return {
    ...{ type: 'safe-browse-channel', schema: 1, channel, serial, expires },
    ...{ percentage, halted: false, minimumVersion, release, ...(policy && { policy }) },
  };
}

/** The policy stays as it is, unless the change has another one. Pure. */
export function nextFile(before: ChannelFile, change: FileChange, expires: string): ChannelFile {
  const { base, ...same } = before;
  const next = { ...same, serial: before.serial + 1, expires };
  switch (change.kind) {
    case 'promote':
      return { ...next, percentage: change.percentage, halted: false, ...(base && { base }) };
    case 'halt':
      return { ...next, halted: true, ...(base && { base }) };
    case 'policy':
      return { ...next, ...(base && { base }), policy: change.policy };
    case 'rollback':
      return { ...next, ...change.to, percentage: 100, halted: false };
    case 'publish': {
      const { release, percentage, minimumVersion, policy } = change;
      const [others, its] = [baseOf(before, release), policy && { policy }];
      return { ...next, release, percentage, minimumVersion, halted: false, ...(others && { base: others }), ...its };
    }
  }
}

/** What computers have outside of the rollout of `release`: the last release that all were to have. Pure. */
function baseOf(before: ChannelFile, release: Release): Release | undefined {
  const isComplete = before.percentage === 100 && !before.halted && releaseId(before.release) !== releaseId(release);
  return isComplete ? before.release : before.base;
}
