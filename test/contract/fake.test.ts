import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { FakeHypervisor } from '../../host-agent/hypervisor/fake/fake.ts';
import { describeHypervisor } from './hypervisor.ts';

const hypervisor = new FakeHypervisor();
hypervisor.onHello = (guest) => guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'network', reached: [] });

describeHypervisor('fake', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-boot-'));
  for (const file of ['kernel', 'initramfs', 'root']) await writeFile(join(folder, file), '');
  return { hypervisor, boot: { kernel: join(folder, 'kernel'), initramfs: join(folder, 'initramfs'), root: join(folder, 'root'), commandLine: '' }, answerWithinMs: 2_000 };
});
