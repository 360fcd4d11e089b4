/** What a kernel logs when something is wrong with it. */
const TROUBLE =
  /BUG:|WARNING:|Oops|Call Trace|cut here|Kernel panic|general protection|soft lockup|hung_task|blocked for more than|rcu.*stall|segfault|Unhandled|unhandled|corrupted/;

/**
 * KVM logs once that a guest wrote this register, the last of AMD's old performance counters. Processors do not say whether they have these, so
 * Linux tries. Our guests have none (`pmu=off`): the write is ignored, and the kernel of the guest finds no counters.
 */
const HARMLESS = [/Unhandled WRMSR\(0xc0010007\)/];

/** The lines of a kernel's log that report trouble. Pure. */
export const troubleIn = (log: string): string[] =>
  log.split('\n').filter((line) => TROUBLE.test(line) && !HARMLESS.some((harmless) => harmless.test(line)));
