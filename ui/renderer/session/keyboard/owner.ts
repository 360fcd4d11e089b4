/** Who has the keyboard in a session window: the VM, unless something of ours is open or the person walks through our buttons. */
import { useEffect, useRef } from 'preact/hooks';

/** What keeps the keyboard while the person uses it; every other button of ours, such as those of the bar, leaves it with the VM. */
const KEEPS_IT = '.panel, .cover, dialog';

const giveToVm = () => document.querySelector<HTMLElement>('.keys')?.focus({ preventScroll: true });

/** `close`: closes what is open over the screen; `undefined` while nothing is. Escape calls it, wherever in it the person is, and even if the focus got lost there. */
export function useKeyboardOwner(close: (() => void) | undefined): void {
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    const listening = new AbortController();
    const on = <Name extends 'keydown' | 'mousedown' | 'mouseup' | 'click'>(
      name: Name,
      act: (target: Element, event: WindowEventMap[Name]) => void,
    ) =>
      addEventListener(
        name,
        (event) => {
          const { target } = event;
          if (target instanceof Element && !target.matches('.keys') && !document.querySelector('dialog[open]'))
            act(target, event);
        },
        { capture: name === 'keydown', signal: listening.signal },
      );
    on('keydown', (target, { key }) => {
      if (key === 'Escape') (closing.current ?? giveToVm)();
      // The focus got lost: the letter of this key still arrives.
      else if (target === document.body && !closing.current) giveToVm();
    });
    on('mousedown', (target, event) => {
      if (target.closest('button') && !target.closest(KEEPS_IT)) event.preventDefault();
    });
    // A slider has the keyboard only while it is dragged.
    on('mouseup', (target) => {
      if (target.matches('input[type="range"]')) giveToVm();
    });
    // A button that was pressed by keyboard. What it opens takes the keyboard afterwards.
    on('click', (target, { detail }) => {
      if (detail === 0 && target.closest('button') && !target.closest(KEEPS_IT)) giveToVm();
    });
    return () => listening.abort();
  }, []);
}
