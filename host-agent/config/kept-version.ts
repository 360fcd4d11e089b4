/** The last version of the configuration file without mistakes, on disk: the host agent starts with it while the file has some. */
import { readTextIfThere, writeFileAtomically } from '../storage/atomic.ts';

export class KeptVersion {
  readonly #path: string;
  /** What the disk has. */
  #text: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** `undefined` if there is none, or it cannot be read. */
  async read(): Promise<string | undefined> {
    this.#text = await readTextIfThere(this.#path).catch(() => undefined);
    return this.#text;
  }

  /** Replaces the one that was kept. Writes nothing if it is the same. */
  async keep(text: string): Promise<void> {
    if (text === this.#text) return;
    await writeFileAtomically(this.#path, text);
    this.#text = text;
  }
}
