/** What the desktop wire says of a start that is only told, not made. */
import { z } from 'zod';

const Words = z.array(z.string().max(100_000)).min(1).max(2_000);

export const RehearsedStep = z.strictObject({
  /** `start`: the machine comes. `network`: it gets its network. `end`: it goes. */
  when: z.enum(['start', 'network', 'end']),
  /** Program and arguments. In capitals what is known only then. */
  command: Words,
  /** What the program reads on its stdin. */
  inputFile: z.string().optional(),
});
export type RehearsedStep = z.infer<typeof RehearsedStep>;

/** All that is run on the person's behalf for one machine; reading is left out, but where something is read that decides what is run. */
export const DryRunVm = z.strictObject({
  role: z.enum(['network', 'browser']),
  steps: z.array(RehearsedStep),
  /** A file that is written for the programs. */
  file: z.strictObject({ path: z.string(), text: z.string().max(1_000_000) }).optional(),
});
export type DryRunVm = z.infer<typeof DryRunVm>;

export const Rehearsal = z.strictObject({ hypervisor: z.string(), vms: z.array(DryRunVm) });
export type Rehearsal = z.infer<typeof Rehearsal>;
