import type { Session } from '../../../host-agent/api/session.ts';
import { Icon } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';

/** Turns the microphone on and off, and shows for as long as it is on. */
export function Microphone({
  microphone,
  backToScreen,
}: {
  microphone: NonNullable<Session['microphone']>;
  backToScreen: () => void;
}) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const isOn = microphone === 'on';
  const act = isOn ? text('session-microphone-turn-off') : text('session-microphone-turn-on');
  return (
    <button
      type="button"
      class="bar-button microphone"
      title={act}
      aria-label={act}
      aria-pressed={isOn}
      onClick={() => void ask('session.microphone', { isOn: !isOn }).then(backToScreen)}
    >
      <Icon name="microphone" />
      {isOn && <span class="words">{text('session-microphone-on')}</span>}
    </button>
  );
}
