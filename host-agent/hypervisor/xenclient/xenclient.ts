/**
 * XenClient XT and OpenXT: each VM is a VM of xenmgr. Written from its published sources and tested with the contract over a fake of xenmgr;
 * never run on real hardware.
 */
import { randomUUID } from 'node:crypto';
import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { VmFiles } from '../../storage/filenames.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import type { Dom0 } from '../../tools/xen/dom0.ts';
import { hardLink, removeFile } from '../../tools/xen/dom0-files.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { DryRunVm } from '../../api/session/dry-run.ts';
import { assertSound, type Domain } from '../xen/domain.ts';
import { domainOf, type DomainSettings } from '../xen/domain-of.ts';
import type { Hypervisor, Vm, VmRecord, VmSpec } from '../hypervisor.ts';
import { offerPorts, untilOffered } from './backends.ts';
import { fileInDom0, goldenDisk } from './disks.ts';
import { vmPath } from './interfaces.ts';
import { endVm, type LookTimes, XenclientVm } from './vm.ts';
import { makeVm, startVm } from './create-vm.ts';
import { preflightXenclient } from './preflight.ts';
import { type XenmgrCard, xenmgrVm, type XenmgrChoices } from './properties.ts';
import { DryRunRecorder } from './dry-run.ts';
import type { Xenmgr } from './xenmgr.ts';

const ACCELERATOR = { accelerator: 'xen', reason: 'XenClient runs the VMs itself' } as const;

const NicRecord = z.strictObject({ mac: z.string(), socket: z.string(), end: z.enum(['listen', 'connect']) });
const XenclientRecord = z.strictObject({
  uuid: z.uuid(),
  id: z.int().optional(),
  nics: z.array(NicRecord),
  ownDisk: z.string().optional(),
});

export interface XenclientParts {
  readonly settings: DomainSettings;
  readonly xenmgr: Xenmgr;
  readonly dom0: Dom0;
  /** Folder of the disks in dom0. */
  readonly disks: string;
  readonly choices: Omit<XenmgrChoices, 'kernelExtract'> & { readonly networkKernelExtract: string };
  readonly times: LookTimes;
}

export function createXenclient(parts: XenclientParts): Hypervisor {
  const { destination } = parts.dom0;
  return {
    name: 'xenclient',
    programs:
      destination === undefined
        ? ['xec', 'vhd-util', 'tap-ctl', 'xenstore-read'].map((program) => ({ program, debianPackage: 'openxt' }))
        : [{ program: 'ssh', debianPackage: 'openssh-client' }],
    handsCards: true,
    hasOwnScreen: true,
    accelerator: () => Promise.resolve(ACCELERATOR),
    start: (spec, signal) => startXenclient(spec, parts, signal),
    adopt: (names, record) => adoptXenclient(names, record, parts),
    cleanUp: (names) => cleanUpXenclient(names, parts),
    dryRun: (spec, signal) => dryRunXenclient(spec, parts, signal),
    preflight: (needs, signal) => preflightXenclient(parts, needs, signal),
  };
}

async function startXenclient(spec: VmSpec, parts: XenclientParts, signal: AbortSignal): Promise<Vm> {
  signal.throwIfAborted();
  const {
    xenmgr,
    dom0,
    disks,
    choices: { networkKernelExtract, ...choices },
    times,
  } = parts;
  const uuid = randomUUID();
  const planned = domainOf(spec, parts.settings, uuid);
  assertSound(planned);
  for (const file of [planned.kernel, planned.initramfs, ...planned.disks.map((disk) => disk.file)]) await access(file);
  await mkdir(spec.names.folder, { recursive: true, mode: 0o700 });
  const ownDisk = choices.layer === 'snapshot' ? join(disks, `sb-${uuid}.vhd`) : undefined;
  const record = { uuid, nics: spec.nics.map((nic) => ({ ...nic })), ...(ownDisk !== undefined && { ownDisk }) };
  await writeRecord(spec.names.domain, XenclientRecord, record);
  try {
    const domain = await inDom0(planned, { dom0, disks, ownDisk }, signal);
    const cards = await Promise.all(
      spec.nics
        .filter(({ end }) => end === 'connect')
        .map(async (nic) => ({ mac: nic.mac, backendUuid: await untilOffered(nic, signal) })),
    );
    const kernelExtract = spec.role === 'network' ? networkKernelExtract : '';
    const id = await createAndStart(
      xenmgr,
      { role: spec.role, domain, cards, choices: { ...choices, kernelExtract } },
      signal,
    );
    await writeRecord(spec.names.domain, XenclientRecord, { ...record, id });
    await offerPorts(spec.nics, uuid);
    return new XenclientVm(
      { ...record, id },
      { hypervisor: 'xenclient', accelerator: ACCELERATOR.accelerator, processes: [] },
      { xenmgr, dom0, times },
    );
  } catch (error) {
    await endVm(xenmgr, uuid, times).catch(() => undefined);
    if (ownDisk !== undefined) await removeFile(dom0, ownDisk).catch(() => undefined);
    await rm(spec.names.domain, { force: true });
    signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    throw new Failure('vm-not-started', { hypervisor: 'XenClient', reason: messageOf(error) }, { cause: error });
  }
}

/** The commands of a start and an end. */
async function dryRunXenclient(
  spec: VmSpec,
  { settings, dom0, disks, choices: { networkKernelExtract, ...choices } }: XenclientParts,
  signal: AbortSignal,
): Promise<DryRunVm> {
  const uuid = randomUUID();
  const recorder = new DryRunRecorder(dom0.destination);
  const planned = domainOf(spec, settings, uuid);
  assertSound(planned);
  const ownDisk = choices.layer === 'snapshot' ? join(disks, `sb-${uuid}.vhd`) : undefined;
  const domain = await inDom0(planned, { dom0: recorder.dom0, disks, ownDisk }, signal);
  const cards = spec.nics
    .filter(({ end }) => end === 'connect')
    .map(({ mac }) => ({ mac, backendUuid: 'UUID-OF-THE-NETWORK-VM' }));
  const kernelExtract = spec.role === 'network' ? networkKernelExtract : '';
  await createAndStart(
    recorder.xenmgr,
    { role: spec.role, domain, cards, choices: { ...choices, kernelExtract } },
    signal,
  );
  recorder.when = 'end';
  await endVm(recorder.xenmgr, uuid, { everyMs: 1, goneWithinMs: 1 });
  if (ownDisk !== undefined) await removeFile(recorder.dom0, ownDisk);
  return recorder.vm(spec.role);
}

interface Planned {
  readonly role: VmSpec['role'];
  readonly domain: Domain;
  readonly cards: readonly XenmgrCard[];
  readonly choices: XenmgrChoices;
}

/** Creates and starts the VM, and returns its domain id. */
async function createAndStart(
  xenmgr: Xenmgr,
  { role, domain, cards, choices }: Planned,
  signal: AbortSignal,
): Promise<number> {
  // The version of xenmgr does not affect these.
  const { templates } = xenmgrVm(domain, cards, { hasVirtType: true, messages: 'argo' }, choices);
  const vm = await makeVm(
    xenmgr,
    domain.uuid,
    templates,
    (generation) => xenmgrVm(domain, cards, generation, choices),
    signal,
  );
  const id = await startVm(xenmgr, vm, signal);
  // Brings it to the foreground, like a new window.
  if (role === 'browser') await xenmgr.call(vm, 'switchTo', [], signal);
  return id;
}

/** The domain with files of dom0. Its disk is a VHD; with a writable layer it gets a separate name, since xenmgr names the layer after the disk. */
async function inDom0(
  domain: Domain,
  { dom0, disks, ownDisk }: { readonly dom0: Dom0; readonly disks: string; readonly ownDisk: string | undefined },
  signal: AbortSignal,
): Promise<Domain> {
  const held: Domain['disks'][number][] = [];
  for (const disk of domain.disks) {
    const golden = await goldenDisk(dom0, disk.file, disks, signal);
    if (ownDisk !== undefined) await hardLink(dom0, golden, ownDisk);
    held.push({ ...disk, file: ownDisk ?? golden });
  }
  return {
    ...domain,
    kernel: await fileInDom0(dom0, domain.kernel, disks, signal),
    initramfs: await fileInDom0(dom0, domain.initramfs, disks, signal),
    disks: held,
  };
}

async function adoptXenclient(
  names: VmFiles,
  record: VmRecord,
  { xenmgr, dom0, times }: XenclientParts,
): Promise<Vm | undefined> {
  const known = await readRecord(names.domain, XenclientRecord);
  if (known?.id === undefined) return undefined;
  const runs = await xenmgr.get(vmPath(known.uuid), 'vm', 'domid').then(
    (id) => id === known.id,
    () => false,
  );
  if (runs) {
    await offerPorts(known.nics, known.uuid);
    return new XenclientVm({ ...known, id: known.id }, record, { xenmgr, dom0, times });
  }
  await cleanUpKnown(known, { xenmgr, dom0, times });
  return undefined;
}

async function cleanUpXenclient(names: VmFiles, parts: XenclientParts): Promise<void> {
  const known = await readRecord(names.domain, XenclientRecord);
  if (known) await cleanUpKnown(known, parts);
}

async function cleanUpKnown(
  { uuid, ownDisk }: z.infer<typeof XenclientRecord>,
  { xenmgr, dom0, times }: Pick<XenclientParts, 'xenmgr' | 'dom0' | 'times'>,
): Promise<void> {
  await endVm(xenmgr, uuid, times);
  if (ownDisk !== undefined) await removeFile(dom0, ownDisk);
}
