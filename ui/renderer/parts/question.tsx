import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface Choice {
  readonly label: string;
  readonly kind?: 'primary' | 'destructive';
  readonly chosen: () => void;
}

/**
 * A question that covers the window. The last choice is the harmless one: it has the focus, and Escape picks it. Two answers stand side by side, the one
 * that confirms last, as in the desktop's own dialogues; more stand below each other.
 */
export function Question({
  title,
  children,
  choices,
}: {
  title: string;
  children: ComponentChildren;
  choices: readonly Choice[];
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const id = useId();
  // A layout effect, so that the next key already belongs to the question.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    harmless.current?.focus();
  }, []);
  const isPair = choices.length === 2;
  const escape = (event: Event) => {
    event.preventDefault();
    choices.at(-1)?.chosen();
  };
  return (
    <dialog ref={dialog} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} onCancel={escape}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-text`} class="dim">
        {children}
      </p>
      <div class={`answers ${isPair ? 'pair' : ''}`}>
        {(isPair ? choices.toReversed() : choices).map((choice) => (
          <button
            key={choice.label}
            ref={choice === choices.at(-1) ? harmless : null}
            type="button"
            class={`button ${choice.kind ?? ''}`}
            onClick={choice.chosen}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </dialog>
  );
}
