import { isIPv4 } from 'node:net';
import { run, type Tool } from '../process/run.ts';

const resolvectl: Tool = { program: 'resolvectl', debianPackage: 'systemd-resolved', timeoutMs: 5_000 };

/** The first nameserver of the device in the output of `resolvectl dns DEVICE`. Pure. */
export const nameserverIn = (untrustedText: string): string | undefined => untrustedText.split(/\s+/).find(isIPv4);

/** The nameserver that systemd-resolved asks through this device; `undefined` where it knows none, or does not run. */
export const nameserverOf = (device: string): Promise<string | undefined> =>
  run(resolvectl, ['dns', device]).then(nameserverIn, () => undefined);
