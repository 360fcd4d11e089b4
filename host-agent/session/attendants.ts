/** The windows that show a session: while there is none, no one can be asked about it. */
import { once } from 'node:events';

export class Attendants {
  readonly #onChange: () => void;
  /** `undefined` while it is not known, because an earlier host agent knew it. */
  #count: number | undefined = 0;

  /** `onChange`: the first window came, or the last one is gone. */
  constructor(onChange: () => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** Whether a window shows the session, as far as it is known. */
  get known(): boolean | undefined {
    return this.#count === undefined ? undefined : this.#count > 0;
  }

  /** Whether a window may show the session. */
  get mayBeThere(): boolean {
    return this.#count !== 0;
  }

  /** Only an earlier host agent knew the windows. */
  forget(): void {
    this.#count = undefined;
  }

  /** A window shows the session until `signal` aborts. */
  async attend(signal: AbortSignal): Promise<void> {
    this.#change(1);
    if (!signal.aborted) await once(signal, 'abort');
    this.#change(-1);
  }

  #change(by: 1 | -1): void {
    const before = this.known;
    this.#count = (this.#count ?? 0) + by;
    if (this.known !== before) this.#onChange();
  }
}
