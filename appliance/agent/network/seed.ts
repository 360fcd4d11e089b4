import { writeFile } from 'node:fs/promises';
import type { NetworkHostMessage } from '../../protocol/network.ts';
import { expectClone, RANDOM, type Reseeded } from '../reseeded.ts';

export type SeedMessage = Extract<NetworkHostMessage, { type: 'seed' }>;

/** The random numbers of this VM: until they are its own, it has the same ones as every other clone of its template. */
export class Seed {
  readonly #random: string;
  #reseeded: Promise<Reseeded> | undefined;
  #isTaken = false;

  /** Created before the VM can be sealed, so that a clone misses no message of its kernel. The parameters are for tests. */
  constructor(expect: () => Promise<Reseeded> = expectClone, random = RANDOM) {
    this.#random = random;
    this.#reseeded = expect();
    this.#reseeded.catch(() => undefined);
  }

  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** Rejected when a clone's kernel has not noticed that it is one. A host agent that takes over may send the message again. */
  async take({ entropy, isClone }: Pick<SeedMessage, 'entropy' | 'isClone'>): Promise<void> {
    await writeFile(this.#random, Buffer.from(entropy, 'base64'));
    if (isClone && !this.#isTaken) await (await this.#reseeded)?.();
    this.#reseeded = undefined;
    this.#isTaken = true;
  }
}
