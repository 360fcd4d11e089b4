/** The contract of a hypervisor, kept by `xl` over a DOUBLE of Xen's toolstack. The real one is in test/xen, and asked for by itself. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { portMac, sessionMac } from '../../appliance/protocol/addresses.ts';
import type { MachineSpec } from '../../host-agent/hypervisor/hypervisor.ts';
import { createXl } from '../../host-agent/hypervisor/xl/xl.ts';
import { machineNames } from '../../host-agent/storage/filenames.ts';
import { XlDouble } from '../doubles/xl.ts';
import { describeHypervisor } from './hypervisor.ts';

vi.mock(import('../../host-agent/tools/run.ts'), async (original) => (await import('../doubles/programs.ts')).withDoubles(original));

const double = new XlDouble();
const hypervisor = createXl({ kind: { network: 'pv', browser: 'pvh' }, label: {} }, double.runtimeFolder);
const never = new AbortController().signal;
let folder: string;
let boot: MachineSpec['boot'];
beforeAll(async () => {
  double.install();
  folder = await mkdtemp(join(tmpdir(), 'sb-boot-'));
  boot = { kernel: join(folder, 'kernel'), initramfs: join(folder, 'initramfs'), root: join(folder, 'root'), commandLine: 'quiet' };
  for (const file of [boot.kernel, boot.initramfs, boot.root]) await writeFile(file, '');
});
afterAll(async () => {
  await double.close();
  await rm(folder, { recursive: true });
});

describeHypervisor('xl, over a double of Xen’s toolstack', async () => ({ hypervisor, boot, answerWithinMs: 2_000 }));

it('plugs a session into the network machine while both run, and leaves no domain of either', async () => {
  const names = { network: machineNames(join(folder, 'network')), browser: machineNames(join(folder, 'browser')) };
  const socket = names.network.port(3);
  const network = await hypervisor.start({ id: 'ndvm', role: 'network', names: names.network, boot, memoryMiB: 320, processors: 1, nics: [{ mac: portMac(3), socket, end: 'listen' }], pci: { device: '0000:03:00.0', group: 0 } }, never);
  const browser = await hypervisor.start({ id: '12345678', role: 'browser', names: names.browser, boot, memoryMiB: 1024, processors: 2, screen: { width: 800, height: 600 }, nics: [{ mac: sessionMac(3), socket, end: 'connect' }] }, never);
  const [ndvm = '', session = ''] = double.names;
  expect(double.assignable).toContain('0000:03:00.0');
  const linked = browser.linkUp();
  // Not before the network machine says that its bridge stands.
  expect(double.cards.get(session)).toBeUndefined();
  double.store.set(`/local/domain/${double.idOf(ndvm) ?? 0}/data/ports`, 'ready');
  await linked;
  expect(double.cards.get(session)).toEqual([`mac=${sessionMac(3)} backend=${ndvm} bridge=xenbr0 vifname=port3`]);
  await browser.kill();
  await network.kill();
  expect(double.names).toEqual([]);
});
