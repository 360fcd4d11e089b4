/** A start with xl as the commands that it is. */
import type { RehearsedMachine, RehearsedStep } from '../../api/rehearsal.ts';
import type { Domain } from '../domain.ts';
import { domainName } from '../domain-of.ts';
import type { MachineSpec } from '../hypervisor.ts';
import { attachedDevices, cardWords, xlConfig } from './config.ts';
import { cardAt } from './plug.ts';

/** Pure. */
export function rehearsedWithXl(spec: MachineSpec, domain: Domain): RehearsedMachine {
  const at =
    (when: RehearsedStep['when']) =>
    (...command: string[]): RehearsedStep => ({ when, command });
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
          network(
            'xl',
            'network-attach',
            domain.name,
            ...cardWords(cardAt(nic, { name: networkMachineOf(spec), id: 1 })),
          ),
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

/** A session's network machine is another one, whose name is that of its folder. */
function networkMachineOf({ nics }: MachineSpec): string {
  const folder = nics.find((nic) => nic.end === 'connect')?.socket.replace(/\/ports\/\d+\/nic\.sock$/, '') ?? '';
  return domainName({ id: 'ndvm', names: { folder } });
}
