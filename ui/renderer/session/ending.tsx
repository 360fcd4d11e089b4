import { WANTED_ENDS } from '../../../host-agent/api/session/ends.ts';
import type { EndReason } from '../../../host-agent/api/session/session.ts';
import type { Trouble } from '../../bridge/answer.ts';
import type { MainPage } from '../../bridge/state.ts';
import { Icon } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { TroubleText } from '../parts/trouble-text.tsx';

export function Ending({ reason }: { reason: EndReason }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  return (
    <div class="centre" role="status">
      <span class={`state ${WANTED_ENDS.has(reason) ? 'ok' : 'trouble'}`}>
        <Icon name={WANTED_ENDS.has(reason) ? 'check' : 'trouble'} large />
      </span>
      <h1>{text(`ending-${reason}`)}</h1>
      <p class="dim">{text(`ending-${reason}.explanation`)}</p>
      <div class="line">
        <button type="button" class="button primary" autofocus onClick={() => void ask('window.close', {})}>
          {text('session-close')}
        </button>
      </div>
    </div>
  );
}

/** The page of the main window that helps with a failed start, by the prefix of its code. */
const HELP: readonly (readonly [code: string, page: MainPage])[] = [
  ['image-', 'images'],
  ['network-', 'network'],
  ['ports-', 'home'],
  ['start-timed-out', 'settings'],
  ['no-such-profile', 'settings'],
];

export function Failing({ trouble }: { trouble: Trouble }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const page = HELP.find(([code]) => trouble.code.startsWith(code))?.[1] ?? 'diagnostics';
  return (
    <div class="centre" role="alert">
      <span class="state trouble">
        <Icon name="trouble" large />
      </span>
      <h1>{text('session-failed')}</h1>
      <TroubleText trouble={trouble} />
      <div class="line wrap">
        <button
          type="button"
          class="button primary"
          autofocus
          disabled={busy}
          onClick={() => void ask('window.retry', {})}
        >
          {text('session-again')}
        </button>
        <button type="button" class="button" onClick={() => void ask('window.open-page', { page })}>
          {text('session-open-page', { page: text(`navigation-${page}`) })}
        </button>
        <button type="button" class="button" onClick={() => void ask('window.close', {})}>
          {text('session-close')}
        </button>
      </div>
    </div>
  );
}
