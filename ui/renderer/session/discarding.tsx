import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useSecondsLeft } from '../parts/seconds-left.ts';

/** The session is paused during its undo window. */
export function Discarding({ until }: { until: string }) {
  const { texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const text = texts.session;
  const seconds = useSecondsLeft(until);
  return (
    <div class="centre">
      <div role="status">
        <h1>{text.discarded}</h1>
      </div>
      <p class="dim">{text.discardedWhy(seconds)}</p>
      <div class="line wrap">
        <button
          type="button"
          class="button primary"
          autofocus
          disabled={busy}
          onClick={() => void ask('window.undo-discard', {})}
        >
          {text.undo}
        </button>
        <button type="button" class="button" onClick={() => void ask('window.answer-close', { answer: 'discard' })}>
          {text.discardNow}
        </button>
      </div>
    </div>
  );
}
