import { useEffect, useId, useRef } from 'preact/hooks';
import { AddressField, useTypedAddress } from '../../parts/address-field.tsx';
import { Mark } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';

/** Asks for the first site of a profile that reaches only listed ones; `url`: the page that the person wanted to open. Main asks for consent, naming the site. */
export function FirstSite({ profile, url }: { profile: string; url: string | undefined }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const address = useTypedAddress(url);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <form
      class="centre first-site"
      onSubmit={(event) => {
        event.preventDefault();
        void ask('sites.add', { url: address.typed }, address.shows);
      }}
    >
      <Mark />
      <h1>{text('session-first-site', { profile })}</h1>
      <p class="dim" id={`${id}-why`}>
        {text(url === undefined ? 'session-first-site-why' : 'session-first-site-why-page')}
      </p>
      <AddressField
        field={field}
        class="field address-field"
        aria-label={text('session-first-site-address')}
        aria-describedby={`${id}-why`}
        placeholder="https://bank.example/"
        address={address}
      />
      <div class="line wrap">
        <button type="submit" class="button primary" disabled={busy || address.typed.trim() === ''}>
          {text('session-first-site-open')}
        </button>
        <button type="button" class="button" onClick={() => void ask('window.close', {})}>
          {text('session-close')}
        </button>
      </div>
    </form>
  );
}
