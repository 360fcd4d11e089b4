import { useEffect, useState } from 'preact/hooks';
import type { RequirementView, SessionPhase, SessionWindowState } from '../../bridge/state.ts';
import { formatSeconds } from '../parts/formats.ts';
import { Icon, type IconName, Mark } from '../parts/icon.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { TroubleText } from '../parts/trouble-text.tsx';
import { useWindowContext } from '../parts/window-context.ts';

const SHAPES: Record<RequirementView['state'], IconName> = { met: 'check', awaited: 'turning', waiting: 'waiting' };
const SECOND_MS = 1_000;

/** A start that takes less needs no countdown. */
const COUNTED_FROM_MS = 4_000;
/** So much of the bar is for what is usually done by then. */
const ALMOST = 0.95;

/** The progress of a start, and its steps in the order in which they end. */
export function Starting({
  phase,
  isEmulated,
  trouble,
}: {
  phase: Extract<SessionPhase, { is: 'starting' }>;
  isEmulated: boolean;
  /** What it waits for, however long it takes. */
  trouble: NonNullable<SessionWindowState['exit']>['trouble'];
}) {
  const { language, text } = useWindowContext();
  const { requirements, startedAt, usualMs } = phase;
  const met = requirements.filter(({ state }) => state === 'met').length;
  const elapsedMs = Math.max(0, useSeconds() - Date.parse(startedAt));
  const isCounted = usualMs !== undefined && usualMs >= COUNTED_FROM_MS;
  // Before a first start, it is not known how long one takes.
  const why = isEmulated && usualMs === undefined ? 'session-emulated' : 'session-starting-why';
  return (
    <div class="centre starting">
      <Mark />
      <h1>{text('session-starting')}</h1>
      <ProgressBar
        fraction={
          isCounted ? Math.min(ALMOST, elapsedMs / usualMs) : requirements.length === 0 ? 0 : met / requirements.length
        }
        label={text('session-progress')}
      />
      {trouble ? (
        <div role="alert">
          <TroubleText trouble={trouble} />
        </div>
      ) : (
        <p class="dim numeric">
          {!isCounted
            ? text(why)
            : elapsedMs < usualMs
              ? text('session-seconds-left', { seconds: Math.ceil((usualMs - elapsedMs) / SECOND_MS) })
              : text('session-takes-longer')}
        </p>
      )}
      <details class="step-details">
        <summary class="dim small">{text('main-details')}</summary>
        <ol class="steps">
          {requirements.map(({ requirement, state, elapsedMs: stepMs }) => (
            <li key={requirement} class={state}>
              <Icon name={SHAPES[state]} turning={state === 'awaited'} />
              <span class="grow">{text(`requirement-${requirement}`)}</span>
              <span class="only-read">
                {state === 'met'
                  ? text('session-step-done')
                  : state === 'awaited'
                    ? text('session-step-now')
                    : text('session-step-waiting')}
              </span>
              <span class="dim small numeric">
                {state === 'met' && stepMs !== undefined
                  ? text('session-seconds', { seconds: formatSeconds(stepMs, language) })
                  : ''}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** The browser of a session that goes on starts again. */
export function StartingAgain({ isEmulated }: { isEmulated: boolean }) {
  const { text } = useWindowContext();
  const [sinceMs] = useState(() => Date.now());
  const elapsedMs = Math.max(0, useSeconds() - sinceMs);
  return (
    <div class="centre starting">
      <Mark />
      <div role="status">
        <h1>{text('session-browser-returning')}</h1>
      </div>
      <p class="dim">{text(isEmulated ? 'session-browser-returning-emulated' : 'session-browser-returning-why')}</p>
      <div class="line">
        <Icon name="turning" turning />
        <span class="dim small numeric">{text('session-seconds', { seconds: Math.floor(elapsedMs / SECOND_MS) })}</span>
      </div>
    </div>
  );
}

function useSeconds(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
