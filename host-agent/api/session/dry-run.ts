/** The commands of a session start, as the control API reports them without running them. */
import { z } from 'zod';

const Words = z.array(z.string().max(100_000)).min(1).max(2_000);

export const DryRunStep = z.strictObject({
  /** `start`: the VM starts. `network`: it gets its network. `end`: it ends. */
  when: z.enum(['start', 'network', 'end']),
  /** Program and arguments. Words in capitals stand for values that are known only then. */
  command: Words,
  /** The program reads this file on its stdin. */
  inputFile: z.string().optional(),
});
export type DryRunStep = z.infer<typeof DryRunStep>;

/** All commands for one VM. Commands that only read are left out, unless a later command depends on what they read. */
export const DryRunVm = z.strictObject({
  role: z.enum(['network', 'browser']),
  steps: z.array(DryRunStep),
  /** A file that is written for the programs. */
  file: z.strictObject({ path: z.string(), text: z.string().max(1_000_000) }).optional(),
});
export type DryRunVm = z.infer<typeof DryRunVm>;

export const DryRun = z.strictObject({ hypervisor: z.string(), vms: z.array(DryRunVm) });
export type DryRun = z.infer<typeof DryRun>;
