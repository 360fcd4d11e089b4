import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { directionOf } from '../../texts/languages.ts';
import { Icon } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';

const CARDS = ['frame', 'files', 'keyboard'] as const;
type Card = (typeof CARDS)[number];

/** A look around in three cards, over the page. The arrow keys turn them, Escape skips them. `ended`: the focus has nowhere to go back to. */
export function Tour({ ended }: { ended: () => void }) {
  const { text, texts } = useWindowContext();
  const { ask } = useAsk();
  const [index, setIndex] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const id = useId();
  // A layout effect, so that the next key already belongs to the cards.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    next.current?.focus();
  }, []);
  const end = () => {
    // Closed before the answer: it gives back the focus, and stays closed if this cannot be saved.
    dialog.current?.close();
    if (document.activeElement === document.body) ended();
    void ask('desktop.set', { tour: 'seen' });
  };
  const last = CARDS.length - 1;
  const turn = (by: number) => setIndex(Math.min(last, Math.max(0, index + by)));
  const card = CARDS[index] ?? 'frame';
  return (
    <dialog
      ref={dialog}
      class="tour"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        end();
      }}
      onKeyDown={({ key }) => {
        const onward = directionOf(texts.language) === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
        if (key === onward) turn(1);
        else if (key === 'ArrowLeft' || key === 'ArrowRight') turn(-1);
      }}
    >
      <Picture card={card} />
      <div class="told" aria-live="polite">
        <h2 id={id}>{text(`tour-${card}`)}</h2>
        <p class="dim">{text(`tour-${card}-why`)}</p>
      </div>
      <div class="line">
        <span class="dim small grow numeric">{text('tour-place', { card: index + 1, cards: CARDS.length })}</span>
        {index < last && (
          <button type="button" class="button flat" onClick={end}>
            {text('tour-skip')}
          </button>
        )}
        {index > 0 && (
          <button type="button" class="button" onClick={() => turn(-1)}>
            {text('settings-back')}
          </button>
        )}
        <button ref={next} type="button" class="button primary" onClick={index < last ? () => turn(1) : end}>
          {text(index < last ? 'tour-next' : 'set-up-close')}
        </button>
      </div>
    </dialog>
  );
}

/** A session in small, with what the card is about. */
function Picture({ card }: { card: Card }) {
  const { text } = useWindowContext();
  const shown: Record<Card, ComponentChildren> = {
    frame: <Icon name="globe" large />,
    files: (
      <>
        <Icon name="download" large />
        <Icon name="forward" large />
        <Icon name="computer" large />
      </>
    ),
    keyboard: (
      <>
        <kbd>{text('help-key-control')}</kbd>
        <kbd>Alt</kbd>
      </>
    ),
  };
  return (
    <div class="session-drawing stripes" aria-hidden="true">
      <div class="page-drawing">{shown[card]}</div>
    </div>
  );
}
