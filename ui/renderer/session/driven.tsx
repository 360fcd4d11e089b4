/** A program drives the session: the frame says so, and gives the person the wheel. */
import { useEffect } from 'preact/hooks';
import type { SessionWindowState } from '../../bridge/state.ts';
import { Icon } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';

type Driven = SessionWindowState['driven'];

/** Says who drives, with a button to stop the program, and one to let it continue. */
export function DrivenChip({ driven }: { driven: Driven }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  if (driven !== 'driven' && driven !== 'held') return null;
  const isHeld = driven === 'held';
  return (
    <span class="driven">
      <span
        class="hint-chip trouble-chip small"
        role="status"
        title={text(isHeld ? 'session-driven-held-why' : 'session-driven-why')}
      >
        <Icon name="program" />
        <span class="words">{text(isHeld ? 'session-driven-held' : 'session-driven')}</span>
      </span>
      {isHeld && (
        <button type="button" class="button small" onClick={() => void ask('session.steer', { act: 'give-back' })}>
          {text('session-driven-continue')}
        </button>
      )}
      <button type="button" class="button small" onClick={() => void ask('session.steer', { act: 'stop' })}>
        {text('session-driven-stop')}
      </button>
    </span>
  );
}

/** Of the person, in the session itself: what is in the frame does not reach its pages. */
const ACTS = ['keydown', 'pointerdown'] as const;

/** A key or click of the person takes over from the program. */
export function useTakeOver(driven: Driven): void {
  const { bridge } = useWindowContext();
  useEffect(() => {
    if (driven !== 'driven') return undefined;
    const takeOver = ({ target }: Event) => {
      if (target instanceof Element && target.closest('.screen'))
        void bridge.ask('session.steer', { act: 'take-over' });
    };
    for (const act of ACTS) addEventListener(act, takeOver, { capture: true, passive: true });
    return () => {
      for (const act of ACTS) removeEventListener(act, takeOver, { capture: true });
    };
  }, [bridge, driven]);
}
