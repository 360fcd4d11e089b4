/** So many templates of one key that could not be sealed, or had to be dropped: it is left alone until somebody asks for it. */
const MAX_LOSSES = 2;
/** So many copies in a row that came to nothing: it is not the moment, it is the template. */
const MAX_FAILED_COPIES = 2;

/** What went wrong with templates, by key: for the status, and for knowing when to stop. */
export class Faults {
  readonly #troubles = new Map<string, string>();
  readonly #failedCopies = new Map<string, number>();
  readonly #losses = new Map<string, number>();

  /** What went wrong last, in words for a person. */
  trouble(key: string): string | undefined {
    return this.#troubles.get(key);
  }

  /** Whether sealing it once more would most likely go as it went before. */
  isHopeless(key: string): boolean {
    return (this.#losses.get(key) ?? 0) >= MAX_LOSSES;
  }

  /** There is none, and why. */
  lost(key: string, trouble: string): void {
    this.#troubles.set(key, trouble);
    this.#losses.set(key, (this.#losses.get(key) ?? 0) + 1);
    this.#failedCopies.delete(key);
  }

  /** There is one again; whether it is any better, its copies will show. */
  sealed(key: string): void {
    this.#troubles.delete(key);
    this.#failedCopies.delete(key);
  }

  /** A copy became a machine of its own. */
  copyWorked(key: string): void {
    this.#failedCopies.delete(key);
    this.#losses.delete(key);
  }

  /** A copy did not. Says whether that is the template's fault. */
  copyFailed(key: string): boolean {
    const failed = (this.#failedCopies.get(key) ?? 0) + 1;
    this.#failedCopies.set(key, failed);
    return failed >= MAX_FAILED_COPIES;
  }

  /** Everything may be tried again. */
  forgive(): void {
    this.#losses.clear();
    this.#failedCopies.clear();
  }
}
