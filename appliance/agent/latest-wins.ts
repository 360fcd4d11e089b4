/** Applies one value after another. While one is being applied, only the last of the others is kept: a slider sends many. */
export class LatestWins<Value> {
  readonly #apply: (value: Value) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #wanted: { readonly value: Value } | undefined;
  #isApplying = false;

  /** `onError` is called with what `apply` throws; the next value is applied all the same. */
  constructor(apply: (value: Value) => Promise<void>, onError: (error: unknown) => void) {
    this.#apply = apply;
    this.#onError = onError;
  }

  want(value: Value): void {
    this.#wanted = { value };
    if (!this.#isApplying) void this.#applyAll();
  }

  async #applyAll(): Promise<void> {
    this.#isApplying = true;
    for (let next = this.#wanted; next; next = this.#wanted) {
      this.#wanted = undefined;
      await this.#apply(next.value).catch(this.#onError);
    }
    this.#isApplying = false;
  }
}
