import { sessionMac } from '../../appliance/protocol/addresses.ts';
import type { Nic } from '../hypervisor/hypervisor.ts';
import type { Owned } from '../process/owned.ts';

/** A port of the network VM, and the socket there that a network card connects to. */
export interface PortSocket {
  readonly port: number;
  readonly socket: string;
}

/** Where a browser VM is plugged in. Its owner unplugs it. */
export type PluggedPort = Owned<PortSocket>;

/** The only network card of a browser VM at that port. */
export const sessionCard = ({ port, socket }: PortSocket): Nic => ({ mac: sessionMac(port), socket, end: 'connect' });
