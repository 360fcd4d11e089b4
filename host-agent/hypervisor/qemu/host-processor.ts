/** What a VM with KVM sees of the host: a template may be used only where all of it is as it was. */
import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import type { Fingerprint } from '../hypervisor.ts';

const PARTS: Readonly<Record<string, RegExp>> = {
  'the processor': /^(vendor_id|cpu family|model|model name|stepping)\s*:/,
  // An update may take features away, or make new ones known, and the guest chose its mitigations by them.
  'the microcode': /^microcode\s*:/,
  'the features of the processor': /^flags\s*:/,
};

/**
 * The parts of a fingerprint for a host with this kernel and this `/proc/cpuinfo`. KVM decides what of the processor a guest sees, so its
 * kernel counts. All processors of a host count as the first. Pure.
 */
export function hostProcessor(kernel: string, processors: string): Fingerprint {
  const [first = ''] = processors.split('\n\n');
  const lines = first.split('\n');
  const parts = Object.entries(PARTS).map(([part, line]) => [part, lines.filter((each) => line.test(each)).join('\n')]);
  return { 'the kernel': kernel, ...(Object.fromEntries(parts) as Fingerprint) };
}

export const readHostProcessor = async (): Promise<Fingerprint> =>
  hostProcessor(release(), await readFile('/proc/cpuinfo', 'utf8'));
