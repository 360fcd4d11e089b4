/** Checks from the toolstack and the kernel whether Xen can run our VMs on this host. */
import { access, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Finding } from '../../api/host/doctor.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import { assignableDevices, hostInfo, hypervisorMessages } from '../../tools/xen/xl.ts';
import type { HypervisorNeeds } from '../hypervisor.ts';

/** Collected facts; `undefined` where one could not be read. */
export interface XenFacts {
  /** Content of /proc/xen/capabilities; absent: no Xen, or xenfs is not mounted. */
  readonly capabilities?: string;
  readonly info?: ReadonlyMap<string, string>;
  /** Why the toolstack did not answer. */
  readonly infoFault?: string;
  readonly messages?: string;
  readonly assignable: readonly string[];
  readonly cards: readonly { readonly address: string; readonly isThere: boolean; readonly driver?: string }[];
}

const OLDEST_MAJOR = 4;
const OLDEST_MINOR = 17;

export async function preflightXen(needs: HypervisorNeeds, signal: AbortSignal): Promise<Finding[]> {
  return judgeXen(await factsOf(needs, signal), needs);
}

async function factsOf({ cards }: HypervisorNeeds, signal: AbortSignal): Promise<XenFacts> {
  const capabilities = await readFile('/proc/xen/capabilities', 'utf8').catch(() => undefined);
  const [info, messages, assignable] = await Promise.all([
    hostInfo(signal).catch((error: unknown) => messageOf(error)),
    hypervisorMessages(signal).catch(() => undefined),
    assignableDevices(signal).catch(() => []),
  ]);
  const found = await Promise.all(
    cards.map(async (address) => {
      const folder = `/sys/bus/pci/devices/${address}`;
      const isThere = await access(folder).then(
        () => true,
        () => false,
      );
      const driver = await readlink(`${folder}/driver`).then(basename, () => undefined);
      return { address, isThere, ...(driver !== undefined && { driver }) };
    }),
  );
  return {
    ...(capabilities !== undefined && { capabilities }),
    ...(typeof info === 'string' ? { infoFault: info } : { info }),
    ...(messages !== undefined && { messages }),
    assignable,
    cards: found,
  };
}

/** One finding for each requirement of a session on Xen. Pure. */
export function judgeXen(facts: XenFacts, needs: HypervisorNeeds): Finding[] {
  const first = control(facts);
  const { info } = facts;
  // Without the toolstack nothing else is known.
  if (first.level === 'trouble' || !info) return [first, ...(first.level === 'trouble' ? [] : [unreachable(facts)])];
  return [
    first,
    version(info),
    ...passthrough(info, needs),
    security(info, facts.messages ?? ''),
    ...facts.cards.map((found) => card(found, facts.assignable)),
    memory(info, needs),
  ];
}

function control({ capabilities }: XenFacts): Finding {
  const check = 'xen';
  if (capabilities === undefined) {
    return {
      check,
      level: 'trouble',
      message: 'This is no domain of Xen, or /proc/xen is not mounted.',
      variant: 'absent',
      command: 'mount -t xenfs xenfs /proc/xen',
      hint: 'Boot the host with Xen (apt-get install xen-system-amd64), or set hypervisor = "qemu". In a domain: mount -t xenfs xenfs /proc/xen',
    };
  }
  if (!capabilities.includes('control_d'))
    return {
      check,
      level: 'trouble',
      message: 'This Xen domain is not dom0, which controls the others.',
      hint: 'Run Safe Browse in dom0, or set hypervisor = "qemu".',
    };
  return { check, level: 'ok', message: 'This is dom0, the domain of Xen that controls the others.' };
}

function unreachable({ infoFault }: XenFacts): Finding {
  return {
    check: 'xl',
    level: 'trouble',
    message: `Xen's toolstack does not answer: ${infoFault ?? 'no reason given'}`,
    params: { reason: infoFault ?? '?' },
    hint: 'Run as root, and start the toolstack: /etc/init.d/xen start',
    command: '/etc/init.d/xen start',
  };
}

function version(info: ReadonlyMap<string, string>): Finding {
  const [major, minor] = [Number(info.get('xen_major')), Number(info.get('xen_minor'))];
  const version = info.get('xen_version') ?? 'unknown';
  const isNewEnough = major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR);
  return isNewEnough
    ? { check: 'xl', level: 'ok', message: `Xen's toolstack answers; this is Xen ${version}.`, params: { version } }
    : {
        check: 'xl',
        level: 'note',
        message: `This is Xen ${version}; nothing before ${OLDEST_MAJOR}.${OLDEST_MINOR} is known to work.`,
        params: { version, oldest: `${OLDEST_MAJOR}.${OLDEST_MINOR}` },
        hint: 'Update Xen.',
      };
}

function passthrough(info: ReadonlyMap<string, string>, { cards }: HypervisorNeeds): Finding[] {
  const check = 'passthrough';
  const capabilities = (info.get('virt_caps') ?? '').split(' ');
  if (capabilities.includes('hvm_directio') || capabilities.includes('pv_directio'))
    return [{ check, level: 'ok', message: 'Devices can be handed to domains, behind an IOMMU.' }];
  const level = cards.length > 0 ? 'trouble' : 'note';
  return [
    {
      check,
      level,
      message: 'No device can be handed to a domain: Xen has no IOMMU to use.',
      hint: 'Turn on VT-d or AMD-Vi in the firmware, and leave iommu=off out of Xen’s command line.',
    },
  ];
}

/** Under SILO domains can only communicate with dom0, so the network VM could not carry frames. */
function security(info: ReadonlyMap<string, string>, messages: string): Finding {
  const check = 'xsm';
  const asked = /(?:^|\s)xsm=(\w+)/.exec(info.get('xen_commandline') ?? '')?.[1];
  const isSilo = asked === 'silo' || (asked === undefined && /XSM[^\n]*SILO|SILO mode/i.test(messages));
  if (isSilo)
    return {
      check,
      level: 'trouble',
      message: 'Xen isolates domains from each other (xsm=silo): the network VM cannot serve a session.',
      hint: 'Put xsm=dummy, or xsm=flask with labels that let the two talk, on Xen’s command line.',
    };
  if (asked === 'flask' || /FLASK: +(Starting|Initializing)|Flask:/i.test(messages)) {
    return {
      check,
      level: 'note',
      message: 'Xen enforces a FLASK policy: the labels of both VMs must allow them to communicate.',
      hint: 'Set xen.networkLabel and xen.browserLabel in the configuration to labels that may.',
    };
  }
  return { check, level: 'ok', message: 'Xen allows the network VM to serve sessions.' };
}

function card({ address, isThere, driver }: XenFacts['cards'][number], assignable: readonly string[]): Finding {
  const check = 'network-card';
  if (!isThere)
    return {
      check,
      level: 'trouble',
      message: `There is no PCI device ${address}.`,
      params: { address },
      hint: 'Look for the network card with: lspci -D',
      command: 'lspci -D',
    };
  if (assignable.includes(address))
    return {
      check,
      level: 'ok',
      message: `The network card ${address} is ready to be handed in.`,
      params: { address },
    };
  return {
    check,
    level: 'note',
    message: `The network card ${address} is ${driver === undefined ? 'not bound to any driver' : `used by the driver ${driver}`}; it is passed through when the network VM starts.`,
    ...(driver === undefined ? { variant: 'unbound', params: { address } } : { params: { address, driver } }),
    hint: `The host’s own connection over it then ends. To prepare it at boot: xl pci-assignable-add ${address}`,
    command: `xl pci-assignable-add ${address}`,
  };
}

function memory(info: ReadonlyMap<string, string>, { memoryMiB }: HypervisorNeeds): Finding {
  const freeMiB = Number(info.get('free_memory'));
  const message = `Xen has ${freeMiB} MiB of memory free, a session may take ${memoryMiB}.`;
  const params = { freeMiB, neededMiB: memoryMiB };
  return freeMiB >= memoryMiB
    ? { check: 'xen-memory', level: 'ok', message, params }
    : {
        check: 'xen-memory',
        level: 'trouble',
        message,
        params,
        hint: 'Give dom0 less (dom0_mem on Xen’s command line), close sessions, or lower memoryMiB in the profile.',
      };
}
