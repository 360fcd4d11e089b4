import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionWindowState } from '../../../bridge/state.ts';
import { AddressField } from '../../parts/address-field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { copyAddress, type KeyReceiver } from '../keyboard/pressed-keys.ts';

/** Lists the sites that the session reaches, and adds one to its profile. */
export function SitesPanel({
  state,
  sites,
  guestScreen,
  tell,
  close,
}: {
  state: SessionWindowState;
  sites: readonly string[];
  guestScreen: { readonly current: KeyReceiver | undefined };
  tell: (text: string) => void;
  close: () => void;
}) {
  const { texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const [typed, setTyped] = useState('');
  const panel = useRef<HTMLFormElement>(null);
  useEffect(() => panel.current?.querySelector('button')?.focus(), []);
  const text = texts.session;
  const add = async (params: { readonly url?: string }) => {
    const added = (await ask('sites.add', params))?.added;
    if (added === 'added') {
      tell(text.siteAdded);
      close();
    } else if (added === 'no-address') panel.current?.querySelector('input')?.focus();
  };
  const addThis = async () => {
    if (guestScreen.current) await copyAddress(guestScreen.current, state.accelerator === 'tcg');
    await add({});
  };
  return (
    <form
      ref={panel}
      class="files-panel card column"
      aria-label={text.sites}
      onSubmit={(event) => {
        event.preventDefault();
        void add({ url: typed });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="line">
        <h2 class="grow">{text.sites}</h2>
        <button type="button" class="button flat round" title={text.close} aria-label={text.close} onClick={close}>
          <Icon name="cross" />
        </button>
      </div>
      <p class="dim small">{text.sitesWhy}</p>
      {sites.length === 0 ? (
        <p>{text.noSites}</p>
      ) : (
        <ul class="sites">
          {sites.map((site) => (
            <li key={site} class="selectable">
              {site}
            </li>
          ))}
        </ul>
      )}
      <p class="dim small">{text.siteBlocked}</p>
      {state.rules.copyOut !== 'off' && (
        <div class="line">
          <button type="button" class="button" disabled={busy} onClick={() => void addThis()}>
            {text.addThisSite}
          </button>
        </div>
      )}
      <div class="line">
        <AddressField
          class="field grow"
          aria-label={text.firstSiteAddress}
          placeholder="https://bank.example/"
          typed={typed}
          setTyped={setTyped}
        />
        <button type="submit" class="button" disabled={busy || typed.trim() === ''}>
          {text.addSite}
        </button>
      </div>
    </form>
  );
}
