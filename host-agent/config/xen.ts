/** Configuration of VMs on Xen, also under XenClient XT and OpenXT. */
import { z } from 'zod';
import type { ConfigurationProblem } from '../api/configuration/configuration.ts';

const Label = z
  .string()
  .regex(
    /^$|^[A-Za-z0-9_]+(:[A-Za-z0-9_]+){2}$/,
    'must be a label of the FLASK policy, such as system_u:system_r:domU_t',
  )
  .default('');

export const Xen = z.strictObject({
  networkKind: z
    .enum(['pv', 'hvm'])
    .default('pv')
    .describe('The kind of the network VM. Xen cannot pass a PCI device to PVH.'),
  browserKind: z
    .enum(['pvh', 'pv', 'hvm'])
    .default('pvh')
    .describe('The kind of the browser VM. `xenclient` requires `hvm`, and `xl` excludes it.'),
  networkLabel: Label.describe('FLASK label of the network VM. Empty: the default of the toolstack.'),
  browserLabel: Label.describe('FLASK label of the browser VMs. Empty: the default of the toolstack.'),
});
export type Xen = z.infer<typeof Xen>;

export const Xenclient = z.strictObject({
  transport: z
    .enum(['dbus', 'xec'])
    .default('dbus')
    .describe('How xenmgr is controlled: over D-Bus, or with its command line.'),
  dom0: z
    .string()
    .max(255)
    .regex(/^$|^[A-Za-z0-9_][A-Za-z0-9_.@:-]*$/, 'must be an ssh destination, such as root@dom0')
    .default('')
    .describe('The ssh destination of dom0; empty: the host agent runs in dom0. Port and key belong in ~/.ssh/config.'),
  disks: z
    .string()
    .max(1024)
    .regex(/^\/[A-Za-z0-9_./-]+$/, 'must be an absolute path of letters, digits and _./-')
    .default('/storage/disks')
    .describe('The folder of dom0 in which disks are created from images.'),
  layer: z
    .enum(['memory', 'snapshot'])
    .default('memory')
    .describe(
      '`memory`: the VM writes to its memory, and its disk is read-only. `snapshot`: xenmgr adds a new writable layer to the disk at each start.',
    ),
  network: z
    .string()
    .max(255)
    .regex(/^\/[A-Za-z0-9_/-]+$/, 'must be like "/wired/0/bridged"')
    .default('/wired/0/bridged')
    .describe("The network of the sessions, as named by XenClient's network daemon."),
  networkKernelExtract: z
    .string()
    .max(255)
    .regex(/^$|^[A-Za-z0-9,:_./-]+$/, 'must be like "/vmlinuz"')
    .default('')
    .describe(
      "Location of the kernel inside the network VM's disk, `[disk,partition:]/path`; empty: the kernel of the image.",
    ),
});
export type Xenclient = z.infer<typeof Xenclient>;

/** Contradictory keys. Pure. */
export function xenProblems({
  hypervisor,
  xen,
  xenclient,
  network,
}: {
  readonly hypervisor: string;
  readonly xen: Xen;
  readonly xenclient: Xenclient;
  readonly network: { readonly uplink: string };
}): ConfigurationProblem[] {
  const wrong = (isWrong: boolean, path: readonly string[], message: string): ConfigurationProblem[] =>
    isWrong ? [{ path: [...path], message }] : [];
  const isXenclient = hypervisor === 'xenclient';
  return [
    ...wrong(
      isXenclient && xen.browserKind !== 'hvm',
      ['xen', 'browserKind'],
      'must be "hvm" with hypervisor = "xenclient": no other kind of VM has a screen there',
    ),
    ...wrong(
      hypervisor === 'xl' && xen.browserKind === 'hvm',
      ['xen', 'browserKind'],
      'must be "pvh" or "pv" with hypervisor = "xl"',
    ),
    ...wrong(
      isXenclient && network.uplink !== 'pci',
      ['network', 'uplink'],
      'must be "pci" with hypervisor = "xenclient": the network VM owns a card there',
    ),
    ...wrong(
      isXenclient && xenclient.dom0 !== '' && xenclient.transport === 'dbus',
      ['xenclient', 'transport'],
      'must be "xec" when dom0 is reached over ssh',
    ),
  ];
}
