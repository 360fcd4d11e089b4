/** The network VM in an emulated computer with KVM, without anything else that would use the processor. */
import { expect } from 'vitest';
import { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import type { TestBed } from '../test-bed.ts';
import { KvmComputer, NOTHING_BY_ITSELF } from './kvm-computer.ts';

export const COMMAND_MS = 120_000;
export const STEP_MS = 900_000;
const MEMORY_MIB = 3072;

/** Only the network VM can be sealed, once it has run: Chromium takes many minutes in there. */
export const CONFIGURATION = `[network]
startWith = "session"
ports = 2
${NOTHING_BY_ITSELF}[start]
requirementTimeoutSeconds = 1500
[profile.default]
seal = "off"
[profile.banking]
seal = "off"
[profile.offline]
seal = "off"
`;

/** Boots it with {@link CONFIGURATION}. It ends with the test bed. */
export async function bootForNetwork(testBed: TestBed): Promise<KvmComputer> {
  const computer = await KvmComputer.boot(testBed, MEMORY_MIB);
  await computer.configure(CONFIGURATION);
  return computer;
}

/** Returns the command line of its QEMU. */
export async function startNetwork(computer: KvmComputer): Promise<string> {
  const status = await computer.ask(NetworkStatus, 'network start', STEP_MS);
  expect(status).toMatchObject({ state: 'up', accelerator: 'kvm' });
  const address = expect.stringMatching(/^192\.0\.2\.\d+\/24$/) as string;
  await expect
    .poll(() => computer.ask(NetworkStatus, 'network status', COMMAND_MS), { timeout: COMMAND_MS })
    .toMatchObject({ cable: 'up', address });
  // Beside the network VM, one may run that is being sealed.
  return computer.succeed(
    `for pid in $(pgrep '^qemu'); do tr '\\0' ' ' < /proc/$pid/cmdline; echo; done | grep 'guest=ndvm '`,
    COMMAND_MS,
  );
}
