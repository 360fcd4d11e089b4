/** What a host agent leaves acquired when it dies in a test: the test releases it at its end. */
import type { Owned } from '../../../host-agent/process/owned.ts';

export class Abandoned {
  readonly #owners: Owned<unknown>[] = [];

  /** The same owner, which is remembered wherever it moves. */
  keep<Value>(owned: Owned<Value>): Owned<Value> {
    this.#owners.push(owned);
    const move = owned.move.bind(owned);
    owned.move = () => this.keep(move());
    return owned;
  }

  /** Releases what has not been released yet. */
  async release(): Promise<void> {
    for (const owned of this.#owners.splice(0)) await owned.dispose();
  }
}
