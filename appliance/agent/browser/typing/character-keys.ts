/** A key that gets a character. */
export interface Assignment {
  readonly key: number;
  readonly character: string;
}

/** The beginning of a text, as far as there are keys for it. */
export interface Portion {
  /** The number of characters of the text that it types. */
  readonly count: number;
  /** What the spare keys have to mean before, all of them; empty if they do. */
  readonly assignments: readonly Assignment[];
  /** Time to wait before that, so that a program has read what its keys meant before. */
  readonly waitMs: number;
  /** The keys to press, one after another. */
  readonly keys: readonly number[];
}

/**
 * How long after its last press a key keeps its character. A program learns what a key means when it reads the press: if the key had another character by
 * then, the program would take that. The key that was not used for longest is the next to change.
 */
export const KEPT_FOR_MS = 5_000;

/** Which character each spare key has. A character keeps its key until others need it, so that most texts need no change of the keyboard map. */
export class CharacterKeys {
  /** The spare keys, the one that was not used for longest first, with the character of each. */
  readonly #keys = new Map<number, string | undefined>();
  readonly #pressedAtMs = new Map<number, number>();

  constructor(spare: readonly number[]) {
    for (const key of spare) this.#keys.set(key, undefined);
  }

  /** Chooses keys for the beginning of `characters`, which is not empty. Throws if there are no spare keys. */
  take(characters: readonly string[], nowMs: number): Portion {
    if (this.#keys.size === 0) throw new Error('The keyboard map has no spare key.');
    const different = new Set<string>();
    let count = 0;
    for (const character of characters) {
      if (different.size === this.#keys.size && !different.has(character)) break;
      different.add(character);
      count += 1;
    }
    const chosen = new Map<string, number>();
    for (const [key, character] of [...this.#keys])
      if (character !== undefined && different.has(character)) {
        chosen.set(character, key);
        this.#use(key, character);
      }
    let isChanged = false;
    let waitMs = 0;
    for (const character of different) {
      if (chosen.has(character)) continue;
      const key = this.#keys.keys().next().value ?? NaN;
      waitMs = Math.max(waitMs, (this.#pressedAtMs.get(key) ?? -Infinity) + KEPT_FOR_MS - nowMs);
      chosen.set(character, key);
      this.#use(key, character);
      isChanged = true;
    }
    return {
      count,
      assignments: isChanged ? this.#assigned() : [],
      waitMs,
      keys: characters.slice(0, count).map((character) => chosen.get(character) ?? NaN),
    };
  }

  /** The keys of the portion were pressed. */
  pressed({ keys }: Pick<Portion, 'keys'>, nowMs: number): void {
    for (const key of keys) this.#pressedAtMs.set(key, nowMs);
  }

  /** What the keys mean is unknown, because a change of the keyboard map failed. */
  forget(): void {
    for (const key of this.#keys.keys()) this.#keys.set(key, undefined);
  }

  #assigned(): Assignment[] {
    return [...this.#keys].flatMap(([key, character]) => (character === undefined ? [] : [{ key, character }]));
  }

  /** It is the last one to change. */
  #use(key: number, character: string): void {
    this.#keys.delete(key);
    this.#keys.set(key, character);
  }
}
