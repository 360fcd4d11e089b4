/** Which hypervisor runs the machines, as the configuration says. */
import type { Config } from '../config/schema.ts';
import type { DomainSettings } from '../hypervisor/domain-of.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import { type AcceleratorOptions, acceleratorChooser } from '../hypervisor/qemu/accelerator.ts';
import { createQemu } from '../hypervisor/qemu/qemu.ts';
import { createXl } from '../hypervisor/xl/xl.ts';

export function chooseHypervisor(config: Config, accelerator: Omit<AcceleratorOptions, 'configured'>): Hypervisor {
  switch (config.hypervisor) {
    case 'qemu':
      return createQemu(acceleratorChooser({ ...accelerator, configured: config.accelerator }));
    case 'xl':
      return createXl(domainSettings(config.xen));
  }
}

/** Pure. */
export function domainSettings({ networkKind, browserKind, networkLabel, browserLabel }: Config['xen']): DomainSettings {
  const label = (text: string) => (text === '' ? undefined : text);
  return { kind: { network: networkKind, browser: browserKind }, label: { network: label(networkLabel), browser: label(browserLabel) } };
}
