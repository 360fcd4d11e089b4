import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface Choice {
  readonly label: string;
  readonly kind?: 'primary' | 'destructive';
  readonly chosen: () => void;
}

/** A question that covers the window. The last choice is the harmless one: it has the focus, and Escape picks it. */
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
      <div class="answers">
        {choices.map((choice, index) => (
          <button
            key={choice.label}
            ref={index === choices.length - 1 ? harmless : null}
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
