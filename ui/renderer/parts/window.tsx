/** Draws a window's page from its state, each time main sends a new one. */
import { type ComponentChildren, type ComponentType, render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Trouble } from '../../bridge/answer.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { ActionName } from '../../bridge/message-names.ts';
import type { WindowKind, WindowState } from '../../bridge/state.ts';
import { nameOf } from '../../texts/texts.ts';
import { type Texts, textsFrom } from '../../../host-agent/api/errors/texts.ts';
import { directionOf, type Language } from '../../texts/languages.ts';
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

function isAgentUp(state: WindowState): boolean {
  if (state.window === 'link') return true;
  return state.window === 'main' ? state.agent.is === 'up' : !state.isAgentLost;
}

/** `View` is drawn only for states of its `kind`. */
export function drawWindow<Kind extends WindowKind>(kind: Kind, View: ComponentType<{ state: StateOf<Kind> }>): void {
  const isOurs = (state: WindowState): state is StateOf<Kind> => state.window === kind;
  let latest: StateOf<Kind> | undefined;
  window.safeBrowse.watch((state) => {
    if (!isOurs(state)) return;
    latest = state;
    void textsOf(languageOf(state)).then((texts) => {
      if (state !== latest) return;
      document.documentElement.lang = texts.language;
      document.documentElement.dir = directionOf(texts.language);
      render(
        <Page texts={texts} isAgentUp={isAgentUp(state)}>
          <View state={state} />
        </Page>,
        document.body,
      );
    });
  });
}

type LanguageTexts = Texts<Language>;
const asked = new Map<Language, Promise<LanguageTexts>>();

/** A page gets the texts of its language only, and those of another when the person chooses that. */
function textsOf(language: Language): Promise<LanguageTexts> {
  const texts =
    asked.get(language) ??
    fetch(`${language}.ftl`)
      .then((file) => file.text())
      .then((source) => textsFrom(language, source));
  asked.set(language, texts);
  // The next state asks again.
  texts.catch(() => asked.delete(language));
  return texts;
}

const TROUBLE_SHOWN_FOR_MS = 15_000;

interface FailedAction {
  readonly trouble: Trouble;
  readonly action: ActionName;
}

const OF_THE_AGENT: ReadonlySet<string> = new Set(['host-agent-unreachable', 'host-agent-shutting-down']);

function Page({
  texts,
  isAgentUp,
  children,
}: {
  texts: LanguageTexts;
  isAgentUp: boolean;
  children: ComponentChildren;
}) {
  const [failed, setFailed] = useState<FailedAction>();
  const context = useMemo(
    () =>
      windowContext(texts, window.safeBrowse, {
        report: (trouble, action) => setFailed({ trouble, action }),
        succeed: () => setFailed(undefined),
      }),
    [texts],
  );
  // What failed because the host agent was gone can be tried again now.
  useEffect(() => {
    if (isAgentUp) setFailed((last) => (last && OF_THE_AGENT.has(last.trouble.code) ? undefined : last));
  }, [isAgentUp]);
  return (
    <CurrentWindow.Provider value={context}>
      {children}
      {failed && <ReportedTrouble failed={failed} dismissed={() => setFailed(undefined)} />}
    </CurrentWindow.Provider>
  );
}

function ReportedTrouble({ failed, dismissed }: { failed: FailedAction; dismissed: () => void }) {
  const { text, texts } = useWindowContext();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not while the person reads it with the pointer or has opened its details, or is about to dismiss it by keyboard.
    const timer = setInterval(() => {
      if (notice.current?.matches(':hover, :focus-within, :has(details[open])') !== true) dismissed();
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
  }, [failed]);
  return (
    <div ref={notice} class="reported">
      <Notice
        level="trouble"
        title={texts.find(`failed-${nameOf(failed.action)}`) ?? ''}
        action={
          <button type="button" class="button flat" onClick={dismissed}>
            {text('main-dismiss')}
          </button>
        }
      >
        <TroubleText trouble={failed.trouble} />
      </Notice>
    </div>
  );
}
