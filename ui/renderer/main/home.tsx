import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MainWindowState } from '../../bridge/state.ts';
import { AddressField, useTypedAddress } from '../parts/address-field.tsx';
import { profileTitle } from '../parts/formats.ts';
import { Mark } from '../parts/icon.tsx';
import { Question } from '../parts/question.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { Bookmarks } from './bookmarks.tsx';
import { findingText } from './findings.ts';
import { FirstQuestions } from './first-questions.tsx';
import { Health } from './health.tsx';
import type { ChoosePage } from './page.ts';
import { SessionCard } from './session-card.tsx';
import { SetUp } from './set-up.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';

/** Safe copies that are being made of files of the host, each with its progress. */
function FileCopies({ copies }: Pick<MainWindowState, 'copies'>) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  if (copies.length === 0) return null;
  return (
    <section class="column" aria-label={text('home-copies')}>
      <h2>{text('home-copies')}</h2>
      <div class="card">
        {copies.map(({ number, name, drawing }, index) => (
          <div key={number} class="row setting">
            <div class="grow">
              <span>{name}</span>
              <p class="dim small numeric" role="status">
                {drawing
                  ? text('home-copy-page', drawing)
                  : text(index === 0 ? 'home-copy-starting' : 'home-copy-waiting')}
              </p>
              {drawing && <ProgressBar fraction={(drawing.page - 1) / drawing.of} label={name} />}
            </div>
            <button
              type="button"
              class="button"
              aria-label={text('home-copy-cancel', { name })}
              disabled={busy}
              onClick={() => void ask('files.cancel-copy', { number })}
            >
              {text('main-cancel')}
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}

export function Home({
  state,
  visits,
  choosePage,
}: {
  state: MainWindowState;
  visits: number;
  choosePage: ChoosePage;
}) {
  const { text } = useWindowContext();
  const [chosen, choose] = useState<string>();
  // A profile that was removed is not chosen any more.
  const profile = state.profiles.find(({ name }) => name === chosen) ?? state.profiles[0];
  const obstacle = useObstacle(state);
  const cannotOpen = obstacle !== undefined;
  return (
    <div class="home">
      <h1 class="only-read">{text('navigation-home')}</h1>
      {state.setUp ? (
        <SetUp state={state} setUp={state.setUp} />
      ) : state.desktop.settings.asksFirstQuestions ? (
        <FirstQuestions state={state} />
      ) : (
        <>
          <Launcher state={state} visits={visits} profile={profile} choose={choose} obstacle={obstacle} />
          <Bookmarks state={state} profile={profile} cannotOpen={cannotOpen} />
        </>
      )}
      <FileCopies copies={state.copies} />
      {state.sessions.length > 0 && (
        <section aria-labelledby="running">
          <div class="line heading">
            <h2 id="running">{text('home-running')}</h2>
            {state.sessions.length > 1 && <DiscardAll count={state.sessions.length} />}
          </div>
          <ul class="sessions">
            {state.sessions.map((session) => (
              <SessionCard key={session.id} session={session} />
            ))}
          </ul>
        </section>
      )}
      <Health state={state} choosePage={choosePage} />
    </div>
  );
}

/** What the doctor finds there lets no session start. */
const STOPS_EVERY_START = new Set(['programs', 'accelerator', 'browser image', 'network image']);

/** Why no session can start, in the person's language. */
function useObstacle({ agent, configuration, doctor }: MainWindowState): string | undefined {
  const { text, texts } = useWindowContext();
  if (agent.is === 'lost') return text('agent-lost');
  if (configuration?.blocked) return text('main-blocked');
  const finding = doctor.findings.find(({ check, level }) => level === 'trouble' && STOPS_EVERY_START.has(check));
  return finding && findingText(finding, texts).message;
}

type Profile = MainWindowState['profiles'][number];

/** An address, and the profile that it opens with. */
function Launcher({
  state,
  visits,
  profile,
  choose,
  obstacle,
}: {
  state: MainWindowState;
  visits: number;
  profile: Profile | undefined;
  choose: (name: string) => void;
  /** Why no session can start. */
  obstacle: string | undefined;
}) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const address = useTypedAddress();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  // A layout effect, so that the next key already belongs to the field.
  useLayoutEffect(() => field.current?.select(), [visits]);
  const open = async (name: string | undefined) => {
    const opened = await ask(
      'session.open',
      { typed: address.typed, ...(name !== undefined && { profile: name }) },
      address.shows,
    );
    if (opened) address.type('');
  };
  return (
    <form
      class="launcher"
      data-colour={profile?.colour}
      onSubmit={(event) => {
        event.preventDefault();
        // The default profile has the spare.
        if (obstacle === undefined) void open(profile?.isDefault === false ? profile.name : undefined);
      }}
    >
      <div class="entry">
        <AddressField
          field={field}
          class="field"
          aria-label={text('home-address')}
          placeholder={text('home-address-hint')}
          address={address}
        />
        <button
          type="submit"
          class="button primary open"
          disabled={obstacle !== undefined}
          aria-describedby={`${id}-what`}
          title={obstacle}
        >
          <Mark />
          {text('home-open')}
        </button>
      </div>
      {state.profiles.length > 1 && (
        <div class="chips" role="radiogroup" aria-label={text('home-profile')}>
          {state.profiles.map(({ name, label, colour }) => (
            <label key={name} class="chip" data-colour={colour}>
              <input
                type="radio"
                class="only-read"
                name="profile"
                checked={name === profile?.name}
                onChange={() => choose(name)}
              />
              <span class="stripes swatch" />
              {profileTitle({ name, label }, text)}
            </label>
          ))}
        </div>
      )}
      <p id={`${id}-what`} class="dim">
        {obstacle ?? text('home-promise')}
      </p>
    </form>
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
            { label: text('main-cancel'), chosen: () => setAsks(false) },
          ]}
        >
          {text('home-discard-why')}
        </Question>
      )}
    </>
  );
}
