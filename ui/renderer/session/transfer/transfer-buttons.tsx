import type { SessionWindowState } from '../../../bridge/state.ts';
import { amountOf, type Texts } from '../../../texts/texts.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { type KeyReceiver, pressPaste } from '../keyboard/pressed-keys.ts';

/** Copies out and pastes in, by button or shortcut, and reports what was transferred. */
export function useClipboard(
  state: SessionWindowState,
  guestScreen: { readonly current: KeyReceiver | undefined },
  tell: (text: string) => void,
): { readonly copyOut: () => void; readonly pasteIn: () => void } {
  const { text, texts } = useWindowContext();
  const { ask } = useAsk();
  const isThere = state.phase.is === 'showing';
  return {
    copyOut: () => {
      if (!isThere || state.rules.copyOut === 'off') return;
      void ask('clipboard.copy-out', {}).then((answer) => {
        if (answer?.copied)
          tell(
            text('transfer-copied-out', {
              amount: amountOf(answer.copied, texts),
              beginning: answer.copied.beginning,
            }),
          );
      });
    },
    pasteIn: () => {
      if (!isThere || state.rules.pasteIn === 'off') return;
      void ask('clipboard.paste-in', {}).then((answer) => {
        if (!answer?.copied) return;
        if (answer.copied.content === 'nothing') {
          tell(text('transfer-nothing-to-paste'));
          return;
        }
        if (guestScreen.current) pressPaste(guestScreen.current);
        tell(text('transfer-pasted-in', { amount: amountOf(answer.copied, texts) }));
      });
    },
  };
}

export function TransferButtons({
  state,
  bookmarkPage,
  copyOut,
  pasteIn,
  isOpen,
  toggleFiles,
}: {
  state: SessionWindowState;
  bookmarkPage: () => void;
  copyOut: () => void;
  pasteIn: () => void;
  isOpen: boolean;
  toggleFiles: () => void;
}) {
  const { text } = useWindowContext();
  const count = state.unsavedDownloads;
  const files = count === 0 ? text('transfer-files') : text('transfer-files-count', { count });
  return (
    <>
      <BarButton icon="star" title={text('transfer-bookmark')} pressed={bookmarkPage} isInMenu />
      {state.rules.copyOut !== 'off' && (
        <BarButton icon="copyOut" title={text('transfer-copy-out-title')} pressed={copyOut} isInMenu />
      )}
      {state.rules.pasteIn !== 'off' && (
        <BarButton icon="pasteIn" title={text('transfer-paste-in-title')} pressed={pasteIn} isInMenu />
      )}
      {(state.rules.filesOut !== 'off' || state.rules.filesIn !== 'off') && (
        <button
          type="button"
          class="bar-button files-button"
          title={files}
          aria-label={files}
          aria-expanded={isOpen}
          {...(count > 0 && { 'data-count': count > 99 ? '99+' : String(count) })}
          onClick={toggleFiles}
        >
          <Icon name="download" />
        </button>
      )}
    </>
  );
}

/** `isInMenu`: the bar gives this button up when it has no room; the menu has it, too. `isOpen`: whether what it opens is open. */
export function BarButton({
  icon,
  title,
  pressed,
  isInMenu = false,
  kind = '',
  isOpen,
}: {
  icon: IconName;
  title: string;
  pressed: () => void;
  isInMenu?: boolean;
  kind?: string;
  isOpen?: boolean;
}) {
  return (
    <button
      type="button"
      class={`bar-button ${isInMenu ? 'in-menu' : kind}`}
      title={title}
      aria-label={title}
      {...(isOpen !== undefined && { 'aria-expanded': isOpen })}
      onClick={pressed}
    >
      <Icon name={icon} />
    </button>
  );
}

function transferLabel(
  { name, direction, safeCopy }: NonNullable<SessionWindowState['transfer']>,
  { text }: Texts,
): string {
  if (safeCopy?.drawing) return text('transfer-safe-copy-page', { name, ...safeCopy.drawing });
  if (safeCopy) return text('transfer-safe-copy-starting', { name });
  return direction === 'out' ? text('transfer-saving', { name }) : text('transfer-sending', { name });
}

/** The transfer in progress, with a button to cancel it. */
export function TransferProgress({ transfer }: { transfer: NonNullable<SessionWindowState['transfer']> }) {
  const { text, texts } = useWindowContext();
  const { ask } = useAsk();
  const label = transferLabel(transfer, texts);
  return (
    <span class="transfer">
      <span class="what" title={label}>
        {label}
      </span>
      <progress aria-label={label} {...fractionOf(transfer)} max={1} />
      <button
        type="button"
        class="bar-button"
        title={text('transfer-cancel')}
        aria-label={text('transfer-cancel')}
        onClick={() => void ask('transfer.cancel', {})}
      >
        <Icon name="cross" />
      </button>
    </span>
  );
}

/** Empty while the size is unknown. */
function fractionOf({ bytes, of, safeCopy }: NonNullable<SessionWindowState['transfer']>): { readonly value?: number } {
  if (safeCopy?.drawing) return { value: (safeCopy.drawing.page - 1) / safeCopy.drawing.of };
  return safeCopy === undefined && of > 0 ? { value: bytes / of } : {};
}
