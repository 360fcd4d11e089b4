/** A Xen domain as data, independent of the toolstack. */
import { Failure } from '../../api/errors/failure.ts';

/** `pv`: no emulation. `pvh`: hardware virtualisation without emulated devices. `hvm`: a complete emulated computer. */
export type DomainKind = 'pv' | 'pvh' | 'hvm';

export interface DomainDisk {
  /** Absolute, in dom0. */
  readonly file: string;
  /** The guest's name for it. */
  readonly device: string;
  readonly isWritable: boolean;
}

/** A network card whose other end is in another domain. */
export interface DomainCard {
  /** MAC address of the guest's end. */
  readonly mac: string;
  /** Name of the domain that carries its frames: the network VM. */
  readonly backend: string;
  /** The bridge there. */
  readonly bridge: string;
  /** Name of the other end there. */
  readonly port: string;
}

export interface Domain {
  readonly name: string;
  readonly uuid: string;
  readonly kind: DomainKind;
  /** Absolute, in dom0. */
  readonly kernel: string;
  readonly initramfs: string;
  readonly commandLine: string;
  readonly memoryMiB: number;
  readonly processors: number;
  readonly commonProcessor?: true;
  /** FLASK label; absent: the toolstack's own choice. */
  readonly label?: string;
  /** Whether it carries network cards of other domains. */
  readonly isDriverDomain: boolean;
  readonly disks: readonly DomainDisk[];
  readonly cards: readonly DomainCard[];
  /** Passed-through devices of the host, such as `0000:03:00.0`. */
  readonly pciDevices: readonly string[];
  /** Name of a second console, whose other end is a Unix socket in dom0. */
  readonly channel?: { readonly name: string; readonly socket: string };
  /** A frame buffer, shown over RFB on a Unix socket in dom0. */
  readonly display?: { readonly socket: string };
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MAC = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/;
const PCI_ADDRESS = /^[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/;
const LABEL = /^[A-Za-z0-9_]+(:[A-Za-z0-9_]+){2}$/;
const DEVICE = /^xvd[a-z]$/;
/** For every path and text: a quotation mark or line end would end the value in a toolstack's grammar. */
const PLAIN = /^[^"'\\\u0000-\u001f\u007f]+$/;
/** A path among values that are separated by commas. */
const UNPARTED = /^\/[A-Za-z0-9_.:@+~/-]+$/;

/** Device registers start below 4 GiB, where the firmware puts them. A PV domain sees them there too, above its memory, which is contiguous from 0. */
const PV_WITH_CARD_MIB = 1024;

/** Everything that no toolstack could express or would do; empty for a valid domain. Pure. */
export function domainProblems(domain: Domain): string[] {
  const problems: string[] = [];
  const check = (isSound: boolean, problem: string): void => {
    if (!isSound) problems.push(problem);
  };
  check(NAME.test(domain.name), `the name "${domain.name}" is not made of letters, digits, "_", "." and "-"`);
  check(UUID.test(domain.uuid), `"${domain.uuid}" is no UUID`);
  check(
    domain.kind !== 'pvh' || domain.pciDevices.length === 0,
    'Xen hands no PCI device to a PVH domain ("passthrough not yet supported for x86 PVH guests"): a domain with one is PV or HVM',
  );
  for (const [what, value] of [
    ['kernel', domain.kernel],
    ['initramfs', domain.initramfs],
    ['command line', domain.commandLine],
  ] as const)
    check(PLAIN.test(value), `the ${what} holds a quotation mark, a backslash or a control character`);
  for (const [what, value] of [
    ['kernel', domain.kernel],
    ['initramfs', domain.initramfs],
  ] as const)
    check(value.startsWith('/'), `the ${what} is not named by an absolute path`);
  check(
    domain.kind !== 'pv' || domain.pciDevices.length === 0 || domain.memoryMiB <= PV_WITH_CARD_MIB,
    `a PV domain with a card has more than ${PV_WITH_CARD_MIB} MiB of memory: it would overlap the registers of the card`,
  );
  check(Number.isInteger(domain.memoryMiB) && domain.memoryMiB >= 32, 'it has less than 32 MiB of memory');
  check(Number.isInteger(domain.processors) && domain.processors >= 1, 'it has no processor');
  check(
    domain.label === undefined || LABEL.test(domain.label),
    `"${domain.label ?? ''}" is no FLASK label (user:role:type)`,
  );
  for (const { file, device } of domain.disks) {
    check(file.startsWith('/') && PLAIN.test(file), 'a disk is not named by a plain absolute path');
    check(DEVICE.test(device), `the guest has no disk "${device}"`);
  }
  for (const card of domain.cards) {
    check(MAC.test(card.mac), `"${card.mac}" is no address of a network card`);
    for (const name of [card.backend, card.bridge, card.port])
      check(NAME.test(name), `"${name}" is not made of letters, digits, "_", "." and "-"`);
  }
  for (const address of domain.pciDevices)
    check(PCI_ADDRESS.test(address), `"${address}" is no address of a PCI device (0000:03:00.0)`);
  if (domain.channel) {
    check(
      NAME.test(domain.channel.name),
      `the channel's name "${domain.channel.name}" is not made of letters, digits, "_", "." and "-"`,
    );
    check(
      UNPARTED.test(domain.channel.socket),
      "the path of the channel's socket holds other characters than letters, digits and _.:@+~/-",
    );
  }
  if (domain.display)
    check(
      UNPARTED.test(domain.display.socket),
      "the path of the display's socket holds other characters than letters, digits and _.:@+~/-",
    );
  return problems;
}

/** Throws one {@link Failure} that lists every problem. */
export function assertSound(domain: Domain): void {
  const problems = domainProblems(domain);
  if (problems.length === 0) return;
  throw new Failure('domain-invalid', { hypervisor: 'Xen', name: domain.name, problems: problems.join('; ') });
}
