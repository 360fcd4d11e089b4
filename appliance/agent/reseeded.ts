import { KernelMessages } from './kernel-messages.ts';

/** The hypervisor notifies a clone's kernel by an interrupt when the clone is resumed. */
const RESEEDED_WITHIN_MS = 5_000;
const RESEEDED = /crng reseeded due to virtual machine fork/;

/** Where bytes for the kernel's random number generator are written. */
export const RANDOM = '/dev/urandom';

/** Fulfilled when the kernel has reseeded its random number generator because this VM is a clone; rejected if it does not. */
export type Reseeded = () => Promise<void>;

/** In a VM that will be sealed: starts to listen for the message that a clone's kernel prints when it is resumed. */
export async function expectClone(log?: string, withinMs = RESEEDED_WITHIN_MS): Promise<Reseeded> {
  const messages = await KernelMessages.open(log);
  return async () => {
    try {
      if (!(await messages.waitFor(RESEEDED, withinMs)))
        throw new Error('The kernel did not reseed its random number generator.');
    } finally {
      await messages.close();
    }
  };
}
