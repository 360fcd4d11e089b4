import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { LinkWindowState } from '../../bridge/state.ts';
import { Icon, Mark } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { addressParts } from './address-parts.ts';

/** The address is untrusted text. It is shown in full, with its host emphasised. */
function Address({ url }: { url: string }) {
  const { before, host, after } = addressParts(url);
  return (
    <p class="address selectable" tabIndex={0}>
      <span class="dim">{before}</span>
      <strong>{host}</strong>
      <span class="dim">{after}</span>
    </p>
  );
}

export function LinkWindow({ state }: { state: LinkWindowState }) {
  const { texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const [forSite, setForSite] = useState(false);
  const text = texts.link;
  useEffect(() => {
    document.title = text.title;
  }, [text]);
  // A layout effect, so that a key pressed before the first frame counts too.
  useLayoutEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void ask('window.close', {});
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [ask]);
  const choose = (rule: 'here' | 'elsewhere') => void ask('link.choose', { rule, forSite });
  return (
    <main class="link-window" data-colour={state.profile.colour}>
      <h1>{text.title}</h1>
      <p class="dim">{text.from}</p>
      <Address url={state.url} />
      <div class="column choices">
        <button type="button" class="button primary choice" autofocus disabled={busy} onClick={() => choose('here')}>
          <Mark />
          <span class="grow">
            {text.here}
            <span class="why small">{text.hereWhy}</span>
          </span>
        </button>
        {state.otherBrowser !== undefined && (
          <button type="button" class="button choice" disabled={busy} onClick={() => choose('elsewhere')}>
            <Icon name="outside" large />
            <span class="grow">
              {text.elsewhere(state.otherBrowser)}
              <span class="why small">{text.elsewhereWhy}</span>
            </span>
          </button>
        )}
      </div>
      <div class="line">
        {state.site !== '' && (
          <label class="line grow">
            <input
              type="checkbox"
              class="box"
              checked={forSite}
              onChange={(event) => setForSite(event.currentTarget.checked)}
            />
            <span class="cut">{text.remember(state.site)}</span>
          </label>
        )}
        <button type="button" class="button flat" disabled={busy} onClick={() => void ask('window.close', {})}>
          {text.dismiss}
        </button>
      </div>
    </main>
  );
}
