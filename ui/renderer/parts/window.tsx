/** Draws a window's page from its state, each time main sends a new one. */
import { type ComponentChildren, type ComponentType, render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Trouble } from '../../bridge/answer.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { Language } from '../../bridge/desktop.ts';
import type { WindowKind, WindowState } from '../../bridge/state.ts';
import { Notice } from './notice.tsx';
import { windowContext, CurrentWindow, useWindowContext } from './window-context.ts';
import { TroubleText } from './trouble-text.tsx';

declare global {
  interface Window {
    readonly safeBrowse: Bridge;
  }
}

type StateOf<Kind extends WindowKind> = Extract<WindowState, { window: Kind }>;

function languageOf(state: WindowState): Language {
  return state.window === 'main' ? state.desktop.language : state.language;
}

/** `View` is drawn only for states of its `kind`. */
export function drawWindow<Kind extends WindowKind>(kind: Kind, View: ComponentType<{ state: StateOf<Kind> }>): void {
  const isOurs = (state: WindowState): state is StateOf<Kind> => state.window === kind;
  window.safeBrowse.watch((state) => {
    if (!isOurs(state)) return;
    document.documentElement.lang = languageOf(state);
    render(
      <Page language={languageOf(state)}>
        <View state={state} />
      </Page>,
      document.body,
    );
  });
}

const TROUBLE_SHOWN_FOR_MS = 15_000;

function Page({ language, children }: { language: Language; children: ComponentChildren }) {
  const [trouble, setTrouble] = useState<Trouble>();
  const context = useMemo(
    () => windowContext(language, window.safeBrowse, { report: setTrouble, succeed: () => setTrouble(undefined) }),
    [language],
  );
  return (
    <CurrentWindow.Provider value={context}>
      {children}
      {trouble && <ReportedTrouble trouble={trouble} dismissed={() => setTrouble(undefined)} />}
    </CurrentWindow.Provider>
  );
}

function ReportedTrouble({ trouble, dismissed }: { trouble: Trouble; dismissed: () => void }) {
  const { texts } = useWindowContext();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not while the person reads it with the pointer, or is about to dismiss it by keyboard.
    const timer = setInterval(() => {
      if (notice.current?.matches(':hover, :focus-within') !== true) dismissed();
    }, TROUBLE_SHOWN_FOR_MS);
    const typed = ({ target }: Event) => {
      // What the person types into the VM is no answer to us.
      if (target instanceof Element && !target.matches('.keys')) dismissed();
    };
    addEventListener('input', typed);
    return () => {
      clearInterval(timer);
      removeEventListener('input', typed);
    };
    // Anew for each failure, and not for each drawing.
  }, [trouble]);
  return (
    <div ref={notice} class="reported">
      <Notice
        level="trouble"
        title={texts.mainWindow.failedAction}
        action={
          <button type="button" class="button flat" onClick={dismissed}>
            {texts.mainWindow.dismiss}
          </button>
        }
      >
        <TroubleText trouble={trouble} />
      </Notice>
    </div>
  );
}
