/** The commands of a start with xl. */
import type { DryRunVm, DryRunStep } from '../../api/dry-run.ts';
import type { Domain } from '../xen/domain.ts';
import { domainName } from '../xen/domain-of.ts';
import type { VmSpec } from '../hypervisor.ts';
import { attachedDevices, cardWords, xlConfig } from './config.ts';
import { cardAt } from './plug.ts';

/** Pure. */
export function xlDryRun(spec: VmSpec, domain: Domain): DryRunVm {
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
