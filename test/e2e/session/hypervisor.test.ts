/** Runs the hypervisor contract for QEMU with real VMs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { bootOf } from '../../../host-agent/image/boot.ts';
import { describeHypervisor } from '../../contract/hypervisor.ts';
import { networkImage, testQemu } from '../../bed/images/test-images.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describeHypervisor('qemu', async () => {
  const image = await networkImage();
  const boot = bootOf(image);
  const hypervisor = testQemu(boot, scratch, join(scratch, 'kvm-verdict.json'));
  return { hypervisor, boot, answerWithinMs: START_TIMEOUT_MS };
});
