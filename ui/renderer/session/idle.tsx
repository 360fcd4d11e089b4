import { useEffect } from 'preact/hooks';
import type { SessionWindowState } from '../../bridge/state.ts';
import { Question } from '../parts/question.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useSecondsLeft } from '../parts/seconds-left.ts';

/** Input anywhere in the window counts as use. */
const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** Reporting more often than this tells nothing new. */
const TOLD_EVERY_MS = 10_000;

type Idle = SessionWindowState['idle'];

/** Reports use of the session: when it is first shown, and on input. While the idle question is open, only its answer counts. */
export function usePresence(idle: Idle): void {
  const { bridge } = useWindowContext();
  const counts = idle !== undefined && idle.until === undefined;
  useEffect(() => {
    if (!counts) return undefined;
    let toldAtMs = Number.NEGATIVE_INFINITY;
    // The window says elsewhere that the host agent is gone.
    const tell = () => {
      if (performance.now() - toldAtMs < TOLD_EVERY_MS) return;
      toldAtMs = performance.now();
      void bridge.ask('window.touch', {});
    };
    tell();
    for (const touch of TOUCHES) addEventListener(touch, tell, { capture: true, passive: true });
    return () => {
      for (const touch of TOUCHES) removeEventListener(touch, tell, { capture: true });
    };
  }, [bridge, counts]);
}

/** Asks whether to keep an idle session. */
export function IdleQuestion({ until, mayKeepRunning }: { until: string; mayKeepRunning: boolean }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const seconds = useSecondsLeft(until);
  return (
    <Question
      title={text('session-idle')}
      choices={[
        {
          label: text('session-discard-now'),
          kind: 'destructive',
          chosen: () => void ask('window.answer-close', { answer: 'discard' }),
        },
        ...(mayKeepRunning
          ? [{ label: text('session-idle-keep'), chosen: () => void ask('window.keep-running', {}) }]
          : []),
        { label: text('session-idle-back'), chosen: () => void ask('window.touch', {}) },
      ]}
    >
      {text('session-idle-why', { seconds })}
    </Question>
  );
}
