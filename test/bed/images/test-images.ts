/** The images that `npm test` builds for the tests, and a hypervisor that boots them without a host agent. */
import { join } from 'node:path';
import type { Hypervisor, VmSpec } from '../../../host-agent/hypervisor/hypervisor.ts';
import { acceleratorChooser } from '../../../host-agent/hypervisor/qemu/accelerator.ts';
import { createQemu } from '../../../host-agent/hypervisor/qemu/qemu.ts';
import { currentImage, type StoredImage } from '../../../host-agent/image/store.ts';
import { kvmVerdict, testData } from '../product.ts';

/** Throws when the image was not built. */
export async function networkImage(): Promise<StoredImage> {
  const at = { data: join(testData, 'safe-browse'), config: '', state: '', runtime: '' };
  const image = await currentImage(at, 'network');
  if (!image) throw new Error('There is no network image for the tests. Run: npm test');
  return image;
}

/** QEMU with the accelerator that works on this host. It probes KVM with `boot` unless the result is known. */
export function testQemu(boot: VmSpec['boot'], runtimeFolder: string, verdictFile = kvmVerdict): Hypervisor {
  return createQemu(
    acceleratorChooser({ configured: 'auto', verdictFile, runtimeFolder, probeBoot: () => Promise.resolve(boot) }),
    { scratchFolder: join(runtimeFolder, 'scratch-disks') },
  );
}
