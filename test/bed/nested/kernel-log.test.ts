import { expect, it } from 'vitest';
import { troubleIn } from './kernel-log.ts';

it('finds what a kernel logs when something is wrong, and leaves out the write to a register that guests do not have', () => {
  const bad = [
    'WARNING: CPU: 0 PID: 812 at arch/x86/kvm/svm/svm.c:1234 svm_vcpu_run',
    'Kernel panic - not syncing: corrupted stack end detected inside scheduler',
    'watchdog: BUG: soft lockup - CPU#0 stuck for 26s!',
    'kvm [812]: vcpu0, guest rIP: 0xffffffff Unhandled WRMSR(0xc0010015) = 0x0',
  ];
  const good = [
    'kvm_amd: Nested Paging enabled',
    'kvm [812]: vcpu0, guest rIP: 0xffffffff9a04c0a4 Unhandled WRMSR(0xc0010007) = 0xffff',
    'e1000e 0000:00:03.0 eth0: NIC Link is Up 1000 Mbps Full Duplex, Flow Control: Rx/Tx',
  ];
  expect(troubleIn([...good, ...bad].join('\n'))).toEqual(bad);
});
