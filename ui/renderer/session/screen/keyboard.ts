/** Sends keys from the focused text field to the guest's keyboard. */
import { useEffect, useRef } from 'preact/hooks';
import { Chord } from '../keyboard/chord.ts';
import { type Stroke, type Typed, Typing } from '../keyboard/typing.ts';
import { noteTyped, noteWritten } from '../keyboard/unsent.ts';
import { tellUntypable } from './untypable.ts';

interface Receiver {
  sendKey(keysym: number, code: string, down?: boolean): void;
}

export interface WindowKeys {
  /** The person pressed Ctrl and Alt together to release the keyboard. */
  readonly leave: () => void;
  /** Ctrl + Alt + C or V. */
  readonly copyOut: () => void;
  readonly pasteIn: () => void;
  /** F11 is for the window; all other keys go to the guest. */
  readonly toggleFullscreen: () => void;
}

export function useKeyboard(
  field: { current: HTMLTextAreaElement | null },
  receiver: { current: Receiver | undefined },
  windowKeys: WindowKeys,
): void {
  const keys = useRef(windowKeys);
  keys.current = windowKeys;
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const listening = new AbortController();
    listen(element, receiver, keys, listening.signal);
    return () => listening.abort();
  }, [field, receiver]);
}

/** By the physical position of the key. */
const CLIPBOARD_KEYS: Partial<Record<string, 'copyOut' | 'pasteIn'>> = { KeyC: 'copyOut', KeyV: 'pasteIn' };

function listen(
  field: HTMLTextAreaElement,
  receiver: { current: Receiver | undefined },
  windowKeys: { current: WindowKeys },
  signal: AbortSignal,
): void {
  const typing = new Typing();
  const chord = new Chord();
  const send = (strokes: readonly Stroke[]) =>
    strokes.forEach(({ code, keysym, down }) => receiver.current?.sendKey(keysym, code, down));
  const sendTyped = ({ strokes, untypable }: Typed) => {
    send(strokes);
    if (untypable !== undefined) tellUntypable(untypable);
  };
  const isWriting = (event: KeyboardEvent) =>
    event.isComposing || event.key === 'Process' || event.key === 'Dead' || event.key === 'Unidentified';
  const letGo = () => {
    send(typing.releaseAll());
    chord.reset();
  };

  field.addEventListener(
    'keydown',
    (event) => {
      // The input method handles this key and delivers text.
      if (isWriting(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'F11') {
        if (!event.repeat) windowKeys.current.toggleFullscreen();
        return;
      }
      const act = event.ctrlKey && event.altKey && !event.repeat ? CLIPBOARD_KEYS[event.code] : undefined;
      chord.press(event.code);
      if (act) {
        letGo();
        windowKeys.current[act]();
        return;
      }
      noteTyped(event);
      sendTyped(typing.press(event));
    },
    { signal },
  );
  field.addEventListener(
    'keyup',
    (event) => {
      event.preventDefault();
      send(typing.release(event.code));
      if (!chord.release(event.code)) return;
      letGo();
      windowKeys.current.leave();
    },
    { signal },
  );
  const written = (text: string | null) => {
    if (text !== null && text !== '') {
      noteWritten(text);
      sendTyped(typing.text(text));
    }
    field.value = '';
  };
  field.addEventListener(
    'input',
    (event) => {
      if (event instanceof InputEvent && !event.isComposing && event.inputType !== 'insertCompositionText')
        written(event.data);
    },
    { signal },
  );
  field.addEventListener('compositionend', (event) => written(event.data), { signal });
  // A key that is released elsewhere would stay pressed in the guest.
  field.addEventListener('blur', letGo, { signal });
  signal.addEventListener('abort', letGo);
}
