/** Notices that the host's clock has jumped: the computer was suspended, or its clock was set. */

const LOOK_EVERY_MS = 5_000;
/** Adjustments of a running clock are smaller; more than this is a jump, or many of them. */
const JUMP_MS = 1_000;

/** How far the time of day is ahead of the clock that only ever runs, and that pauses while the computer is suspended. */
const aheadMs = () => Date.now() - performance.now();

/** Calls `onJump` after each jump. Returns what ends this. */
export function watchClock(onJump: () => void): () => void {
  let knownMs = aheadMs();
  const timer = setInterval(() => {
    const nowMs = aheadMs();
    if (Math.abs(nowMs - knownMs) < JUMP_MS) return;
    knownMs = nowMs;
    onJump();
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
