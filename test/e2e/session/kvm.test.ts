/**
 * KVM is found, and the network VM runs with it: the part of `npm run test:kvm` that each whole test run has room for. It needs an emulated
 * computer, whose processor has virtualisation whatever this host has. Its kernel's log is not checked: beside other tests, the kernel itself
 * complains that it gets no time.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureNestedKernel } from '../../../host-agent/scripts/test/nested-kernel.mjs';
import type { KvmComputer } from '../../bed/nested/kvm-computer.ts';
import { bootForNetwork, COMMAND_MS, startNetwork, STEP_MS } from '../../bed/nested/kvm-network.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';

describe.skipIf((await ensureNestedKernel()) === undefined)('with KVM', () => {
  let testBed: TestBed;
  let computer: KvmComputer;
  beforeAll(async () => {
    testBed = await openTestBed();
    computer = await bootForNetwork(testBed);
  }, STEP_MS);
  afterAll(() => testBed.close());

  it('a probe finds that it works, and the network VM runs with it', async () => {
    expect(await computer.succeed('dmesg', COMMAND_MS)).toContain('kvm_amd: Nested Paging enabled');
    expect(await computer.doctor(STEP_MS)).toContain('VMs run with KVM: a test guest ran with it');
    const commandLine = await startNetwork(computer);
    expect(commandLine).toContain('-accel kvm');
    expect(commandLine).not.toContain('-incoming');
  });
});
