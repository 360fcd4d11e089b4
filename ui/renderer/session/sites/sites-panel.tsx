import { useRef } from 'preact/hooks';
import type { SessionWindowState } from '../../../bridge/state.ts';
import { AddressField, type TypedAddress, useTypedAddress } from '../../parts/address-field.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { copyAddress, type KeyReceiver } from '../keyboard/pressed-keys.ts';
import { Panel } from '../panel.tsx';

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
  const address = useTypedAddress();
  const field = useRef<HTMLInputElement>(null);
  const text = texts.session;
  const add = async (params: { readonly url?: string }, shows?: TypedAddress['shows']) => {
    const added = (await ask('sites.add', params, shows))?.added;
    if (added === 'added') {
      tell(text.siteAdded);
      close();
    } else if (added === 'no-address') field.current?.focus();
  };
  const addThis = async () => {
    if (guestScreen.current) await copyAddress(guestScreen.current, state.accelerator === 'tcg');
    await add({});
  };
  return (
    <Panel title={text.sites} isBusy={busy} close={close}>
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
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          void add({ url: address.typed }, address.shows);
        }}
      >
        <AddressField
          field={field}
          class="field grow"
          aria-label={text.firstSiteAddress}
          placeholder="https://bank.example/"
          address={address}
        />
        <button type="submit" class="button" disabled={busy || address.typed.trim() === ''}>
          {text.addSite}
        </button>
      </form>
    </Panel>
  );
}
