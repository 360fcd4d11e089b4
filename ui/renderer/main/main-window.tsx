import { useEffect, useRef } from 'preact/hooks';
import { MOST_GIVEN } from '../../bridge/message-names.ts';
import type { MainPage, MainWindowState } from '../../bridge/state.ts';
import { useDrop } from '../parts/drop.ts';
import { Notice } from '../parts/notice.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { TroubleText } from '../parts/trouble-text.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { isField } from './fields.ts';
import { Help } from './help.tsx';
import { Home } from './home.tsx';
import { Images } from './images.tsx';
import { Log } from './log/log.tsx';
import { Navigation } from './navigation.tsx';
import { Network } from './network.tsx';
import { type ChoosePage, usePage } from './page.ts';
import { BrokenFile, Settings } from './settings/settings.tsx';
import { Tour } from './tour.tsx';

/** The keys that open a page. On Home, the address field gets the focus. */
const PAGE_KEYS: Partial<Record<string, MainPage>> = { 'Ctrl+n': 'home', 'Ctrl+,': 'settings', F1: 'help' };

/** The keys that act on the window. It closes by the same key as every window of ours whose keys do not belong to a VM. */
const WINDOW_KEYS: Partial<Record<string, 'window.close' | 'application.quit'>> = {
  'Ctrl+w': 'window.close',
  'Ctrl+q': 'application.quit',
};

export function MainWindow({ state }: { state: MainWindowState }) {
  const { text, texts, report } = useWindowContext();
  const { trouble, request } = state.pageRequest;
  useEffect(() => {
    if (trouble) report(trouble, 'session.open');
  }, [request]);
  const { page, visits, choosePage } = usePage(state.pageRequest);
  useKeys(page, choosePage);
  const content = useRef<HTMLElement>(null);
  const { ask } = useAsk();
  const mayView = state.agent.is === 'up' && !state.configuration?.blocked && !state.setUp;
  const isDropping = useDrop(mayView, MOST_GIVEN, (paths) => void ask('files.view', { paths }));
  const { tour, asksFirstQuestions } = state.desktop.settings;
  useEffect(() => {
    document.title = page === 'home' ? text('main-name') : `${text(`navigation-${page}`)} – ${text('main-name')}`;
    content.current?.scrollTo(0, 0);
  }, [page, texts]);
  return (
    <div class="main-window" data-colour={state.profiles.find((profile) => profile.isDefault)?.colour ?? 'blue'}>
      <Navigation state={state} page={page} choosePage={choosePage} />
      {/* The page of help has nothing else that could get the focus, and scrolls by keyboard, too. */}
      <main ref={content} tabIndex={page === 'help' ? 0 : -1}>
        <div class="content">
          <AgentNotice state={state} />
          <BlockedNotice state={state} />
          <Page page={page} state={state} visits={visits} choosePage={choosePage} />
        </div>
      </main>
      {isDropping && <p class="drop-target">{text('main-drop')}</p>}
      {/* One thing at a time: after the set-up, its questions come first. */}
      {tour === 'open' && !asksFirstQuestions && !state.setUp && <Tour ended={() => choosePage(page)} />}
    </div>
  );
}

/** Acts on keys that belong to no part of a page. A question comes first. */
function useKeys(current: MainPage, choosePage: ChoosePage): void {
  const { ask } = useAsk();
  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  press.current = (event) => {
    const { key, ctrlKey, altKey, shiftKey, metaKey } = event;
    if (altKey || shiftKey || metaKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const pressed = `${ctrlKey ? 'Ctrl+' : ''}${key}`;
    // In a field, Escape belongs to what is typed there.
    const isBack = pressed === 'Escape' && current !== 'home' && !isField(event.target);
    const page = isBack ? 'home' : PAGE_KEYS[pressed];
    const action = WINDOW_KEYS[pressed];
    if (page === undefined && !action) return;
    event.preventDefault();
    if (page) choosePage(page);
    else if (action) void ask(action, {});
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function Page({
  page,
  state,
  visits,
  choosePage,
}: {
  page: MainPage;
  state: MainWindowState;
  visits: number;
  choosePage: ChoosePage;
}) {
  switch (page) {
    case 'home':
      return <Home state={state} visits={visits} choosePage={choosePage} />;
    case 'images':
      return <Images state={state} />;
    case 'network':
      return <Network state={state} />;
    case 'diagnostics':
      return <Diagnostics state={state} />;
    case 'settings':
      return <Settings key={visits} state={state} />;
    case 'log':
      return <Log />;
    case 'help':
      return <Help state={state} />;
  }
}

/** Why no session starts: mistakes in the configuration file, or managed settings. */
function BlockedNotice({ state }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  const { configuration } = state;
  if (configuration && configuration.problems.length > 0) return <BrokenFile configuration={configuration} />;
  const blocked = configuration?.blocked;
  if (!blocked) return null;
  return (
    <Notice level="trouble" title={text('main-blocked')}>
      <TroubleText trouble={blocked} />
    </Notice>
  );
}

function AgentNotice({ state }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const restart = (
    <button type="button" class="button" disabled={busy} onClick={() => void ask('agent.restart', {})}>
      {state.agent.is === 'lost' ? text('agent-restart') : text('settings-restart-now')}
    </button>
  );
  if (state.agent.is === 'up' && state.agent.isOfAnotherBuild === true) {
    return (
      <Notice level="note" title={text('agent-other')} action={restart}>
        <p>{text('agent-other-why')}</p>
      </Notice>
    );
  }
  if (state.agent.is !== 'lost') return null;
  return (
    <Notice level="trouble" title={text('agent-lost')} action={restart}>
      {state.agent.trouble.code === 'host-agent-unreachable' ? (
        <p>{text('agent-lost-again')}</p>
      ) : (
        <TroubleText trouble={state.agent.trouble} />
      )}
      <p>{text('agent-lost-why')}</p>
    </Notice>
  );
}
