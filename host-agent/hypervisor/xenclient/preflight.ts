/** Checks from xenmgr and dom0 whether XenClient XT or OpenXT can run our VMs. */
import type { Finding } from '../../api/host/doctor.ts';
import type { Dom0 } from '../../tools/xen/dom0.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import type { Tool } from '../../process/run.ts';
import type { HypervisorNeeds } from '../hypervisor.ts';
import { HOST, ROOT } from './interfaces.ts';
import { freeMemoryMiB } from './create-vm.ts';
import type { Xenmgr } from './xenmgr.ts';

/** Collected facts; `undefined` where one could not be read. */
export interface XenclientFacts {
  readonly templates?: readonly string[];
  /** Why xenmgr did not answer. */
  readonly fault?: string;
  readonly mayCreate?: boolean;
  readonly mayDelete?: boolean;
  readonly freeMiB?: number;
  /** Addresses of the devices that can be passed through. */
  readonly devices?: readonly string[];
  readonly missing: readonly string[];
}

const which: Tool = { program: 'which', debianPackage: 'debianutils', timeoutMs: 30_000 };
const PROGRAMS = ['vhd-util', 'tap-ctl', 'resize2fs', 'e2fsck', 'xenstore-read', 'sha256sum', 'dd'] as const;

export async function preflightXenclient(
  { xenmgr, dom0 }: { readonly xenmgr: Xenmgr; readonly dom0: Dom0 },
  needs: HypervisorNeeds,
  signal: AbortSignal,
): Promise<Finding[]> {
  return judgeXenclient(await factsOf(xenmgr, dom0, signal), needs);
}

async function factsOf(xenmgr: Xenmgr, dom0: Dom0, signal: AbortSignal): Promise<XenclientFacts> {
  const missing: string[] = [];
  for (const program of PROGRAMS) await dom0.run(which, [program], { signal }).catch(() => missing.push(program));
  const templates = await xenmgr.call(ROOT, 'listTemplates', [], signal).catch((error: unknown) => messageOf(error));
  if (typeof templates === 'string') return { fault: templates, missing };
  const or = <Value>(asked: Promise<Value>) => asked.catch(() => undefined);
  const [mayCreate, mayDelete, freeMiB, devices] = await Promise.all([
    or(xenmgr.get(ROOT, 'config', 'vm-creation-allowed', signal)),
    or(xenmgr.get(ROOT, 'config', 'vm-deletion-allowed', signal)),
    or(freeMemoryMiB(xenmgr, signal)),
    or(xenmgr.call(HOST, 'listPciDevices', [], signal)),
  ]);
  return {
    templates,
    missing,
    ...(mayCreate !== undefined && { mayCreate }),
    ...(mayDelete !== undefined && { mayDelete }),
    ...(freeMiB !== undefined && { freeMiB }),
    ...(devices && { devices: devices.flatMap(({ addr }) => addr ?? []) }),
  };
}

/** One finding for each requirement of a session. Pure. */
export function judgeXenclient(facts: XenclientFacts, { memoryMiB, cards }: HypervisorNeeds): Finding[] {
  const { fault, missing, mayCreate, mayDelete, freeMiB, devices } = facts;
  const tools: Finding =
    missing.length === 0
      ? { check: 'dom0-programs', level: 'ok', message: 'dom0 has the programs that make disks.' }
      : {
          check: 'dom0-programs',
          level: 'trouble',
          message: `dom0 lacks: ${missing.join(', ')}.`,
          params: { programs: missing.join(', ') },
          hint: 'They are part of XenClient XT and OpenXT. Run the host agent in dom0, or set xenclient.dom0 in the configuration.',
        };
  // Reported every time, because users of this hypervisor have to know it.
  const untried: Finding = {
    check: 'xenclient-untried',
    level: 'note',
    message: 'Safe Browse was tested with a fake of xenmgr only, never on a real XenClient XT or OpenXT.',
    hint: 'Read host-agent/hypervisor/xenclient/README.md, and look at each command first: safe-browse open --dry-run',
    command: 'safe-browse open --dry-run',
  };
  if (fault !== undefined)
    return [
      {
        check: 'xenmgr',
        level: 'trouble',
        message: `xenmgr does not answer: ${fault}`,
        params: { reason: fault },
        hint: 'Run in dom0, or name it: xenclient.dom0 in the configuration.',
      },
      tools,
      untried,
    ];
  return [
    { check: 'xenmgr', level: 'ok', message: 'xenmgr answers.' },
    tools,
    ...(mayCreate === false || mayDelete === false
      ? [
          {
            check: 'xenmgr-policy',
            level: 'trouble',
            message: 'xenmgr’s policy does not allow VMs to be created and deleted.',
            hint: 'In dom0: xec set vm-creation-allowed true; xec set vm-deletion-allowed true',
            command: 'xec set vm-creation-allowed true; xec set vm-deletion-allowed true',
          } as const,
        ]
      : []),
    ...cards.map((address) => card(address, devices)),
    ...(freeMiB === undefined ? [] : [memory(freeMiB, memoryMiB)]),
    untried,
  ];
}

function card(address: string, devices: readonly string[] | undefined): Finding {
  const check = 'network-card';
  if (devices?.includes(address) === true)
    return { check, level: 'ok', message: `The network card ${address} can be handed in.`, params: { address } };
  return {
    check,
    level: 'trouble',
    message: `xenmgr knows no PCI device ${address}.`,
    variant: 'xenmgr',
    params: { address },
    hint: 'See which there are, in dom0: xec -o /host list-pci-devices',
    command: 'xec -o /host list-pci-devices',
  };
}

function memory(freeMiB: number, neededMiB: number): Finding {
  const message = `XenClient has ${freeMiB} MiB of memory free, a session may take ${neededMiB}.`;
  const params = { freeMiB, neededMiB };
  return freeMiB >= neededMiB
    ? { check: 'xen-memory', level: 'ok', message, params }
    : {
        check: 'xen-memory',
        level: 'trouble',
        message,
        variant: 'xenmgr',
        params,
        hint: 'Shut other VMs down, or lower memoryMiB in the profile.',
      };
}
