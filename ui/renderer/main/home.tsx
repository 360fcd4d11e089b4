import { useState } from 'preact/hooks';
import type { MainWindowState, ProfileView } from '../../bridge/state.ts';
import { profileTitle } from '../parts/formats.ts';
import { Mark } from '../parts/icon.tsx';
import { Question } from '../parts/question.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { SessionCard } from './session-card.tsx';

export function Home({ state }: { state: MainWindowState }) {
  const { texts } = useWindowContext();
  const text = texts.mainWindow.home;
  return (
    <div class="home">
      <h1 class="only-read">{texts.mainWindow.navigation.home}</h1>
      <Opening state={state} />
      <section aria-labelledby="running">
        <div class="line heading">
          <h2 id="running">{text.running}</h2>
          {state.sessions.length > 1 && <DiscardAll count={state.sessions.length} />}
        </div>
        {state.sessions.length === 0 ? (
          <p class="dim nothing">{text.nothingRunning}</p>
        ) : (
          <ul class="sessions">
            {state.sessions.map((session) => (
              <SessionCard key={session.id} session={session} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Opening({ state }: { state: MainWindowState }) {
  const { texts } = useWindowContext();
  const { ask } = useAsk();
  const text = texts.mainWindow.home;
  const cannotOpen = state.agent.is === 'lost' || state.configuration?.blocked !== undefined;
  const others = state.profiles.filter((profile) => !profile.isDefault);
  const open = (profile?: ProfileView) => void ask('session.open', profile ? { profile: profile.name } : {});
  return (
    <section class="opening">
      <button type="button" class="button primary open" disabled={cannotOpen} onClick={() => open()}>
        <Mark />
        {text.open}
      </button>
      <p class="dim">{text.promise}</p>
      {others.length > 0 && (
        <div class="line wrap others" role="group" aria-label={text.otherProfile}>
          {others.map((profile) => (
            <button
              key={profile.name}
              type="button"
              class="button"
              data-colour={profile.colour}
              title={`${text.otherProfile}: ${profile.name}`}
              disabled={cannotOpen}
              onClick={() => open(profile)}
            >
              <span class="stripes swatch" />
              {profileTitle(profile.name, texts.session.defaultProfile)}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function DiscardAll({ count }: { count: number }) {
  const { texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const [asks, setAsks] = useState(false);
  const text = texts.mainWindow.home;
  const discard = () => {
    setAsks(false);
    void ask('session.close-all', {});
  };
  return (
    <>
      <button type="button" class="button flat small" disabled={busy} onClick={() => setAsks(true)}>
        {text.discardAll}
      </button>
      {asks && (
        <Question
          title={text.discardAllQuestion(count)}
          choices={[
            { label: text.discardAll, kind: 'destructive', chosen: discard },
            { label: text.keep, chosen: () => setAsks(false) },
          ]}
        >
          {text.discardWhy(0)}
        </Question>
      )}
    </>
  );
}
