import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionVolume } from '../../../host-agent/api/session/session.ts';
import { Icon } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';

/** A moving slider reports far more often than the volume needs to change. */
const SAY_EVERY_MS = 80;

/** Mute button and volume slider. The keyboard reaches them once Ctrl and Alt have released it from the VM. */
export function Sound({ sound }: { sound: SessionVolume }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  // The person's choice, until the host agent confirms it.
  const [drawn, setDrawn] = useState<number>();
  const say = useLater(
    (percent: number) => void ask('session.volume', { percent, isMuted: false }).then(() => setDrawn(undefined)),
    SAY_EVERY_MS,
  );
  const percent = drawn ?? sound.percent;
  const isSilent = drawn === undefined && sound.isMuted;
  const mute = sound.isMuted ? text('session-unmute') : text('session-mute');
  return (
    <span class="sound" role="group" aria-label={text('session-sound')}>
      <button
        type="button"
        class="bar-button"
        title={mute}
        aria-label={mute}
        aria-pressed={sound.isMuted}
        onClick={() => void ask('session.volume', { isMuted: !sound.isMuted })}
      >
        <Icon name={isSilent || percent === 0 ? 'silent' : 'sound'} />
      </button>
      <input
        type="range"
        class="volume"
        min={0}
        max={100}
        step={5}
        value={percent}
        title={text('session-volume')}
        aria-label={text('session-volume')}
        aria-valuetext={
          isSilent ? text('session-volume-muted', { percent }) : text('session-volume-percent', { percent })
        }
        data-muted={isSilent}
        onInput={({ currentTarget }) => {
          setDrawn(currentTarget.valueAsNumber);
          say(currentTarget.valueAsNumber);
        }}
      />
    </span>
  );
}

/** Calls `act` with the latest value, at most once per interval. */
function useLater<Value>(act: (value: Value) => void, everyMs: number): (value: Value) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef<Value>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (value) => {
    last.current = value;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      if (last.current !== undefined) act(last.current);
    }, everyMs);
  };
}
