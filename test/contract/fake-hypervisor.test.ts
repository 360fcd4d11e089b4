import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { FakeHypervisor } from '../../host-agent/hypervisor/fake/fake.ts';
import { healthyGuest } from '../fakes/guest-agent.ts';
import { describeHypervisor } from './hypervisor.ts';

const hypervisor = new FakeHypervisor();
hypervisor.onHello = healthyGuest;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-boot-'));
  for (const file of ['kernel', 'initramfs', 'root']) await writeFile(join(folder, file), '');
});
afterAll(() => rm(folder, { recursive: true }));

describeHypervisor('fake', async () => {
  return {
    hypervisor,
    boot: {
      kernel: join(folder, 'kernel'),
      initramfs: join(folder, 'initramfs'),
      root: join(folder, 'root'),
      commandLine: '',
    },
    answerWithinMs: 2_000,
  };
});
