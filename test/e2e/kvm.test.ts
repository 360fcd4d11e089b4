/**
 * KVM is found, and the network VM runs with it, booted and cloned: the part of `npm run test:kvm` that each whole test run has room for. It needs
 * an emulated computer, whose processor has virtualisation whatever this host has. Its kernel's log is not checked: beside other tests, the kernel
 * itself complains that it gets no time.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NetworkStatus } from '../../host-agent/api/network.ts';
import { TemplateStatusList } from '../../host-agent/api/template.ts';
import { ensureNestedKernel } from '../../host-agent/scripts/test/nested-kernel.mjs';
import { KvmComputer, NOTHING_BY_ITSELF } from '../bed/nested/kvm-computer.ts';
import { KvmSessions } from '../bed/nested/kvm-sessions.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';

const COMMAND_MS = 120_000;
const STEP_MS = 900_000;
const MEMORY_MIB = 3072;

/** Only the network VM is sealed, once it has run: Chromium takes many minutes in there. */
const CONFIGURATION = `[network]
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

describe.skipIf((await ensureNestedKernel()) === undefined)('with KVM', () => {
  let testBed: TestBed;
  let computer: KvmComputer;
  beforeAll(async () => {
    testBed = await openTestBed();
    computer = await KvmComputer.boot(testBed, MEMORY_MIB);
    await computer.configure(CONFIGURATION);
  }, STEP_MS);
  afterAll(() => testBed.close());

  const startNetwork = async () => {
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
  };

  it('a probe finds that it works, and the network VM runs with it', async () => {
    expect(await computer.succeed('dmesg', COMMAND_MS)).toContain('kvm_amd: Nested Paging enabled');
    expect(await computer.doctor(STEP_MS)).toContain('VMs run with KVM: a test guest ran with it');
    const commandLine = await startNetwork();
    expect(commandLine).toContain('-accel kvm');
    expect(commandLine).not.toContain('-incoming');
  });

  it('the network VM is sealed, and its clone keeps little memory for itself', async () => {
    await computer.succeed('sb config set template.seal browser; sb template seal', STEP_MS);
    const { templates } = await computer.ask(TemplateStatusList, 'template status', COMMAND_MS);
    expect(templates.map(({ role, state }) => [role, state])).toEqual([['network', 'ready']]);
    await computer.succeed('sb network stop', COMMAND_MS);
    expect(await startNetwork()).toContain('-incoming');
    expect((await new KvmSessions(computer).memory())['ndvm']?.privateMiB).toBeLessThanOrEqual(100);
  });

  it('after an update of the microcode, the network VM boots, and its template says why it is not used', async () => {
    const { templates: before } = await computer.ask(TemplateStatusList, 'template status', COMMAND_MS);
    computer = await computer.bootWithOtherMicrocode();
    await computer.configure(CONFIGURATION.replace('seal = "off"', 'seal = "browser"'));
    expect(await startNetwork()).not.toContain('-incoming');
    const { templates } = await computer.ask(TemplateStatusList, 'template status', COMMAND_MS);
    const { changed } = templates.find(({ role }) => role === 'network') ?? {};
    expect([before.length, changed]).toEqual([1, ['the microcode']]);
  });
});
