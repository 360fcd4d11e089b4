import { setTimeout as sleep } from 'node:timers/promises';
import { pointOf, SAMPLE_GRID, showsBrowser } from '../../api/screen/painted.ts';
import type { Frame, Thinning, Vm } from '../hypervisor.ts';

/** Reduces a frame before it is checked; enough pixels remain for the check. */
export const ENOUGH_TO_TELL: Thinning = { mostPixels: 160_000, as: 'points' };

/** Whether the screen shows a painted browser window. Emulated guests show black for seconds first. Pure. */
export function isPainted({ width, height, rgb }: Frame): boolean {
  const points: number[] = [];
  for (let row = 0; row < SAMPLE_GRID; row += 1) {
    for (let column = 0; column < SAMPLE_GRID; column += 1) {
      const at =
        (Math.floor(((row + 0.5) * height) / SAMPLE_GRID) * width +
          Math.floor(((column + 0.5) * width) / SAMPLE_GRID)) *
        3;
      points.push(pointOf(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0));
    }
  }
  return showsBrowser(points);
}

/** Fulfilled when the screen shows one, within `everyMs`. Each look costs the emulator some milliseconds. Throws when the signal aborts. */
export async function untilPainted(vm: Pick<Vm, 'frame'>, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!isPainted(await vm.frame(ENOUGH_TO_TELL))) await sleep(everyMs, undefined, { signal });
}

/** Largest size of a blinking cursor, in pixels. */
const LARGEST_CURSOR = 400;

/** Whether two frames are the same except for a blinking cursor. Pure. */
export function showsTheSame(one: Frame, other: Frame): boolean {
  if (one.width !== other.width || one.height !== other.height) return false;
  if (one.rgb.equals(other.rgb)) return true;
  let changed = 0;
  for (let at = 0; at < one.rgb.length && changed <= LARGEST_CURSOR; at += 3) {
    if (one.rgb[at] !== other.rgb[at] || one.rgb[at + 1] !== other.rgb[at + 1] || one.rgb[at + 2] !== other.rgb[at + 2])
      changed += 1;
  }
  return changed <= LARGEST_CURSOR;
}
