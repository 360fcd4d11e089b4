import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionWindowState } from '../../../bridge/state.ts';
import { AddressField, type TypedAddress, useTypedAddress } from '../../parts/address-field.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { copyAddress } from '../keyboard/pressed-keys.ts';

interface GuestScreenRef {
  readonly current: { sendKey(keysym: number, code: string, down?: boolean): void } | undefined;
}

/** Bookmarks the session's page. If its address cannot be copied, the person types it. Main asks each time, showing the whole address. */
export function useBookmark(
  state: SessionWindowState,
  guestScreen: GuestScreenRef,
  tell: (text: string) => void,
): {
  readonly isTyping: boolean;
  readonly keep: (typed?: TypedAddress) => void;
  readonly close: () => void;
} {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const [isTyping, setTyping] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const keep = async (address?: TypedAddress) => {
    if (isLooking || state.phase.is !== 'showing') return;
    const typed = address?.typed;
    setLooking(true);
    try {
      const screen = guestScreen.current;
      const mayLook = typed === undefined && state.rules.copyOut !== 'off' && screen !== undefined;
      if (mayLook) await copyAddress(screen, state.accelerator === 'tcg');
      const kept =
        typed !== undefined || mayLook
          ? (await ask('bookmark.add-page', typed === undefined ? {} : { url: typed }, address?.shows))?.kept
          : 'no-address';
      if (kept === 'kept') tell(text('transfer-bookmarked'));
      if (kept === 'removed') tell(text('transfer-bookmark-removed'));
      setTyping(kept === 'no-address' || (kept === undefined && typed !== undefined));
    } finally {
      setLooking(false);
    }
  };
  return {
    isTyping: isTyping && state.phase.is === 'showing',
    keep: (address) => void keep(address),
    close: () => setTyping(false),
  };
}

/** Asks for the address of the page. */
export function BookmarkPanel({ keep, close }: { keep: (typed: TypedAddress) => void; close: () => void }) {
  const { text } = useWindowContext();
  const address = useTypedAddress();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="panel card column"
      aria-label={text('transfer-bookmark')}
      onSubmit={(event) => {
        event.preventDefault();
        keep(address);
      }}
    >
      <h2>{text('transfer-bookmark')}</h2>
      <p class="dim small">{text('transfer-bookmark-how')}</p>
      <AddressField
        field={field}
        class="field"
        aria-label={text('transfer-address')}
        placeholder="https://example.org/"
        address={address}
      />
      <div class="line wrap">
        <button type="submit" class="button primary" disabled={address.typed.trim() === ''}>
          {text('transfer-bookmark-confirm')}
        </button>
        <button type="button" class="button" onClick={close}>
          {text('transfer-cancel')}
        </button>
      </div>
    </form>
  );
}
