import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { MainWindowState, SetUpView } from '../../bridge/state.ts';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { TroubleText } from '../parts/trouble-text.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { Acceleration } from './acceleration.tsx';

/** Before this part is done, its speed says little about the rest. */
const KNOWN_FROM = 0.1;
const MINUTE_MS = 60_000;

/** The first start: builds all images with one button. */
export function SetUp({ state, setUp }: { state: MainWindowState; setUp: SetUpView }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const drawn = useRef(setUp.is);
  useLayoutEffect(() => {
    if (drawn.current === setUp.is) return;
    drawn.current = setUp.is;
    // The button that was pressed is gone. Not the next one: a second Enter must not press what it does not name.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [setUp.is]);
  return (
    <section class="set-up" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {text('set-up-title')}
      </h2>
      <p class="dim">{text('set-up-what')}</p>
      {setUp.is === 'running' ? (
        <>
          <Running setUp={setUp} />
          {/* The keys keep the next button from being this one with other words, which would have its focus. */}
          <button
            key="cancel"
            type="button"
            class="button"
            disabled={busy || state.agent.is !== 'up'}
            onClick={() => void ask('image.cancel-set-up', {})}
          >
            {text('images-cancel')}
          </button>
        </>
      ) : (
        <>
          {setUp.is === 'failed' && (
            <Notice level="trouble" title={text('images-failed')}>
              <TroubleText trouble={setUp.trouble} />
            </Notice>
          )}
          {setUp.is === 'cancelled' && <p role="status">{text('set-up-cancelled')}</p>}
          {setUp.is !== 'failed' && <p class="dim numeric">{text('set-up-how-long', setUp.estimate)}</p>}
          <Acceleration state={state} isFirst />
          <button
            key="start"
            type="button"
            class="button primary open"
            disabled={busy || state.agent.is !== 'up'}
            onClick={() => void ask('image.set-up', {})}
          >
            {text(setUp.is === 'needed' ? 'set-up-start' : 'set-up-continue')}
          </button>
        </>
      )}
    </section>
  );
}

function Running({ setUp: { estimate, fraction, at } }: { setUp: Extract<SetUpView, { is: 'running' }> }) {
  const { text } = useWindowContext();
  const elapsedMs = at === undefined ? 0 : Date.now() - Date.parse(at);
  const isKnown = at !== undefined && fraction >= KNOWN_FROM;
  const leftMs = isKnown ? (elapsedMs * (1 - fraction)) / fraction : estimate.minutes * MINUTE_MS - elapsedMs;
  const minutes = Math.max(1, Math.ceil(leftMs / MINUTE_MS));
  return (
    <>
      <ProgressBar fraction={fraction} label={text('set-up-title')} />
      <p class="dim numeric" role="status">
        {text('set-up-minutes-left', { minutes })} {text('set-up-leave')}
      </p>
    </>
  );
}
