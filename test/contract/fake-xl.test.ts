/** Runs the hypervisor contract for `xl` over a fake of Xen's toolstack. test/xen runs the real one. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { portMac, sessionMac } from '../../appliance/protocol/addresses.ts';
import type { Vm, VmSpec } from '../../host-agent/hypervisor/hypervisor.ts';
import { createXl } from '../../host-agent/hypervisor/xl/xl.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { commandsOfPage, difference } from './command-pages.ts';
import { called, everCalled } from '../fakes/programs.ts';
import { FakeXl } from '../fakes/xl/xl.ts';
import { describeHypervisor } from './hypervisor.ts';

vi.mock(import('../../host-agent/process/run.ts'), async (original) =>
  (await import('../fakes/programs.ts')).withFakePrograms(original),
);

const fake = new FakeXl();
const hypervisor = createXl(
  { kind: { network: 'pv', browser: 'pvh' }, label: {}, hasChannels: true },
  fake.runtimeFolder,
);
const never = new AbortController().signal;
const vms: Vm[] = [];
let folder: string;
let boot: VmSpec['boot'];
beforeAll(async () => {
  fake.install();
  folder = await mkdtemp(join(tmpdir(), 'sb-boot-'));
  boot = {
    kernel: join(folder, 'kernel'),
    initramfs: join(folder, 'initramfs'),
    root: join(folder, 'root'),
    commandLine: 'quiet',
  };
  for (const file of [boot.kernel, boot.initramfs, boot.root]) await writeFile(file, '');
});
beforeEach(() => fake.assignable.clear());
afterAll(async () => {
  await fake.close();
  await rm(folder, { recursive: true });
});

/** A network VM with a card and one port, and a session at that port. */
function networkAndSession(port: number): [VmSpec, VmSpec] {
  const names = { network: vmFiles(join(folder, 'network')), browser: vmFiles(join(folder, 'browser')) };
  const socket = names.network.port(port);
  return [
    {
      id: 'ndvm',
      role: 'network',
      names: names.network,
      boot,
      memoryMiB: 320,
      processors: 1,
      nics: [{ mac: portMac(port), socket, end: 'listen' }],
      pci: { device: '0000:04:00.0', group: 0 },
    },
    {
      id: '12345678',
      role: 'browser',
      names: names.browser,
      boot,
      memoryMiB: 1024,
      processors: 2,
      screen: { width: 800, height: 600 },
      nics: [{ mac: sessionMac(port), socket, end: 'connect' }],
    },
  ];
}

/** The network VM says that its bridge is up. */
function reportBridge(network = ''): void {
  fake.store.set(`/local/domain/${fake.idOf(network) ?? 0}/data/ports`, 'ready');
}

describeHypervisor('xl, over a fake of Xen’s toolstack', async () => ({ hypervisor, boot, answerWithinMs: 2_000 }));

it('attaches a session to the network VM while both run, and leaves no domain of either', async () => {
  const [networkSpec, sessionSpec] = networkAndSession(3);
  const network = await hypervisor.start(networkSpec, never);
  const browser = await hypervisor.start(sessionSpec, never);
  const [ndvm = '', session = ''] = fake.names;
  expect(fake.assignable).toContain('0000:04:00.0');
  const linked = browser.linkUp();
  // Not before the network VM reports that its bridge is up.
  expect(fake.cards.get(session)).toBeUndefined();
  reportBridge(ndvm);
  await linked;
  expect(fake.cards.get(session)).toEqual([`mac=${sessionMac(3)} backend=${ndvm} bridge=xenbr0 vifname=port3`]);
  await browser.pause();
  await browser.resume();
  await browser.kill();
  await network.kill();
  expect(fake.names).toEqual([]);
});

describe('the commands with xl', () => {
  it('are, in order, those of a dry run, except for queries', async () => {
    const specs = networkAndSession(0);
    const dryRuns = await Promise.all(specs.map((spec) => hypervisor.dryRun(spec, never)));
    const isAct = ([program, verb]: readonly string[]) => program === 'xl' && verb !== 'list' && verb !== 'domid';
    for (const [index, spec] of specs.entries()) {
      called.length = 0;
      const vm = await hypervisor.start(spec, never);
      if (spec.role === 'network') reportBridge(fake.names[0]);
      await vm.linkUp();
      const reported = dryRuns[index];
      // Each VM has its own uuid.
      const plain = (text: string) => text.replace(/uuid = .*/, '');
      expect(plain(await readFile(spec.names.domainConfig, 'utf8'))).toBe(plain(reported?.file?.text ?? ''));
      vms.push(vm);
      expect(called.filter(isAct)).toEqual(
        reported?.steps.filter(({ when, command }) => when !== 'end' && isAct(command)).map(({ command }) => command),
      );
      if (spec.role === 'network') continue;
      called.length = 0;
      await vm.kill();
      expect(called.filter(isAct)).toEqual(
        reported?.steps.filter(({ when }) => when === 'end').map(({ command }) => command),
      );
    }
    for (const vm of vms) await vm.kill();
  });

  it('are those in the administrator’s guide, all of them', async () => {
    await hypervisor.preflight?.({ memoryMiB: 1, cards: [] }, never);
    for (const spec of networkAndSession(1)) {
      const vm = await hypervisor.start(spec, never);
      vms.push(vm);
      if (spec.role === 'network') reportBridge(fake.names[0]);
      await vm.linkUp();
      await vm.pause();
      await vm.resume();
    }
    for (const vm of vms) await vm.kill();
    await hypervisor.hostCards?.detach({ mac: sessionMac(1), socket: '/none', end: 'connect' });
    expect(
      difference(
        commandsOfPage('host-agent/hypervisor/xl/README.md', ['xl', 'xenstore-read', 'xenstore-list']),
        everCalled,
      ),
    ).toEqual({ unused: [], untold: [] });
  });
});
