import { useEffect, useRef, useState } from 'preact/hooks';
import { GRACE_MINUTES } from '../../../host-agent/api/session/unsaved-files.ts';
import type { SessionWindowState } from '../../bridge/state.ts';
import { useDrop } from '../parts/drop.ts';
import { formatTimeOfDay, profileTitle } from '../parts/formats.ts';
import { Question } from '../parts/question.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useClipboard } from './transfer/transfer-buttons.tsx';
import { BookmarkPanel, useBookmark } from './transfer/bookmark-page.tsx';
import { FilesPanel, type Previews } from './transfer/files-panel.tsx';
import { BrowserEnded, Discarding } from './discarding.tsx';
import { Ending, Failing } from './ending.tsx';
import { useTakeOver } from './driven.tsx';
import { type BarActs, FrameBar, MenuPanel } from './frame-bar.tsx';
import { useKeyboardOwner } from './keyboard/owner.ts';
import { seemsUnsent } from './keyboard/unsent.ts';
import { RightsPanel } from './rights-panel.tsx';
import type { GuestScreen } from './screen/guest-screen.ts';
import { Screen } from './screen/screen.tsx';
import { FirstSite } from './sites/first-site.tsx';
import { SitesPanel } from './sites/sites-panel.tsx';
import { Starting, StartingAgain } from './starting.tsx';
import { UsbPanel } from './usb-panel.tsx';
import { useSecondsLeft } from '../parts/seconds-left.ts';
import { copyAddress, type KeyReceiver } from './keyboard/pressed-keys.ts';

/** Saves a picture of the session's screen, and says so. Main lets the person name the file. */
function useScreenshot(tell: (text: string) => void): () => void {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const save = async () => {
    if ((await ask('files.screenshot', {}))?.isSaved === true) tell(text('transfer-saved'));
  };
  return () => void save();
}

/** Opens the session's page in a new session of the same profile; `undefined` where the session may not give its address. Main asks, showing all of it. */
function useOpenAgain(
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

/** When its profile ends the session, while that can be asked about. */
const endOf = ({ phase, asksToClose, rights }: SessionWindowState): string | undefined =>
  phase.is === 'showing' && !asksToClose ? rights?.endsAt : undefined;

const ASKED_BEFORE_S = 60;
/** Files at once. */
const MOST_DROPPED = 32;

/** Asks once, in the last minute before its profile ends the session, while files are not saved. `isGrace`: they are lost then; otherwise the session is held. */
function EndsSoon({ endsAt, unsaved, isGrace }: { endsAt: string; unsaved: number; isGrace: boolean }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const seconds = useSecondsLeft(endsAt);
  const [isAnswered, setAnswered] = useState(false);
  if (isAnswered || unsaved === 0 || seconds === 0 || seconds > ASKED_BEFORE_S) return null;
  const answer = (chosen: () => void) => () => {
    setAnswered(true);
    chosen();
  };
  return (
    <Question
      title={text('session-ends-soon', { seconds })}
      choices={[
        { label: text('session-ends-soon-continue'), chosen: answer(() => undefined) },
        {
          label: text('session-save-all-and-discard'),
          kind: 'primary',
          chosen: answer(() => void ask('window.answer-close', { answer: 'save-all' })),
        },
      ]}
    >
      {isGrace
        ? text('session-browser-ended-why', { unsaved })
        : text('session-ends-soon-held', { unsaved, minutes: GRACE_MINUTES })}
    </Question>
  );
}

/** Input anywhere in the window counts as use. */
const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** Reporting more often than this tells nothing new. */
const REPORTED_EVERY_MS = 10_000;

type Idle = SessionWindowState['idle'];

/** Reports use of the session: when it is first shown, and on input. While the idle question is open, only its answer counts. */
function usePresence(idle: Idle): void {
  const { bridge } = useWindowContext();
  const counts = idle !== undefined && idle.until === undefined;
  useEffect(() => {
    if (!counts) return undefined;
    let reportedAtMs = Number.NEGATIVE_INFINITY;
    // The window says elsewhere that the host agent is gone.
    const tell = () => {
      if (performance.now() - reportedAtMs < REPORTED_EVERY_MS) return;
      reportedAtMs = performance.now();
      void bridge.ask('window.touch', {});
    };
    tell();
    for (const touch of TOUCHES) addEventListener(touch, tell, { capture: true, passive: true });
    return () => {
      for (const touch of TOUCHES) removeEventListener(touch, tell, { capture: true });
    };
  }, [bridge, counts]);
}

/** Asks whether to keep an idle session. */
function IdleQuestion({ until, mayKeepRunning, unsaved }: { until: string; mayKeepRunning: boolean; unsaved: number }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const seconds = useSecondsLeft(until);
  return (
    <Question
      title={text('session-idle')}
      choices={[
        {
          label: text('session-discard-now'),
          kind: 'destructive',
          chosen: () => void ask('window.answer-close', { answer: 'discard' }),
        },
        ...(unsaved > 0
          ? [
              {
                label: text('session-save-all-and-discard'),
                chosen: () => void ask('window.answer-close', { answer: 'save-all' }),
              },
            ]
          : []),
        ...(mayKeepRunning
          ? [{ label: text('session-idle-keep'), chosen: () => void ask('window.keep-running', {}) }]
          : []),
        { label: text('session-idle-back'), chosen: () => void ask('window.touch', {}) },
      ]}
    >
      {text('session-idle-why', { seconds, unsaved })}
    </Question>
  );
}

/** Calls `begun` when something begins to hold, and `over` when it no longer does. */
function useChange(holds: boolean, begun: () => void, over: () => void = () => undefined): void {
  const held = useRef(false);
  useEffect(() => {
    if (holds !== held.current) (holds ? begun : over)();
    held.current = holds;
  }, [holds]);
}

/** Says for a moment what has happened to the session. */
function useNews(
  { phase, isOffline, endedForMemory = 0, grace, recordedInto, isAgentLost, language }: SessionWindowState,
  tell: (text: string) => void,
): void {
  const { text } = useWindowContext();
  const isShowing = phase.is === 'showing';
  useChange(
    isOffline,
    () => undefined,
    () => isShowing && tell(text('session-back-online')),
  );
  const recorded = useRef(recordedInto);
  useEffect(() => {
    // Without the host agent it is not known.
    if (isAgentLost) return;
    if (recorded.current !== undefined && recordedInto === undefined && isShowing)
      tell(text('session-recorded-saved', { folder: recorded.current }));
    recorded.current = recordedInto;
  }, [recordedInto, isAgentLost]);
  useEffect(() => {
    if (endedForMemory > 0) tell(text('session-out-of-memory'));
  }, [endedForMemory]);
  useChange(isShowing && grace !== undefined, () => {
    if (!grace) return;
    tell(text('session-grace-why', { because: grace.because, time: formatTimeOfDay(grace.until, language) }));
  });
}

/** While no VM could get the keys, Ctrl+W closes the window as it does elsewhere. */
function useClosingKey(isOurs: boolean): void {
  const { ask } = useAsk();
  useEffect(() => {
    if (!isOurs) return undefined;
    const pressed = ({ ctrlKey, altKey, shiftKey, key }: KeyboardEvent) => {
      if (ctrlKey && !altKey && !shiftKey && key === 'w' && !document.querySelector('dialog[open]'))
        void ask('window.close', {});
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [ask, isOurs]);
}

const SHOWN_FOR_MS = 8_000;

type PanelName = 'files' | 'sites' | 'usb' | 'rights' | 'menu';

/** A disposable window. Its frame is outside the guest's screen, where no page can draw. */
export function SessionWindow({ state }: { state: SessionWindowState }) {
  const { text, texts } = useWindowContext();
  const { ask } = useAsk();
  const bar = useRef<HTMLElement>(null);
  const [notice, tell] = useMessage();
  const guestScreen = useRef<GuestScreen | undefined>(undefined);
  const previews = useRef<Previews>(new Map());
  const [panel, setPanel] = useState<PanelName>();
  const { copyOut, pasteIn } = useClipboard(state, guestScreen, tell);
  const page = useBookmark(state, guestScreen, tell);
  const openAgain = useOpenAgain(state, guestScreen, tell);
  const saveScreenshot = useScreenshot(tell);
  const isShowing = state.phase.is === 'showing';
  const isWarned = isShowing && state.idle?.until !== undefined && !state.asksToClose;
  const endsAt = endOf(state);
  usePresence(state.idle);
  useTakeOver(state.driven);
  // The list of a session elsewhere is on its host.
  const mayAddSites = state.reach?.policy === 'allow-list' && !state.where;
  useChange(isShowing && mayAddSites, () => tell(text('session-only-listed-hint')));
  useNews(state, tell);
  const closePanel = () => setPanel(undefined);
  useKeyboardOwner(page.isTyping ? page.close : panel !== undefined && isShowing ? closePanel : undefined);
  useClosingKey(state.phase.is !== 'showing');
  const isDropping = useDrop(isShowing && state.rules.filesIn !== 'off', MOST_DROPPED, (paths) => {
    void ask('files.drop', { paths }).then(
      (answer) => answer && answer.given > 0 && tell(text('transfer-sent', { count: answer.given })),
    );
  });
  const toggle = (which: PanelName) => () => setPanel((open) => (open === which ? undefined : which));
  const profile = profileTitle(state.profile, text);
  useEffect(() => {
    document.title = text('session-title', { profile, number: state.number });
  }, [profile, state.number, texts]);
  const acts: BarActs = {
    bookmarkPage: () => page.keep(),
    openAgain,
    saveScreenshot,
    copyOut,
    pasteIn,
    isFilesOpen: panel === 'files',
    toggleFiles: toggle('files'),
    isSitesOpen: panel === 'sites',
    toggleSites: toggle('sites'),
    isUsbOpen: panel === 'usb',
    toggleUsb: toggle('usb'),
    isRightsOpen: panel === 'rights',
    toggleRights: toggle('rights'),
    isMenuOpen: panel === 'menu',
    toggleMenu: toggle('menu'),
  };
  return (
    <div class={`session-window stripes ${state.isFullscreen ? 'fullscreen' : ''}`} data-colour={state.profile.colour}>
      <FrameBar reference={bar} state={state} profile={profile} notice={notice} acts={acts} />
      <main class="stage">
        <Stage
          state={state}
          guestScreen={guestScreen}
          isInFront={!state.asksToClose && !isWarned && panel === undefined && !page.isTyping}
          leave={() => bar.current?.querySelector('button')?.focus()}
          keys={{ copyOut, pasteIn }}
        />
        {isShowing && (
          <OpenPanel
            panel={panel}
            state={state}
            acts={acts}
            guestScreen={guestScreen}
            previews={previews.current}
            tell={tell}
            close={closePanel}
          />
        )}
        {page.isTyping && <BookmarkPanel keep={page.keep} close={page.close} />}
        {isDropping && <p class="drop-target">{text('transfer-drop')}</p>}
      </main>
      {isWarned && state.idle?.until !== undefined && (
        <IdleQuestion
          until={state.idle.until}
          mayKeepRunning={state.idle.mayKeepRunning}
          unsaved={state.unsavedDownloads}
        />
      )}
      {endsAt !== undefined && !isWarned && (
        <EndsSoon key={endsAt} endsAt={endsAt} unsaved={state.unsavedDownloads} isGrace={state.grace !== undefined} />
      )}
      {state.asksToClose && <CloseQuestion state={state} takeOut={() => setPanel('files')} />}
    </div>
  );
}

/** The panel that the bar has opened. One whose subject the session lacks shows nothing. */
function OpenPanel({
  panel,
  state,
  acts,
  guestScreen,
  previews,
  tell,
  close,
}: {
  panel: PanelName | undefined;
  state: SessionWindowState;
  acts: BarActs;
  guestScreen: { readonly current: GuestScreen | undefined };
  previews: Previews;
  tell: (text: string) => void;
  close: () => void;
}) {
  const { reach, usb, rights } = state;
  switch (panel) {
    case 'files':
      return <FilesPanel state={state} previews={previews} tell={tell} close={close} />;
    case 'sites':
      if (reach?.policy !== 'allow-list') return null;
      return <SitesPanel state={state} sites={reach.sites} guestScreen={guestScreen} tell={tell} close={close} />;
    case 'usb':
      return usb ? <UsbPanel held={usb} tell={tell} close={close} /> : null;
    case 'rights':
      return rights ? <RightsPanel state={state} rights={rights} close={close} /> : null;
    case 'menu':
      return <MenuPanel state={state} acts={acts} close={close} />;
    case undefined:
      return null;
  }
}

/** Used until main has sent the initial screen. */
const USUAL_SCREEN = { width: 1280, height: 800 };

/**
 * The screen is connected before it is shown: as soon as there is a VM, and with a spare before the click. It is uncovered when the session is
 * ready. If only the browser's picture is missing, this page detects it itself, because the host agent polls rarely.
 */
function Stage({
  state,
  guestScreen,
  isInFront,
  leave,
  keys,
}: {
  state: SessionWindowState;
  guestScreen: { current: GuestScreen | undefined };
  isInFront: boolean;
  leave: () => void;
  keys: { readonly copyOut: () => void; readonly pasteIn: () => void };
}) {
  const { phase, display } = state;
  const isWatched = phase.is === 'starting' || phase.is === 'showing';
  // Its VM runs on without a browser. Connected again later, its screen could have a mode that we refuse.
  const isHeld = phase.is === 'browser-ended' || phase.is === 'browser-returning';
  const missing =
    phase.is === 'starting'
      ? phase.requirements.filter(({ state: reached }) => reached !== 'met').map(({ requirement }) => requirement)
      : [];
  const isAwaited = phase.is === 'starting' && missing.every((requirement) => requirement === 'painted');
  /** The VM whose browser was seen painted, and whether that was before the click: then it only has to run. */
  const [seen, setSeen] = useState<{ readonly vm: string; readonly isAhead: boolean }>();
  const isSeen = seen !== undefined && seen.vm === display;
  const runs = phase.is === 'starting' && !missing.includes('vm') && !missing.includes('painted');
  const isShown = phase.is === 'showing' || (isSeen && (isAwaited || (seen.isAhead && runs)));
  const looksForBrowser = display !== undefined && !isSeen && (isAwaited || phase.is === 'waiting');
  return (
    <>
      {display !== undefined && (isWatched || isHeld || phase.is === 'waiting') && (
        <Screen
          key={display}
          screen={guestScreen}
          session={state.isAgentLost ? undefined : state.id}
          isElsewhere={state.where !== undefined}
          isWatched={isWatched}
          initialScreen={state.initialScreen ?? USUAL_SCREEN}
          isSharp={state.isSharp}
          isShown={isShown}
          painted={looksForBrowser ? () => setSeen({ vm: display, isAhead: phase.is === 'waiting' }) : undefined}
          isInFront={isInFront}
          title={state.title}
          isPlaying={state.isPlaying === true}
          isFullscreen={state.isFullscreen}
          leave={leave}
          copyOut={keys.copyOut}
          pasteIn={keys.pasteIn}
        />
      )}
      {!isShown && (
        <div class="cover">
          <Cover state={state} />
        </div>
      )}
    </>
  );
}

/** A message that is shown for a moment. */
function useMessage(): [string, (text: string) => void] {
  const [notice, setNotice] = useState('');
  const over = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = (text: string) => {
    clearTimeout(over.current);
    setNotice(text);
    over.current = setTimeout(() => setNotice(''), SHOWN_FOR_MS);
  };
  return [notice, tell];
}

function Cover({ state }: { state: SessionWindowState }) {
  const { text } = useWindowContext();
  const { phase } = state;
  switch (phase.is) {
    case 'asking-for-site':
      return <FirstSite profile={profileTitle(state.profile, text)} url={phase.url} />;
    case 'starting':
      return <Starting phase={phase} isEmulated={state.accelerator === 'tcg'} trouble={state.exit?.trouble} />;
    case 'discarding':
      return <Discarding phase={phase} unsaved={state.unsavedDownloads} />;
    case 'browser-ended':
      return <BrowserEnded reason={phase.reason} unsaved={state.unsavedDownloads} />;
    case 'browser-returning':
      return <StartingAgain isEmulated={state.accelerator === 'tcg'} />;
    case 'closing':
      return (
        <div class="centre" role="status">
          <h1>{text('session-closing')}</h1>
        </div>
      );
    case 'ended':
      return <Ending reason={phase.reason} knowsPage={state.knowsPage} />;
    case 'failed':
      return <Failing trouble={phase.trouble} />;
    case 'waiting':
    case 'showing':
      return null;
  }
}

/** Asks what to do with the session and the files that were downloaded in it. */
function CloseQuestion({ state, takeOut }: { state: SessionWindowState; takeOut: () => void }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  // As it was when the question appeared.
  const [isUnsent] = useState(seemsUnsent);
  const { unsavedDownloads, undoSeconds } = state;
  const hasUnsaved = unsavedDownloads > 0;
  const answer = (chosen: 'save-all' | 'discard' | 'keep' | 'background') => () =>
    void ask('window.answer-close', { answer: chosen });
  return (
    <Question
      title={text('session-question')}
      choices={[
        { label: text('session-discard'), kind: 'destructive', chosen: answer('discard') },
        { label: text('session-background'), chosen: answer('background') },
        ...(hasUnsaved
          ? [{ label: text('session-save-all-and-discard'), kind: 'primary' as const, chosen: answer('save-all') }]
          : []),
        {
          label: hasUnsaved ? text('session-keep-for-downloads') : text('session-keep'),
          chosen: () => {
            answer('keep')();
            if (hasUnsaved) takeOut();
          },
        },
      ]}
    >
      {text('session-question-why', { unsaved: unsavedDownloads, undoSeconds })}
      {isUnsent && ` ${text('session-unsent')}`}
      {state.recordedInto !== undefined && (
        <p class="selectable">{text('session-recorded-closes', { folder: state.recordedInto })}</p>
      )}
    </Question>
  );
}
