/** The hypervisor of the configuration, and how VMs are protected with it. */
import { Failure } from '../api/errors/failure.ts';
import type { Config } from '../config/schema.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { memoryForJails } from '../jail/memory-for-jails.ts';
import { abortable } from '../process/abortable.ts';
import { deadline } from '../process/deadline.ts';
import { dom0Here, dom0Over } from '../tools/xen/dom0.ts';
import type { Hypervisor } from './hypervisor.ts';
import { type AcceleratorOptions, acceleratorChooser, cleanUpProbes } from './qemu/accelerator.ts';
import { type Admit, createQemu } from './qemu/qemu.ts';
import { VmProtections } from './vm-protections.ts';
import type { DomainSettings } from './xen/domain-of.ts';
import { xenmgrOverBus } from './xenclient/over-bus.ts';
import { xenmgrOverXec } from './xenclient/over-xec.ts';
import { SystemBus } from './xenclient/system-bus.ts';
import { createXenclient, type XenclientParts } from './xenclient/xenclient.ts';
import { createXl } from './xl/xl.ts';

/** How long `doctor` waits for the test of KVM. */
const ACCELERATOR_WITHIN_MS = 60_000;
const never = new AbortController().signal;

interface UsedParts {
  readonly images: { probeBoot: AcceleratorOptions['probeBoot'] };
  readonly counts: { startedAgain(): void };
}

export function composeHypervisor(
  { folders, state, startConfig, configuration, log }: Foundation,
  { images, counts }: UsedParts,
) {
  const stopped = new AbortController();
  const protections = new VmProtections(() => configuration.policy, log);
  const accelerator = {
    verdictFile: state.kvmVerdict,
    runtimeFolder: folders.runtime,
    probeBoot: () => images.probeBoot(),
    ending: stopped.signal,
  };
  const onGivenUp = (vm: string, silentMs: number) => {
    log.warn({ vm, seconds: silentMs / 1000 }, 'a VM was silent and is started again');
    counts.startedAgain();
  };
  const hypervisor = chooseHypervisor(startConfig, accelerator, onGivenUp, protections.admit, state.scratchDisks);
  /** The VMs that find out whether KVM works. */
  const probes = {
    stop: () => {
      stopped.abort(new Failure('host-agent-shutting-down'));
      return cleanUpProbes(folders.runtime);
    },
  };
  // A hypervisor with a preflight has memory that this system does not see.
  const hostMemory = hypervisor.preflight ? {} : { availableMemory: memoryForJails };
  return {
    parts: { hypervisor, probes, protections, hostMemory },
    reported: () => ({ hypervisor: hypervisor.name }),
    examined: () => ({
      hypervisor,
      missed: protections.missed,
      // The first question tests KVM, which goes on for the next question where this one ends before it.
      accelerator: () => abortable(hypervisor.accelerator(never), deadline(ACCELERATOR_WITHIN_MS)),
    }),
  };
}

/** Poll interval for the liveness of VMs: a D-Bus call is cheap, starting a process is not, and a command over ssh costs most. */
const OVER_BUS = { everyMs: 1_000, goneWithinMs: 60_000 } as const;
const OVER_XEC = { everyMs: 5_000, goneWithinMs: 60_000 } as const;

function chooseHypervisor(
  config: Config,
  accelerator: Omit<AcceleratorOptions, 'configured' | 'startWithinSeconds'>,
  onGivenUp: (id: string, silentMs: number) => void,
  admit: Admit,
  scratchFolder: string,
): Hypervisor {
  switch (config.hypervisor) {
    case 'qemu':
      return createQemu(
        acceleratorChooser({
          ...accelerator,
          admit,
          configured: config.accelerator,
          startWithinSeconds: config.start.requirementTimeoutSeconds,
        }),
        { onGivenUp, admit, scratchFolder },
      );
    case 'xl':
      return createXl(domainSettings(config.xen, true));
    case 'xenclient':
      return createXenclient(xenclientParts(config));
  }
}

/** Pure. */
function domainSettings(
  { networkKind, browserKind, networkLabel, browserLabel }: Config['xen'],
  hasChannels: boolean,
): DomainSettings {
  const label = (text: string) => (text === '' ? undefined : text);
  return {
    kind: { network: networkKind, browser: browserKind },
    label: { network: label(networkLabel), browser: label(browserLabel) },
    hasChannels,
  };
}

function xenclientParts({
  xen,
  xenclient: { transport, dom0: destination, disks, layer, network, networkKernelExtract },
}: Config): XenclientParts {
  const dom0 = destination === '' ? dom0Here : dom0Over(destination);
  return {
    settings: domainSettings(xen, false),
    dom0,
    xenmgr: transport === 'dbus' ? xenmgrOverBus(new SystemBus()) : xenmgrOverXec(dom0),
    disks,
    choices: { layer, network, networkKernelExtract },
    times: transport === 'dbus' ? OVER_BUS : OVER_XEC,
  };
}
