/** Sends keys and composed text from the focused text field to the guest. */
import { useEffect, useRef } from 'preact/hooks';
import { Chord } from '../keyboard/chord.ts';
import type { InOrder } from '../keyboard/in-order.ts';
import { type Stroke, type Typed, Typing } from '../keyboard/typing.ts';
import { noteTyped, noteWritten } from '../keyboard/unsent.ts';

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
  inOrder: InOrder,
  windowKeys: WindowKeys,
): void {
  const keys = useRef(windowKeys);
  keys.current = windowKeys;
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const listening = new AbortController();
    listen(element, receiver, inOrder, keys, listening.signal);
    return () => listening.abort();
  }, [field, receiver, inOrder]);
}

/** By the physical position of the key. */
const CLIPBOARD_KEYS: Partial<Record<string, 'copyOut' | 'pasteIn'>> = { KeyC: 'copyOut', KeyV: 'pasteIn' };

function listen(
  field: HTMLTextAreaElement,
  receiver: { current: Receiver | undefined },
  inOrder: InOrder,
  windowKeys: { current: WindowKeys },
  signal: AbortSignal,
): void {
  const typing = new Typing();
  const chord = new Chord();
  const send = (strokes: readonly Stroke[]) =>
    strokes.forEach(({ code, keysym, down }) => inOrder.send(() => receiver.current?.sendKey(keysym, code, down)));
  const sendTyped = ({ strokes, text }: Typed) => {
    send(strokes);
    if (text !== undefined) inOrder.type(text);
  };
  // Not every key while something is being composed: an input method leaves some to the program.
  const isWriting = ({ key }: KeyboardEvent) => key === 'Process' || key === 'Dead' || key === 'Unidentified';
  const letGo = () => {
    send(typing.releaseAll());
    chord.reset();
  };

  field.addEventListener(
    'keydown',
    (event) => {
      // The input method handles this key and delivers text.
      if (isWriting(event)) return;
      // On Wayland, Chromium keeps the last letter of a composition when the input method has taken back all of it.
      if (event.isComposing) field.value = '';
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
      typing.text(text).forEach(sendTyped);
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
  // What is being composed is shown beside the last click, where the input method shows its choices.
  field.addEventListener('compositionstart', () => field.classList.add('composing'), { signal });
  field.addEventListener(
    'compositionend',
    (event) => {
      field.classList.remove('composing');
      written(event.data);
    },
    { signal },
  );
  // A key that is released elsewhere would stay pressed in the guest.
  field.addEventListener('blur', letGo, { signal });
  signal.addEventListener('abort', letGo);
}
