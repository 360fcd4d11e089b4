import { useLayoutEffect, useRef } from 'preact/hooks';
import { GRACE_MINUTES } from '../../../host-agent/api/session/unsaved-files.ts';
import type { SessionPhase } from '../../bridge/state.ts';
import { formatTimeOfDay } from '../parts/formats.ts';
import { Icon } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useSecondsLeft } from '../parts/seconds-left.ts';

/** The browser ended, and files are not saved: asks once what follows, and again if the browser did not come back. */
export function BrowserEnded({
  reason,
  unsaved,
}: {
  reason: Extract<SessionPhase, { is: 'browser-ended' }>['reason'];
  unsaved: number;
}) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const title = text(reason === 'not-back' ? 'session-browser-not-back' : `ending-${reason}`);
  const saving = useRef<HTMLButtonElement>(null);
  // The screen behind it had the focus, so that the browser would refuse an autofocus.
  useLayoutEffect(() => saving.current?.focus(), []);
  const answer = (chosen: 'save-all' | 'keep' | 'discard') => () => void ask('window.answer-end', { answer: chosen });
  return (
    <div class="centre" role="group" aria-label={title}>
      {reason === 'not-back' && (
        <span class="state trouble">
          <Icon name="trouble" large />
        </span>
      )}
      <div role={reason === 'not-back' ? 'alert' : 'status'}>
        <h1>{title}</h1>
      </div>
      <p class="dim">
        {reason === 'not-back' && `${text('session-browser-not-back-why')} `}
        {text('session-browser-ended-why', { unsaved })}
      </p>
      <div class="line wrap">
        <button ref={saving} type="button" class="button primary" disabled={busy} onClick={answer('save-all')}>
          {text('session-save-all-and-discard')}
        </button>
        <button type="button" class="button" disabled={busy} onClick={answer('keep')}>
          {text('session-browser-back')}
        </button>
        <button type="button" class="button destructive" disabled={busy} onClick={answer('discard')}>
          {text('session-discard')}
        </button>
      </div>
    </div>
  );
}

/** The session is paused: during its undo window, or because it reached a limit and files are not saved. */
export function Discarding({
  phase: { until, heldBecause: because },
  unsaved,
}: {
  phase: Extract<SessionPhase, { is: 'discarding' }>;
  unsaved: number;
}) {
  const { text, language } = useWindowContext();
  const { busy, ask } = useAsk();
  const seconds = useSecondsLeft(until);
  return (
    <div class="centre">
      <div role="status">
        <h1>{because ? text('session-held', { because }) : text('session-discarded')}</h1>
      </div>
      <p class="dim">
        {because
          ? text('session-held-why', {
              because,
              unsaved,
              time: formatTimeOfDay(until, language),
              minutes: GRACE_MINUTES,
            })
          : text('session-discarded-why', { seconds })}
      </p>
      <div class="line wrap">
        <button
          type="button"
          class="button primary"
          autofocus
          disabled={busy}
          onClick={() => void ask('window.undo-discard', {})}
        >
          {text(because ? 'session-continue' : 'session-undo')}
        </button>
        {because && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void ask('window.answer-close', { answer: 'save-all' })}
          >
            {text('session-save-all-and-discard')}
          </button>
        )}
        <button type="button" class="button" onClick={() => void ask('window.answer-close', { answer: 'discard' })}>
          {text('session-discard-now')}
        </button>
        <button type="button" class="button" onClick={() => void ask('window.answer-close', { answer: 'background' })}>
          {text('session-background')}
        </button>
      </div>
    </div>
  );
}
