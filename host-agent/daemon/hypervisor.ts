/** Chooses the hypervisor from the configuration. */
import type { Config } from '../config/schema.ts';
import type { DomainSettings } from '../hypervisor/xen/domain-of.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import { type AcceleratorOptions, acceleratorChooser } from '../hypervisor/qemu/accelerator.ts';
import { type Admit, createQemu } from '../hypervisor/qemu/qemu.ts';
import { xenmgrOverBus } from '../hypervisor/xenclient/over-bus.ts';
import { xenmgrOverXec } from '../hypervisor/xenclient/over-xec.ts';
import { createXenclient, type XenclientParts } from '../hypervisor/xenclient/xenclient.ts';
import { createXl } from '../hypervisor/xl/xl.ts';
import { dom0Here, dom0Over } from '../tools/xen/dom0.ts';
import { SystemBus } from '../hypervisor/xenclient/system-bus.ts';

/** Poll interval for the liveness of VMs: a D-Bus call is cheap, starting a process is not, and a command over ssh costs most. */
const OVER_BUS = { everyMs: 1_000, goneWithinMs: 60_000 } as const;
const OVER_XEC = { everyMs: 5_000, goneWithinMs: 60_000 } as const;

export function chooseHypervisor(
  config: Config,
  accelerator: Omit<AcceleratorOptions, 'configured' | 'startWithinSeconds'>,
  onGivenUp: (id: string, silentMs: number) => void,
  admit: Admit,
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
        onGivenUp,
        admit,
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
