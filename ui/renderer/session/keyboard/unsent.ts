/** Guesses whether the person typed something in the guest without sending it: characters since the last Enter. What was typed is not stored. */
const FEWEST = 3;

let characters = 0;

/** The person pressed a key in the guest. */
export function noteTyped({
  key,
  ctrlKey,
  altKey,
  metaKey,
}: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}): void {
  if (key === 'Enter') characters = 0;
  else if (key === 'Backspace') characters = Math.max(0, characters - 1);
  else if ([...new Intl.Segmenter().segment(key)].length === 1 && !ctrlKey && !altKey && !metaKey) characters += 1;
}

/** An input method entered text. */
export function noteWritten(text: string): void {
  characters += text.length;
}

/** Whether typed text seems to be unsent. */
export function seemsUnsent(): boolean {
  return characters >= FEWEST;
}
