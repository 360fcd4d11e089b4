/** Guesses whether something was typed in the guest and not sent: characters since the last Enter. Nothing of what was typed is kept. */
const FEWEST = 3;

let characters = 0;

/** One key of the person's went to the guest. */
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

/** Text that an input method wrote. */
export function noteWritten(text: string): void {
  characters += text.length;
}

/** Whether it seems so. */
export function seemsUnsent(): boolean {
  return characters >= FEWEST;
}
