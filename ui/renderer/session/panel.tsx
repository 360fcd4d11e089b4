import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { useWindowContext } from '../parts/window-context.ts';

/**
 * A panel over the picture of the session, with its name and a button that closes it. The button has the focus first, again when
 * a question that covered the panel is answered, and when the pressed button lost it because it was disabled meanwhile.
 */
export function Panel({
  title,
  isCovered = false,
  isBusy = false,
  close,
  children,
}: {
  title: string;
  isCovered?: boolean;
  /** It waits for an answer of main. */
  isBusy?: boolean;
  close: () => void;
  children: ComponentChildren;
}) {
  const { text } = useWindowContext();
  const closing = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isCovered) closing.current?.focus();
  }, [isCovered]);
  useEffect(() => {
    if (!isBusy && !isCovered && document.activeElement === document.body) closing.current?.focus();
  }, [isBusy, isCovered]);
  return (
    <section class="panel card column" aria-label={title}>
      <div class="line">
        <h2 class="grow">{title}</h2>
        <button
          ref={closing}
          type="button"
          class="button flat round"
          title={text('session-close')}
          aria-label={text('session-close')}
          onClick={close}
        >
          <Icon name="cross" />
        </button>
      </div>
      {children}
    </section>
  );
}
