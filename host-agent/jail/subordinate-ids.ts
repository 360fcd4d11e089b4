/** Subordinate ids in /etc/subuid and /etc/subgid, and which of them are for jails. */

/** Ids in the first namespace of a jail: the person's, for bubblewrap, and those of the jail's own account. */
export const IDS_INSIDE = { person: 0, own: 1000 } as const;

export interface IdRange {
  readonly first: number;
  readonly count: number;
}

/** The first range of this account in the text of /etc/subuid or /etc/subgid. Pure. */
export function subordinateIds(text: string, name: string, uid: number): IdRange | undefined {
  for (const line of text.split('\n')) {
    const [owner, first = '', count = ''] = line.trim().split(':');
    if (owner !== name && owner !== String(uid)) continue;
    if (/^\d{1,10}$/.test(first) && /^\d{1,10}$/.test(count) && Number(first) > 0 && Number(count) > 0)
      return { first: Number(first), count: Number(count) };
  }
  return undefined;
}

const FOR_JAILS = 4096;
/** The ids at the end of a range that stay free: containers and image builds use 65533 and 65534 for `nobody`. */
const LAST = 1024;

/** The part of an account's range that jails use: near its end, because image builds and containers use the ids from its beginning. Pure. */
export function idsForJails({ first, count }: IdRange): IdRange {
  if (count < FOR_JAILS + LAST) return { first, count };
  return { first: first + count - FOR_JAILS - LAST, count: FOR_JAILS };
}

/** Whether a process with this text in /proc/self/uid_map or gid_map may give these ids away, being root. Pure. */
export function isWithinMap(map: string, { first, count }: IdRange): boolean {
  return map
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .some(([inside = 0, , length = 0]) => inside <= first && first + count <= inside + length);
}
