import { WANTED_ENDS } from '../../../host-agent/api/session/ends.ts';
import type { EndReason } from '../../../host-agent/api/session/session.ts';
import type { Trouble } from '../../bridge/answer.ts';
import { helpPage } from './help-page.ts';
import { Icon } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { TroubleText } from '../parts/trouble-text.tsx';

export function Ending({ reason, knowsPage }: { reason: EndReason; knowsPage: boolean }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const again = (isSamePage: boolean) => () => void ask('window.retry', { isSamePage });
  return (
    <div class="centre" role="status">
      <span class={`state ${WANTED_ENDS.has(reason) ? 'ok' : 'trouble'}`}>
        <Icon name={WANTED_ENDS.has(reason) ? 'check' : 'trouble'} large />
      </span>
      <h1>{text(`ending-${reason}`)}</h1>
      <p class="dim">{text(`ending-${reason}.explanation`)}</p>
      <div class="line wrap">
        <button type="button" class="button primary" autofocus disabled={busy} onClick={again(false)}>
          {text('session-new')}
        </button>
        {knowsPage && (
          <button type="button" class="button" disabled={busy} onClick={again(true)}>
            {text('session-same-page')}
          </button>
        )}
        <button type="button" class="button" onClick={() => void ask('window.close', {})}>
          {text('session-close')}
        </button>
      </div>
    </div>
  );
}

export function Failing({ trouble }: { trouble: Trouble }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const page = helpPage(trouble.code);
  // Nothing changes before there is an image.
  const cannotHelp = trouble.code === 'image-missing';
  return (
    <div class="centre" role="alert">
      <span class="state trouble">
        <Icon name="trouble" large />
      </span>
      <h1>{text('session-failed')}</h1>
      <TroubleText trouble={trouble} />
      <div class="line wrap">
        {!cannotHelp && (
          <button
            type="button"
            class="button primary"
            autofocus
            disabled={busy}
            onClick={() => void ask('window.retry', { isSamePage: true })}
          >
            {text('session-again')}
          </button>
        )}
        <button
          type="button"
          class={cannotHelp ? 'button primary' : 'button'}
          autofocus={cannotHelp}
          onClick={() => void ask('window.open-page', { page })}
        >
          {text('session-open-page', { page: text(`navigation-${page}`) })}
        </button>
        <button type="button" class="button" onClick={() => void ask('window.close', {})}>
          {text('session-close')}
        </button>
      </div>
    </div>
  );
}
