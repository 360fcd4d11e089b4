/** The session is recorded: the frame says so with a red mark, and lets the person end it. */
import { useAsk, useWindowContext } from '../parts/window-context.ts';

export function RecordedChip({ folder }: { folder: string }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  return (
    <span class="driven">
      <span
        class="hint-chip trouble-chip small recorded"
        role="status"
        title={text('session-recorded-why', { folder })}
      >
        <span class="red-mark" aria-hidden="true" />
        <span class="words">{text('session-recorded')}</span>
      </span>
      <button type="button" class="button small" onClick={() => void ask('session.stop-recording', {})}>
        {text('session-recorded-stop')}
      </button>
    </span>
  );
}
