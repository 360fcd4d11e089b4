import type { Ports } from '../../../host-agent/network/ports.ts';
import { Owned } from '../../../host-agent/process/owned.ts';
import type { PluggedPort } from '../../../host-agent/vm/plugged-port.ts';

/** The owner of a port that is taken already. */
export const fakePort = (ports: Ports, port: number): PluggedPort =>
  new Owned(`port ${port}`, { port, socket: '/nic.sock' }, () => void ports.release(port));
