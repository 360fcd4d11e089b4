import { useEffect, useRef } from 'preact/hooks';
import type { MainPage, MainWindowState } from '../../bridge/state.ts';
import { Notice } from '../parts/notice.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { TroubleText } from '../parts/trouble-text.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { Home } from './home.tsx';
import { Images } from './images.tsx';
import { Log } from './log/log.tsx';
import { Navigation } from './navigation.tsx';
import { Network } from './network.tsx';
import { usePage } from './page.ts';
import { Settings } from './settings/settings.tsx';

export function MainWindow({ state }: { state: MainWindowState }) {
  const { text, texts } = useWindowContext();
  const [page, choosePage] = usePage(state.pageRequest);
  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = page === 'home' ? text('main-name') : `${text(`navigation-${page}`)} – ${text('main-name')}`;
    content.current?.scrollTo(0, 0);
  }, [page, texts]);
  return (
    <div class="main-window" data-colour={state.profiles.find((profile) => profile.isDefault)?.colour ?? 'blue'}>
      <Navigation state={state} page={page} choosePage={choosePage} />
      <main ref={content} tabIndex={-1}>
        <div class="content">
          <AgentNotice state={state} />
          <BlockedNotice state={state} />
          <Page page={page} state={state} />
        </div>
      </main>
    </div>
  );
}

function Page({ page, state }: { page: MainPage; state: MainWindowState }) {
  switch (page) {
    case 'home':
      return <Home state={state} />;
    case 'images':
      return <Images state={state} />;
    case 'network':
      return <Network state={state} />;
    case 'diagnostics':
      return <Diagnostics state={state} />;
    case 'settings':
      return <Settings state={state} />;
    case 'log':
      return <Log />;
  }
}

/** Why no session starts, because of managed settings. */
function BlockedNotice({ state }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  const blocked = state.configuration?.blocked;
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
