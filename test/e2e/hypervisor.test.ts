/** The contract of a hypervisor, kept by QEMU with a real machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { acceleratorChooser } from '../../host-agent/hypervisor/qemu/accelerator.ts';
import { createQemu } from '../../host-agent/hypervisor/qemu/qemu.ts';
import { bootOf } from '../../host-agent/image/boot.ts';
import { currentImage } from '../../host-agent/image/store.ts';
import { describeHypervisor } from '../contract/hypervisor.ts';
import { testData } from '../bed/product.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describeHypervisor('qemu', async () => {
  const image = await currentImage(
    { data: join(testData, 'safe-browse'), config: scratch, state: scratch, runtime: scratch },
    'network',
  );
  if (!image) throw new Error('There is no network image for the tests.');
  const boot = bootOf(image);
  const hypervisor = createQemu(
    acceleratorChooser({
      configured: 'auto',
      verdictFile: join(scratch, 'kvm-verdict.json'),
      runtimeFolder: scratch,
      probeBoot: () => Promise.resolve(boot),
    }),
  );
  return { hypervisor, boot, answerWithinMs: START_TIMEOUT_MS };
});
