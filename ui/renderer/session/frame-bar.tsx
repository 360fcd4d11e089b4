import type { Ref } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SessionWindowState } from '../../bridge/state.ts';
import { tell } from '../../texts/texts.ts';
import { Icon, type IconName, Mark } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { BarButton, TransferButtons, TransferProgress } from './transfer/transfer-buttons.tsx';
import { DrivenChip } from './driven.tsx';
import { Panel } from './panel.tsx';
import { Sound } from './sound.tsx';
import { UsbButton } from './usb-panel.tsx';
import { formatTimeOfDay } from '../parts/formats.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';

function RecordedChip({ folder }: { folder: string }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  return (
    <span class="driven">
      <span
        class="hint-chip trouble-chip small recorded"
        role="status"
        title={text('session-recorded-why', { folder })}
      >
        <span class="red-mark" aria-hidden="true" />
        <span class="words">{text('session-recorded')}</span>
      </span>
      <button type="button" class="button small" onClick={() => void ask('session.stop-recording', {})}>
        {text('session-recorded-stop')}
      </button>
    </span>
  );
}

export interface BarActs {
  readonly bookmarkPage: () => void;
  readonly openAgain: (() => void) | undefined;
  readonly saveScreenshot: () => void;
  readonly copyOut: () => void;
  readonly pasteIn: () => void;
  readonly isFilesOpen: boolean;
  readonly toggleFiles: () => void;
  readonly isSitesOpen: boolean;
  readonly toggleSites: () => void;
  readonly isUsbOpen: boolean;
  readonly toggleUsb: () => void;
  /** What the session may do. */
  readonly isRightsOpen: boolean;
  readonly toggleRights: () => void;
  /** The menu of what the bar has no room for, and of what is rare. */
  readonly isMenuOpen: boolean;
  readonly toggleMenu: () => void;
}

/** What the bar gives up, one after the other, until the rest has room. The profile's name, which a decision may depend on, is the last. */
const DROPPED = ['emulation', 'keyboard', 'vanishes', 'hints', 'volume', 'words', 'menu', 'name'] as const;

/** Fits the bar at each drawing and at each size of the window. */
function useFit(bar: { readonly current: HTMLElement | null }): void {
  const fit = () => {
    if (!bar.current) return;
    for (let steps = 0; steps <= DROPPED.length; steps += 1) {
      bar.current.dataset['dropped'] = DROPPED.slice(0, steps).join(' ');
      const last = bar.current.lastElementChild?.getBoundingClientRect();
      const { left, right } = bar.current.getBoundingClientRect();
      if (!last || (last.left >= left && last.right <= right)) return;
    }
  };
  useLayoutEffect(fit);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(fit);
    if (bar.current) observer.observe(bar.current);
    return () => observer.disconnect();
  }, []);
}

/** Why the session should end, and when it will. */
function EndChip({ state }: { state: SessionWindowState }) {
  const { text } = useWindowContext();
  const { grace, securityUpdates, recalled, outdatedUntil, language } = state;
  const chip = (words: string, why: string) => (
    <span class="hint-chip trouble-chip small" role="status" title={why}>
      <Icon name="trouble" />
      <span class="words">{words}</span>
    </span>
  );
  if (grace) {
    const time = formatTimeOfDay(grace.until, language);
    return chip(text('session-grace-ends', { time }), text('session-grace-why', { because: grace.because, time }));
  }
  if (recalled !== undefined && outdatedUntil !== undefined)
    return chip(
      text('session-recalled-ends', { time: formatTimeOfDay(outdatedUntil, language) }),
      text('session-recalled-why', { why: recalled }),
    );
  if (securityUpdates === undefined) return null;
  return chip(
    outdatedUntil === undefined
      ? text('session-outdated')
      : text('session-outdated-ends', { time: formatTimeOfDay(outdatedUntil, language) }),
    text('session-outdated-why', { packages: securityUpdates }),
  );
}

/** Says what this window is, and holds the controls that are not the guest's. In full screen it slides up from the lower edge. */
export function FrameBar({
  reference,
  state,
  profile,
  notice,
  acts,
}: {
  reference: Ref<HTMLElement>;
  state: SessionWindowState;
  profile: string;
  notice: string;
  acts: BarActs;
}) {
  const context = useWindowContext();
  const { text } = context;
  const { ask } = useAsk();
  const isHeard = state.phase.is === 'showing' && state.microphone === 'on';
  const held = state.phase.is === 'showing' ? (state.usb ?? []) : [];
  const [first] = held;
  const content = useRef<HTMLDivElement>(null);
  useFit(content);
  const message = messageOf(state, notice, context);
  return (
    <header
      ref={reference}
      class="frame-bar"
      aria-label={text('session-marking', { profile })}
      data-heard={isHeard}
      data-held={first !== undefined}
    >
      <div class="tab" aria-hidden="true">
        {isHeard ? <Icon name="microphone" /> : first ? <Icon name="usb" /> : <Mark />}
        {isHeard
          ? text('session-microphone-on')
          : first
            ? text('usb-connected', { count: held.length, name: first.name })
            : text('session-disposable')}
      </div>
      <div ref={content} class="bar-content">
        <Shield state={state} acts={acts} />
        <strong class="kind">{text('session-disposable')}</strong>
        <span class="profile-name" dir="auto">
          {profile}
        </span>
        <span class="vanishes small" role="status" data-shown={message !== undefined} title={message}>
          {message ?? text(isOver(state) ? 'session-is-gone' : 'session-vanishes')}
        </span>
        {state.transfer && <TransferProgress transfer={state.transfer} />}
        <EndChip state={state} />
        <WhereChip where={state.where} />
        <ExitChip exit={state.exit} />
        <ReachChip state={state} acts={acts} />
        <SpeechChip state={state} />
        {state.phase.is === 'showing' && <DrivenChip driven={state.driven} />}
        {state.recordedInto !== undefined && !isOver(state) && <RecordedChip folder={state.recordedInto} />}
        {state.accelerator === 'tcg' && !state.where && (
          <span class="hint-chip emulation small" title={text('session-slow-why')}>
            <Icon name="slow" />
            <span class="words">{text('session-slow')}</span>
          </span>
        )}
        {state.phase.is === 'showing' && (
          <span class="hint-chip keyboard small" title={text('session-release-keyboard-why')}>
            <Icon name="keyboard" />
            <span class="words">{text('session-release-keyboard')}</span>
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
        <FullScreenButton state={state} />
        {state.phase.is === 'showing' && (
          <BarButton
            icon="dots"
            kind="menu-button"
            title={text('session-more')}
            pressed={acts.toggleMenu}
            isOpen={acts.isMenuOpen}
          />
        )}
        <BarButton icon="cross" title={text('session-close-window')} pressed={() => void ask('window.close', {})} />
      </div>
    </header>
  );
}

const isOver = ({ phase }: SessionWindowState): boolean => phase.is === 'ended' || phase.is === 'failed';

/** What is said in place of what vanishes; `undefined` if there is nothing to say. */
function messageOf(
  { isAgentLost, isWithoutRoom, isOffline, networkTrouble }: SessionWindowState,
  notice: string,
  { text, texts }: ReturnType<typeof useWindowContext>,
): string | undefined {
  if (notice !== '') return notice;
  if (isAgentLost) return text('session-agent-lost');
  if (isWithoutRoom) return text('session-without-room');
  if (!isOffline) return undefined;
  return networkTrouble ? tell(networkTrouble, texts).message : text('session-offline');
}

/** Opens what the session may do. Before there is a session, the mark is in its place. */
function Shield({ state, acts }: { state: SessionWindowState; acts: BarActs }) {
  const { text } = useWindowContext();
  if (!state.rights || state.phase.is !== 'showing') return <Mark />;
  return (
    <BarButton
      icon="shield"
      kind="rights-button"
      title={text('rights-title')}
      pressed={acts.toggleRights}
      isOpen={acts.isRightsOpen}
    />
  );
}

function FullScreenButton({ state: { isFullscreen, phase } }: { state: SessionWindowState }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  return (
    <BarButton
      icon={isFullscreen ? 'shrink' : 'expand'}
      title={isFullscreen ? text('session-leave-fullscreen') : text('session-fullscreen')}
      pressed={() => void ask('window.fullscreen', { on: !isFullscreen })}
      isInMenu={phase.is === 'showing'}
    />
  );
}

/** What is rare, and what a narrow bar has no room for. */
export function MenuPanel({ state, acts, close }: { state: SessionWindowState; acts: BarActs; close: () => void }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const { isFullscreen, rules, rights, where, recordedInto } = state;
  const mayRecord = rights !== undefined && rights.restrictions.record !== 'off' && !where;
  const entry = (icon: IconName, title: string, pressed: () => void) => (
    <button
      type="button"
      class="button"
      onClick={() => {
        close();
        pressed();
      }}
    >
      <Icon name={icon} />
      {title}
    </button>
  );
  return (
    <Panel title={text('session-more')} close={close}>
      {entry('star', text('transfer-bookmark'), acts.bookmarkPage)}
      {rules.filesOut !== 'off' && entry('download', text('transfer-screenshot'), acts.saveScreenshot)}
      {mayRecord &&
        recordedInto === undefined &&
        entry('record', text('session-record'), () => void ask('session.record', {}))}
      {acts.openAgain && entry('window', text('session-open-again'), acts.openAgain)}
      {rules.copyOut !== 'off' && entry('copyOut', text('transfer-copy-out-title'), acts.copyOut)}
      {rules.pasteIn !== 'off' && entry('pasteIn', text('transfer-paste-in-title'), acts.pasteIn)}
      {entry(
        isFullscreen ? 'shrink' : 'expand',
        isFullscreen ? text('session-leave-fullscreen') : text('session-fullscreen'),
        () => void ask('window.fullscreen', { on: !isFullscreen }),
      )}
    </Panel>
  );
}

/** The host on which the session runs, and whether it answers. */
function WhereChip({ where }: Pick<SessionWindowState, 'where'>) {
  const { text } = useWindowContext();
  if (!where) return null;
  const { host, isReachable } = where;
  return (
    <span
      class={`hint-chip small${isReachable ? '' : ' trouble-chip'}`}
      role="status"
      title={isReachable ? text('session-elsewhere-why', { host }) : text('session-unreachable-why', { host })}
    >
      {!isReachable && <Icon name="trouble" />}
      <span class="words">{isReachable ? text('session-elsewhere', { host }) : text('session-unreachable')}</span>
    </span>
  );
}

/** The exit by which the session leaves, and whether it is up. */
function ExitChip({ exit }: Pick<SessionWindowState, 'exit'>) {
  const { text, texts } = useWindowContext();
  if (!exit) return null;
  const { name, trouble } = exit;
  const why = trouble && tell(trouble, texts);
  return (
    <span
      class={`hint-chip small${why ? ' trouble-chip' : ''}`}
      role="status"
      title={why ? `${why.message} ${why.hint}` : text('session-exit-why', { exit: name })}
    >
      {why && <Icon name="trouble" />}
      <span class="words">
        {why ? text('session-exit-down', { exit: name }) : text('session-exit', { exit: name })}
      </span>
    </span>
  );
}

/** Whether pages are read aloud, in a session whose profile asks for it. */
function SpeechChip({ state: { readsAloud, sound } }: { state: SessionWindowState }) {
  const { text } = useWindowContext();
  if (readsAloud === undefined) return null;
  const isHeard = readsAloud && sound !== undefined;
  return (
    <span
      class="hint-chip small"
      role="status"
      title={isHeard ? text('session-reads-aloud-why') : text('session-no-speech-why')}
    >
      <Icon name={isHeard ? 'sound' : 'trouble'} />
      <span class="words">{isHeard ? text('session-reads-aloud') : text('session-no-speech')}</span>
    </span>
  );
}

/** That the session does not reach everything, so that a blocked page is no riddle. */
function ReachChip({ state, acts }: { state: SessionWindowState; acts: BarActs }) {
  const { text } = useWindowContext();
  const policy = state.reach?.policy;
  if (policy === 'offline')
    return (
      <span class="hint-chip small" title={text('session-no-network-why')}>
        <Icon name="lock" />
        <span class="words">{text('session-no-network')}</span>
      </span>
    );
  if (state.reach?.policy === 'portal') {
    const { network, hosts } = state.reach;
    return (
      <span class="hint-chip small" title={text('session-signs-in-why', { hosts: hosts.join(', ') })}>
        <Icon name="lock" />
        <span class="words">{text('session-signs-in', { network })}</span>
      </span>
    );
  }
  if (policy !== 'allow-list') return null;
  return (
    <button
      type="button"
      class="bar-button hint-chip small sites-button"
      title={
        state.where
          ? text('session-only-listed-sites-elsewhere', { host: state.where.host })
          : text('session-only-listed-sites-why')
      }
      aria-label={text('session-only-listed-sites')}
      aria-expanded={acts.isSitesOpen}
      disabled={state.phase.is !== 'showing' || state.where !== undefined}
      onClick={acts.toggleSites}
    >
      <Icon name="lock" />
      <span class="words">{text('session-only-listed-sites')}</span>
    </button>
  );
}

/** Turns the microphone on and off, and shows for as long as it is on. */
function Microphone({ microphone }: { microphone: NonNullable<Session['microphone']> }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const isOn = microphone === 'on';
  const act = isOn ? text('session-microphone-turn-off') : text('session-microphone-turn-on');
  return (
    <button
      type="button"
      class="bar-button microphone"
      title={act}
      aria-label={act}
      aria-pressed={isOn}
      onClick={() => void ask('session.microphone', { isOn: !isOn })}
    >
      <Icon name="microphone" />
      {isOn && <span class="words">{text('session-microphone-on')}</span>}
    </button>
  );
}
