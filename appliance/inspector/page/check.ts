/** One check of the page, and what checks share. */

export interface Check {
  /** Does not change between versions. */
  readonly name: string;
  /** What must work, as a text for a person. */
  readonly text: string;
  /** Resolves when it works; otherwise throws, or never ends. */
  readonly run: () => unknown;
}

export function expect(isTrue: unknown, otherwise: string): asserts isTrue {
  if (!isTrue) throw new Error(otherwise);
}

/** Resolves with the first event of this type; rejects with one of the type `error`. */
export function event(target: EventTarget, type: string): Promise<Event> {
  return new Promise((resolve, reject) => {
    target.addEventListener(type, resolve, { once: true });
    target.addEventListener('error', () => reject(new Error(`an error instead of ${type}`)), { once: true });
  });
}

/** The name of what it was refused with; throws if it was granted. */
export async function refusal(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => {
      throw new Error('it was granted');
    },
    (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
  );
}
