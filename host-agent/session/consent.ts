/** One question to the person of a session, whose answer all who ask wait for. */

/** The person may have to find the window. */
const ANSWERED_WITHIN_MS = 120_000;

export class Consent {
  readonly #onChange: () => void;
  #question: { readonly answer: Promise<boolean>; readonly settle: (isAgreed: boolean) => void } | undefined;

  /** `onChange`: it is open now, or not any more. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get isOpen(): boolean {
    return this.#question !== undefined;
  }

  /** Whether the person agrees in time. Throws the signal's reason. */
  async ask(signal: AbortSignal): Promise<boolean> {
    const question = (this.#question ??= this.#newQuestion());
    const cancelled = new Promise<never>((_, reject) => {
      const cancel = () => reject(signal.reason instanceof Error ? signal.reason : new Error('It was cancelled.'));
      if (signal.aborted) cancel();
      else signal.addEventListener('abort', cancel, { once: true });
    });
    return Promise.race([question.answer, cancelled]);
  }

  settle(isAgreed: boolean): void {
    this.#question?.settle(isAgreed);
  }

  #newQuestion() {
    let settle: (isAgreed: boolean) => void = () => undefined;
    const answer = new Promise<boolean>((resolve) => (settle = resolve));
    const late = setTimeout(() => settle(false), ANSWERED_WITHIN_MS);
    void answer.then(() => {
      clearTimeout(late);
      this.#question = undefined;
      this.#onChange();
    });
    queueMicrotask(() => this.#onChange());
    return { answer, settle };
  }
}
