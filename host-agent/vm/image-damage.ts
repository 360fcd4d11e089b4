/** What the kernel says before it stops for a block of its root that is not what was built, or cannot be read. */
const DISK_REFUSED = /Kernel panic - not syncing: dm-verity device (?:corrupted|has I\/O error)/;

/**
 * Whether a machine ended because of what it read from its image. It is a guest's own word: one that lies here has ended all the same, and
 * nothing but the text that a person is shown hangs on it. Pure.
 */
export function endedOverItsImage(untrustedConsole: string): boolean {
  return DISK_REFUSED.test(untrustedConsole);
}
