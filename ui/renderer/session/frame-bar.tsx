import type { Ref } from 'preact';
import type { SessionWindowState } from '../../bridge/state.ts';
import { Icon, Mark } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { TransferButtons, TransferProgress } from './transfer/transfer-buttons.tsx';
import { Microphone } from './microphone.tsx';
import { Sound } from './sound.tsx';
import { UsbButton } from './usb-panel.tsx';
import { formatTimeOfDay } from '../parts/formats.ts';

export interface BarActs {
  readonly bookmarkPage: () => void;
  readonly copyOut: () => void;
  readonly pasteIn: () => void;
  readonly isFilesOpen: boolean;
  readonly toggleFiles: () => void;
  readonly isSitesOpen: boolean;
  readonly toggleSites: () => void;
  readonly isUsbOpen: boolean;
  readonly toggleUsb: () => void;
  /** Gives the keyboard to the VM again. */
  readonly backToScreen: () => void;
}

/** Says what this window is, and holds the controls that are not the guest's. In full screen it slides up from the lower edge. */
export function FrameBar({
  reference,
  state,
  profile,
  told,
  acts,
}: {
  reference: Ref<HTMLElement>;
  state: SessionWindowState;
  profile: string;
  told: string;
  acts: BarActs;
}) {
  const { texts } = useWindowContext();
  const { ask } = useAsk();
  const text = texts.session;
  const isHeard = state.phase.is === 'showing' && state.microphone === 'on';
  const held = state.phase.is === 'showing' ? (state.usb ?? []) : [];
  const [first] = held;
  const fullscreen = state.isFullscreen ? text.leaveFullscreen : text.fullscreen;
  return (
    <header
      ref={reference}
      class="frame-bar"
      aria-label={text.marking(profile)}
      data-heard={isHeard}
      data-held={first !== undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape') acts.backToScreen();
      }}
    >
      <div class="tab" aria-hidden="true">
        {isHeard ? <Icon name="microphone" /> : first ? <Icon name="usb" /> : <Mark />}
        {isHeard ? text.microphoneOn : first ? texts.usb.connected(held.length, first.name) : text.disposable}
      </div>
      <div class="bar-content">
        <Mark />
        <strong>{text.disposable}</strong>
        <span class="profile-name">{profile}</span>
        <span class="vanishes small" role="status">
          {told !== '' ? told : state.isAgentLost ? text.agentLost : text.vanishes}
        </span>
        {state.transfer && <TransferProgress transfer={state.transfer} />}
        {state.securityUpdates !== undefined && (
          <span class="hint-chip small" role="status" title={text.outdatedWhy(state.securityUpdates)}>
            <Icon name="trouble" />
            <span class="words">
              {state.outdatedUntil === undefined
                ? text.outdated
                : text.outdatedEnds(formatTimeOfDay(state.outdatedUntil, state.language))}
            </span>
          </span>
        )}
        <WhereChip where={state.where} />
        <ReachChip state={state} acts={acts} />
        <SpeechChip state={state} />
        {state.accelerator === 'tcg' && !state.where && (
          <span class="hint-chip small" title={text.slowWhy}>
            <Icon name="slow" />
            <span class="words">{text.slow}</span>
          </span>
        )}
        {state.phase.is === 'showing' && (
          <span class="hint-chip small" title={text.releaseKeyboardWhy}>
            <Icon name="keyboard" />
            <span class="words">{text.releaseKeyboard}</span>
          </span>
        )}
        {state.phase.is === 'showing' && state.sound && <Sound sound={state.sound} />}
        {state.phase.is === 'showing' && state.microphone && <Microphone microphone={state.microphone} />}
        {state.phase.is === 'showing' && state.usb && (
          <UsbButton devices={state.usb} isOpen={acts.isUsbOpen} toggle={acts.toggleUsb} />
        )}
        {state.phase.is === 'showing' && (
          <TransferButtons
            state={state}
            bookmarkPage={acts.bookmarkPage}
            copyOut={acts.copyOut}
            pasteIn={acts.pasteIn}
            isOpen={acts.isFilesOpen}
            toggleFiles={acts.toggleFiles}
          />
        )}
        <button
          type="button"
          class="bar-button"
          title={fullscreen}
          aria-label={fullscreen}
          onClick={() => void ask('window.fullscreen', { on: !state.isFullscreen })}
        >
          <Icon name={state.isFullscreen ? 'shrink' : 'expand'} />
        </button>
        <button
          type="button"
          class="bar-button"
          title={text.closeWindow}
          aria-label={text.closeWindow}
          onClick={() => void ask('window.close', {})}
        >
          <Icon name="cross" />
        </button>
      </div>
    </header>
  );
}

/** The host on which the session runs, and whether it answers. */
function WhereChip({ where }: Pick<SessionWindowState, 'where'>) {
  const { texts } = useWindowContext();
  if (!where) return null;
  const { host, isReachable } = where;
  const text = texts.session;
  return (
    <span
      class="hint-chip small"
      role="status"
      title={isReachable ? text.elsewhereWhy(host) : text.unreachableWhy(host)}
    >
      {!isReachable && <Icon name="trouble" />}
      <span class="words">{isReachable ? text.elsewhere(host) : text.unreachable}</span>
    </span>
  );
}

/** Whether pages are read aloud, in a session whose profile asks for it. */
function SpeechChip({ state: { readsAloud, sound } }: { state: SessionWindowState }) {
  const { texts } = useWindowContext();
  if (readsAloud === undefined) return null;
  const text = texts.session;
  const isHeard = readsAloud && sound !== undefined;
  return (
    <span class="hint-chip small" role="status" title={isHeard ? text.readsAloudWhy : text.noSpeechWhy}>
      <Icon name={isHeard ? 'sound' : 'trouble'} />
      <span class="words">{isHeard ? text.readsAloud : text.noSpeech}</span>
    </span>
  );
}

/** That the session does not reach everything, so that a blocked page is no riddle. */
function ReachChip({ state, acts }: { state: SessionWindowState; acts: BarActs }) {
  const { texts } = useWindowContext();
  const text = texts.session;
  const policy = state.reach?.policy;
  if (policy === 'offline')
    return (
      <span class="hint-chip small" title={text.noNetworkWhy}>
        <Icon name="lock" />
        <span class="words">{text.noNetwork}</span>
      </span>
    );
  if (policy !== 'allow-list') return null;
  return (
    <button
      type="button"
      class="bar-button hint-chip small sites-button"
      title={text.onlyListedSitesWhy}
      aria-label={text.onlyListedSites}
      aria-expanded={acts.isSitesOpen}
      disabled={state.phase.is !== 'showing' || state.where !== undefined}
      onClick={acts.toggleSites}
    >
      <Icon name="lock" />
      <span class="words">{text.onlyListedSites}</span>
    </button>
  );
}
