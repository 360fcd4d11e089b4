import { useState } from 'preact/hooks';
import type { MainWindowState, ProfileView } from '../../bridge/state.ts';
import { profileTitle } from '../parts/formats.ts';
import { Mark } from '../parts/icon.tsx';
import { Question } from '../parts/question.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { SessionCard } from './session-card.tsx';

export function Home({ state }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  return (
    <div class="home">
      <h1 class="only-read">{text('navigation-home')}</h1>
      <Opening state={state} />
      <section aria-labelledby="running">
        <div class="line heading">
          <h2 id="running">{text('home-running')}</h2>
          {state.sessions.length > 1 && <DiscardAll count={state.sessions.length} />}
        </div>
        {state.sessions.length === 0 ? (
          <p class="dim nothing">{text('home-nothing-running')}</p>
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
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const cannotOpen = state.agent.is === 'lost' || state.configuration?.blocked !== undefined;
  const others = state.profiles.filter((profile) => !profile.isDefault);
  const open = (profile?: ProfileView) => void ask('session.open', profile ? { profile: profile.name } : {});
  return (
    <section class="opening">
      <button type="button" class="button primary open" disabled={cannotOpen} onClick={() => open()}>
        <Mark />
        {text('home-open')}
      </button>
      <p class="dim">{text('home-promise')}</p>
      {others.length > 0 && (
        <div class="line wrap others" role="group" aria-label={text('home-other-profile')}>
          {others.map((profile) => (
            <button
              key={profile.name}
              type="button"
              class="button"
              data-colour={profile.colour}
              title={`${text('main-label', { label: text('home-other-profile') })} ${profile.name}`}
              disabled={cannotOpen}
              onClick={() => open(profile)}
            >
              <span class="stripes swatch" />
              {profileTitle(profile.name, text('session-default-profile'))}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function DiscardAll({ count }: { count: number }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const [asks, setAsks] = useState(false);
  const discard = () => {
    setAsks(false);
    void ask('session.close-all', {});
  };
  return (
    <>
      <button type="button" class="button flat small" disabled={busy} onClick={() => setAsks(true)}>
        {text('home-discard-all')}
      </button>
      {asks && (
        <Question
          title={text('home-discard-all-question', { count })}
          choices={[
            { label: text('home-discard-all'), kind: 'destructive', chosen: discard },
            { label: text('home-keep'), chosen: () => setAsks(false) },
          ]}
        >
          {text('home-discard-why', { undoSeconds: 0 })}
        </Question>
      )}
    </>
  );
}
