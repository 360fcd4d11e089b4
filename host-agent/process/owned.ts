/** Everything that is acquired and has to be released: a port, a VM, a device. */

type Release = () => Promise<void> | void;

const undisposed = new Set<Owned<unknown>>();

/** Names of what has an owner now. Nothing must be left when a test has ended. */
export const ownedNow = (): string[] => [...undisposed].map(({ name }) => name);

/**
 * A value that has to be released, and its only owner. Hold it with `await using`, which releases it when the block ends, in success or failure;
 * `move` it to hand it to another owner.
 */
export class Owned<Value> implements AsyncDisposable {
  /** For reports. */
  readonly name: string;
  readonly value: Value;
  #release: Release | undefined;
  #releasing: Promise<void> | undefined;

  constructor(name: string, value: Value, release: Release) {
    this.name = name;
    this.value = value;
    this.#release = release;
    undisposed.add(this);
  }

  /** A new owner; this one has nothing to release any more. Throws when this one has nothing already. */
  move(): Owned<Value> {
    return new Owned(this.name, this.value, this.#give());
  }

  /** The value for an owner of another kind, which releases it from now on. Throws when this one has nothing already. */
  take(): Value {
    this.#give();
    return this.value;
  }

  /** Fulfilled when it is released; at once where it has moved. Safe to call again, also for another attempt when it fails. */
  async dispose(): Promise<void> {
    const release = this.#release;
    if (release) this.#releasing ??= this.#try(release);
    await this.#releasing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }

  #give(): Release {
    const release = this.#release;
    if (!release || this.#releasing) throw new Error(`${this.name} is released or has another owner.`);
    this.#release = undefined;
    undisposed.delete(this);
    return release;
  }

  async #try(release: Release): Promise<void> {
    try {
      await release();
      this.#release = undefined;
      undisposed.delete(this);
    } finally {
      this.#releasing = undefined;
    }
  }
}
