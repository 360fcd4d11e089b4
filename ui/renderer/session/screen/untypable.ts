/** Characters that the guest's keyboard lacks, shown in the frame for a moment. */
import { useEffect, useState } from 'preact/hooks';

const TOLD_FOR_MS = 4_000;
const MOST_CHARACTERS = 12;
const untypable = new EventTarget();

export function tellUntypable(characters: string): void {
  untypable.dispatchEvent(new CustomEvent('told', { detail: characters }));
}

export function useUntypable(): string {
  const [characters, setCharacters] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const told = (event: Event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== 'string') return;
      const added = event.detail;
      setCharacters((before) =>
        [...new Set([...Array.from(before), ...Array.from(added)])].slice(-MOST_CHARACTERS).join(''),
      );
      clearTimeout(timer);
      timer = setTimeout(() => setCharacters(''), TOLD_FOR_MS);
    };
    untypable.addEventListener('told', told);
    return () => {
      clearTimeout(timer);
      untypable.removeEventListener('told', told);
    };
  }, []);
  return characters;
}
