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
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const address = useTypedAddress();
  const field = useRef<HTMLInputElement>(null);
  const add = async (params: { readonly url?: string }, shows?: TypedAddress['shows']) => {
    const added = (await ask('sites.add', params, shows))?.added;
    if (added === 'added') {
      tell(text('session-site-added'));
      close();
    } else if (added === 'no-address') field.current?.focus();
  };
  const addThis = async () => {
    if (guestScreen.current) await copyAddress(guestScreen.current, state.accelerator === 'tcg');
    await add({});
  };
  return (
    <Panel title={text('session-sites')} isBusy={busy} close={close}>
      <p class="dim small">{text('session-sites-why')}</p>
      {sites.length === 0 ? (
        <p>{text('session-no-sites')}</p>
      ) : (
        <ul class="sites">
          {sites.map((site) => (
            <li key={site} class="selectable">
              <bdi class="ltr">{site}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p class="dim small">{text('session-site-blocked')}</p>
      {state.rules.copyOut !== 'off' && (
        <div class="line">
          <button type="button" class="button" disabled={busy} onClick={() => void addThis()}>
            {text('session-add-this-site')}
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
          class="field"
          aria-label={text('session-first-site-address')}
          placeholder="https://bank.example/"
          address={address}
        />
        <button type="submit" class="button" disabled={busy || address.typed.trim() === ''}>
          {text('session-add-site')}
        </button>
      </form>
    </Panel>
  );
}
