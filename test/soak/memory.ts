/** The private memory of everything that a session keeps busy. */
import { median } from '../../host-agent/cli/measure/figures.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import { privateMiB } from '../bed/process/process-usage.ts';
import type { TestBed } from '../bed/test-bed.ts';
import { largestFileMapping, qemuOf } from '../bed/process/vm-process.ts';

/** In MiB. */
export interface Memory {
  readonly 'host agent': number;
  /** Of the session, without the memory of its guest. */
  readonly QEMU: number;
  readonly guest: number;
  /** With the memory of its guest. */
  readonly 'network VM': number;
}

export function memoryOf({ product }: TestBed, { id }: Session): Memory {
  const qemu = qemuOf(product, id);
  const guest = largestFileMapping(product.readProcess(qemu, 'smaps')).anonymous / 1024;
  return {
    'host agent': privateMiB(product, product.daemon()?.pid ?? 0),
    QEMU: privateMiB(product, qemu) - guest,
    guest,
    'network VM': privateMiB(product, qemuOf(product, 'ndvm')),
  };
}

export const namesIn = <Of extends object>(memory: Of): (keyof Of)[] => Object.keys(memory) as (keyof Of)[];

/** The medians of the second quarter, when everything has begun, and of the last. */
export function quarters<Of extends string>(
  samples: readonly Readonly<Record<Of, number>>[],
  of: Of,
): readonly [second: number, last: number] {
  const quarter = Math.ceil(samples.length / 4);
  const medianOf = (part: typeof samples) => median(part.map((each) => each[of]));
  return [medianOf(samples.slice(quarter, 2 * quarter)), medianOf(samples.slice(-quarter))];
}
