/** Xen's own toolstack in dom0: each VM is a domain, and each session's card has its back end in the domain of the network VM. */
import { randomUUID } from 'node:crypto';
import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../api/errors/failure.ts';
import { writeFileAtomically } from '../../storage/atomic.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import { identify, killAndWait, type ProcessIdentity } from '../../process/process.ts';
import { readKey, xenstoreRead } from '../../tools/xen/xenstore.ts';
import {
  assignableDevices,
  attachDevice,
  createDomain,
  destroyDomain,
  detachCard,
  domainId,
  makeAssignable,
  unpauseDomain,
  xl,
} from '../../tools/xen/xl.ts';
import { assertSound, type Domain } from '../xen/domain.ts';
import { domainName, domainOf, type DomainSettings } from '../xen/domain-of.ts';
import type { Hypervisor, Vm, VmRecord, VmSpec } from '../hypervisor.ts';
import { XlCards } from './cards.ts';
import { attachedDevices, cardWords, xlConfig } from './config.ts';
import { XlVm } from './vm.ts';
import { preflightXen } from './preflight.ts';
import { cardAt, PLUG_TIMES, plugIn, untilReady } from './plug.ts';
import type { DryRunVm, DryRunStep } from '../../api/session/dry-run.ts';

const ACCELERATOR = { accelerator: 'xen', reason: 'Xen runs the VMs itself' } as const;
/** The host's own domain. */
const DOM0 = { name: 'Domain-0', id: 0 } as const;

const NicRecord = z.strictObject({ mac: z.string(), socket: z.string(), end: z.enum(['listen', 'connect']) });
const DomainRecord = z.strictObject({ name: z.string(), nics: z.array(NicRecord) });

/** `toolstackFolder`: the toolstack's folder with the control sockets of the processes that draw screens. */
export function createXl(settings: DomainSettings, toolstackFolder = '/var/run/xen'): Hypervisor {
  return {
    name: 'xl',
    programs: [xl, xenstoreRead, { program: '/usr/libexec/xen-qemu-system-i386', debianPackage: 'qemu-system-xen' }],
    keepsPaused: true,
    handsCards: true,
    accelerator: () => Promise.resolve(ACCELERATOR),
    start: (spec, signal) => startDomain(spec, settings, toolstackFolder, signal),
    adopt: (names, record) => adoptDomain(names, record, toolstackFolder),
    cleanUp: cleanUpDomain,
    dryRun: async (spec) => {
      const domain = domainOf(spec, settings, randomUUID());
      assertSound(domain);
      return xlDryRun(spec, domain);
    },
    preflight: preflightXen,
    hostCards: {
      attach: async (nic, signal) => plugIn(DOM0, nic, await untilReady(nic, signal, PLUG_TIMES), signal, PLUG_TIMES),
      detach: (nic) => detachCard(DOM0.name, nic.mac),
    },
  };
}

async function startDomain(
  spec: VmSpec,
  settings: DomainSettings,
  toolstackFolder: string,
  signal: AbortSignal,
): Promise<Vm> {
  signal.throwIfAborted();
  const domain = domainOf(spec, settings, randomUUID());
  assertSound(domain);
  for (const file of [domain.kernel, domain.initramfs, ...domain.disks.map((disk) => disk.file)]) await access(file);
  await mkdir(spec.names.own, { recursive: true, mode: 0o700 });
  // A domain of this name can only be a leftover of an earlier host agent.
  if ((await domainId(domain.name, signal)) !== undefined) await destroyDomain(domain.name);
  for (const device of domain.pciDevices)
    if (!(await assignableDevices(signal)).includes(device)) await makeAssignable(device, signal);
  await writeFileAtomically(spec.names.domainConfig, xlConfig(domain));
  await writeRecord(spec.names.domain, DomainRecord, { name: domain.name, nics: spec.nics.map((nic) => ({ ...nic })) });
  try {
    await create(domain, spec.names.domainConfig, signal);
    const id = await domainId(domain.name);
    if (id === undefined) throw new Error('the domain ended at once');
    const record: VmRecord = {
      hypervisor: 'xl',
      accelerator: ACCELERATOR.accelerator,
      processes: [await deviceModelOf(id)],
    };
    const cards = new XlCards({ name: domain.name, id }, spec.nics);
    await cards.offer();
    return new XlVm({ name: domain.name, id, control: controlSocket(toolstackFolder, id) }, spec.names, record, cards);
  } catch (error) {
    await destroyDomain(domain.name).catch(() => undefined);
    for (const file of [spec.names.domainConfig, spec.names.domain]) await rm(file, { force: true });
    signal.throwIfAborted();
    throw new Failure('vm-not-started', { hypervisor: 'Xen', reason: messageOf(error) }, { cause: error });
  }
}

async function create(domain: Domain, configFile: string, signal: AbortSignal): Promise<void> {
  const devices = attachedDevices(domain);
  await createDomain(configFile, { isPaused: devices.length > 0 }, signal);
  if (devices.length === 0) return;
  for (const device of devices) await attachDevice(domain.name, device, signal);
  await unpauseDomain(domain.name);
}

/** The second control socket of the process that draws the screen; the first one belongs to the toolstack. */
const controlSocket = (toolstackFolder: string, id: number): string => join(toolstackFolder, `qmp-libxenstat-${id}`);

/** The process in dom0 that serves the domain's screen and its guest channel. */
async function deviceModelOf(id: number): Promise<ProcessIdentity> {
  const pid = Number(await readKey(`/local/domain/${id}/image/device-model-pid`));
  const identity = Number.isInteger(pid) && pid > 1 ? await identify('qemu', pid) : undefined;
  if (!identity) throw new Error('no process serves its screen and guest channel');
  return identity;
}

async function adoptDomain(names: VmFiles, record: VmRecord, toolstackFolder: string): Promise<Vm | undefined> {
  const known = await readRecord(names.domain, DomainRecord);
  const id = known && (await domainId(known.name));
  if (known && id !== undefined) {
    const serving = await deviceModelOf(id).catch(() => undefined);
    // A process other than the recorded one serves another domain of the same name.
    if (serving?.pid === record.processes[0]?.pid && serving?.startTicks === record.processes[0]?.startTicks) {
      const cards = new XlCards({ name: known.name, id }, known.nics);
      const vm = new XlVm({ name: known.name, id, control: controlSocket(toolstackFolder, id) }, names, record, cards);
      await vm.followNetwork();
      return vm;
    }
    await destroyDomain(known.name).catch(() => undefined);
  }
  for (const identity of record.processes) await killAndWait(identity);
  return undefined;
}

async function cleanUpDomain(names: VmFiles): Promise<void> {
  const known = await readRecord(names.domain, DomainRecord);
  if (known && (await domainId(known.name)) !== undefined) await destroyDomain(known.name);
}

// The commands of a start with xl.

/** Pure. */
function xlDryRun(spec: VmSpec, domain: Domain): DryRunVm {
  const at =
    (when: DryRunStep['when']) =>
    (...command: string[]): DryRunStep => ({ when, command });
  const [start, network, end] = [at('start'), at('network'), at('end')];
  return {
    role: spec.role,
    file: { path: spec.names.domainConfig, text: xlConfig(domain) },
    steps: [
      ...domain.pciDevices.flatMap((device) => [
        start('xl', 'pci-assignable-list'),
        start('xl', 'pci-assignable-add', device),
      ]),
      ...created(spec.names.domainConfig, domain).map((command) => start(...command)),
      start('xl', 'domid', domain.name),
      ...spec.nics
        .filter((nic) => nic.end === 'connect')
        .map((nic) =>
          network('xl', 'network-attach', domain.name, ...cardWords(cardAt(nic, { name: networkVmOf(spec), id: 1 }))),
        ),
      end('xl', 'destroy', domain.name),
    ],
  };
}

function created(file: string, domain: Domain): string[][] {
  const devices = attachedDevices(domain);
  if (devices.length === 0) return [['xl', 'create', file]];
  return [
    ['xl', 'create', '-p', file],
    ...devices.map((device) => ['xl', 'pci-attach', domain.name, device]),
    ['xl', 'unpause', domain.name],
  ];
}

/** The name of the network VM's domain, which follows from its folder. */
function networkVmOf({ nics }: VmSpec): string {
  const folder = nics.find((nic) => nic.end === 'connect')?.socket.replace(/\/ports\/\d+\/nic\.sock$/, '') ?? '';
  return domainName({ id: 'ndvm', names: { folder } });
}
