import type { SessionWindowState } from '../../bridge/state.ts';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { copyAddress, type KeyReceiver } from './keyboard/pressed-keys.ts';

/** Opens the session's page in a new session of the same profile; `undefined` where the session may not give its address. Main asks, showing all of it. */
export function useOpenAgain(
  state: SessionWindowState,
  guestScreen: { readonly current: KeyReceiver | undefined },
  tell: (text: string) => void,
): (() => void) | undefined {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  if (state.rules.copyOut === 'off') return undefined;
  const open = async () => {
    if (guestScreen.current) await copyAddress(guestScreen.current, state.accelerator === 'tcg');
    const opened = (await ask('session.open-page', {}))?.opened;
    if (opened === 'no-address') tell(text('session-no-address'));
  };
  return () => void open();
}
