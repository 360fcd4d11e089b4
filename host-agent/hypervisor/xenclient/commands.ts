/** What is run on the command lines of XenClient XT and OpenXT (`xec`, `xec-vm`) to make a machine, start it and take it away. Never run on the real thing. */
import type { Properties, PropertyValue, XenmgrMachine } from './properties.ts';

export type Command = readonly [program: 'xec' | 'xec-vm', ...args: string[]];

/**
 * xec-vm takes these, with the word after, for options of its own wherever they stand, also where they are the value of a property.
 * A value equal to one would silently vanish.
 */
const TAKEN_FOR_OPTIONS: ReadonlySet<string> = new Set(['-n', '--name', '-d', '--disk', '-u', '--uuid', '-o', '--object', '-k', '--nic', '-c', '--argo-firewall-rules', '-i', '--interface', '--path']);

/** All that makes the machine, in order; nothing of it runs yet. Pure. Throws where a value could not be said. */
export function makingCommands(machine: XenmgrMachine): Command[] {
  const { uuid, template, properties, disks, cards, pciDevices } = machine;
  return [
    // Under a uuid of our own nothing has to be read out of its answer, and nobody else's machine of that name can be meant.
    ['xec', 'create-vm-with-template-and-uuid', template, uuid],
    ...setting(uuid, [], properties),
    ...disks.flatMap((disk, index) => [vm(uuid, [], 'add-disk'), ...setting(uuid, ['--disk', String(index)], disk)]),
    ...cards.flatMap((card, index) => [vm(uuid, [], 'add-nic'), ...setting(uuid, ['--nic', String(index)], card)]),
    ...pciDevices.map((address) => vm(uuid, [], 'add-pt-rule-bdf', address)),
  ];
}

/** Fulfilled by xenmgr when the machine executes; its policy may refuse it. Pure. */
export const startingCommand = (uuid: string): Command => vm(uuid, [], 'start');

/** In this order: what runs cannot be deleted. Its disks are shared, so their files stay. Pure. */
export const endingCommands = (uuid: string): readonly Command[] => [vm(uuid, [], 'destroy'), vm(uuid, [], 'delete')];

function setting(uuid: string, which: readonly string[], properties: Properties): Command[] {
  return Object.entries(properties).map(([name, value]) => vm(uuid, which, 'set', name, spoken(name, value)));
}

/** Its options come before the verb: it stops reading them at the first word that it does not know. */
function vm(uuid: string, which: readonly string[], ...words: readonly string[]): Command {
  return ['xec-vm', '--uuid', uuid, ...which, ...words];
}

function spoken(name: string, value: PropertyValue): string {
  const text = String(value);
  if (TAKEN_FOR_OPTIONS.has(text)) throw new RangeError(`xec-vm would take the value "${text}" of ${name} for an option.`);
  return text;
}
