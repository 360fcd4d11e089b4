/** Failed sealings and removals of one key before it is left alone until a person asks again. */
const MAX_LOSSES = 2;
/** Failed clones in a row that condemn a template. */
const MAX_FAILED_CLONES = 2;

/** Faults of templates, by key: for the status, and to stop repeating what fails. */
export class TemplateFaults {
  readonly #troubles = new Map<string, string>();
  readonly #failedClones = new Map<string, number>();
  readonly #losses = new Map<string, number>();

  /** The last fault, in words for a person. */
  trouble(key: string): string | undefined {
    return this.#troubles.get(key);
  }

  /** Sealing this key again would most likely fail again. */
  isHopeless(key: string): boolean {
    return (this.#losses.get(key) ?? 0) >= MAX_LOSSES;
  }

  /** There is no template with this key, because of `trouble`. */
  lost(key: string, trouble: string): void {
    this.#troubles.set(key, trouble);
    this.#losses.set(key, (this.#losses.get(key) ?? 0) + 1);
    this.#failedClones.delete(key);
  }

  /** There is a new template. It counts as a loss still until a clone of it works. */
  sealed(key: string): void {
    this.#troubles.delete(key);
    this.#failedClones.delete(key);
  }

  cloneWorked(key: string): void {
    this.#failedClones.delete(key);
    this.#losses.delete(key);
  }

  /** Returns whether the template is to blame. */
  cloneFailed(key: string): boolean {
    const failed = (this.#failedClones.get(key) ?? 0) + 1;
    this.#failedClones.set(key, failed);
    return failed >= MAX_FAILED_CLONES;
  }

  /** Allows everything to be tried again. */
  forgive(): void {
    this.#losses.clear();
    this.#failedClones.clear();
  }
}
