import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionWindowState } from '../../bridge/state.ts';
import { profileTitle } from '../parts/formats.ts';
import { Question } from '../parts/question.tsx';
import { useAsk, useSurroundings } from '../parts/surroundings.ts';
import { Ending, Failing } from './ending.tsx';
import { FrameBar } from './frame-bar.tsx';
import { Screen } from './screen/screen.tsx';
import { Starting } from './starting.tsx';

/** A disposable window: its frame is drawn outside the guest's screen, where no page can draw. */
export function SessionWindow({ state }: { state: SessionWindowState }) {
  const { texts } = useSurroundings();
  const bar = useRef<HTMLElement>(null);
  const profile = profileTitle(state.profile.name, texts.session.defaultProfile);
  useEffect(() => {
    document.title = texts.session.title(profile);
  }, [profile, texts]);
  return (
    <div class={`session-window stripes ${state.isFullscreen ? 'fullscreen' : ''}`} data-colour={state.profile.colour}>
      <FrameBar reference={bar} state={state} profile={profile} />
      <main class="stage">
        <Stage state={state} leave={() => bar.current?.querySelector('button')?.focus()} />
      </main>
      {state.asksToClose && <CloseQuestion downloads={state.downloads} />}
    </div>
  );
}

/**
 * The picture is there before it is shown: connected as soon as there is a machine, if one stands ready then before the click; uncovered when the session is ready. Where the browser's
 * picture is all that is missing we see it ourselves: the host agent looks only now and then.
 */
function Stage({ state, leave }: { state: SessionWindowState; leave: () => void }) {
  const { phase, display } = state;
  const isWatched = phase.is === 'starting' || phase.is === 'showing';
  const isAwaited = phase.is === 'starting' && phase.requirements.every(({ requirement, state: reached }) => reached === 'met' || requirement === 'painted');
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    if (!isAwaited) setPainted(false);
  }, [isAwaited]);
  const isShown = phase.is === 'showing' || (isAwaited && isPainted);
  return (
    <>
      {display !== undefined && (isWatched || phase.is === 'waiting') && (
        <Screen key={display} isWatched={isWatched} isShown={isShown} painted={isAwaited && !isPainted ? () => setPainted(true) : undefined} isInFront={!state.asksToClose} isFullscreen={state.isFullscreen} leave={leave} />
      )}
      {!isShown && (
        <div class="cover">
          <Cover state={state} />
        </div>
      )}
    </>
  );
}

function Cover({ state }: { state: SessionWindowState }) {
  const { texts } = useSurroundings();
  const { phase } = state;
  switch (phase.is) {
    case 'starting':
      return <Starting phase={phase} isEmulated={state.accelerator === 'tcg'} />;
    case 'closing':
      return (
        <div class="centre" role="status">
          <h1>{texts.session.closing}</h1>
        </div>
      );
    case 'ended':
      return <Ending reason={phase.reason} />;
    case 'failed':
      return <Failing trouble={phase.trouble} />;
    case 'waiting':
    case 'showing':
      return null;
  }
}

/** Asked once: what becomes of the session, and of what was downloaded in it. */
function CloseQuestion({ downloads }: { downloads: number | undefined }) {
  const { texts } = useSurroundings();
  const { ask } = useAsk();
  const text = texts.session;
  const answer = (chosen: 'discard' | 'keep' | 'background') => () => void ask('window.answer-close', { answer: chosen });
  return (
    <Question
      title={text.question}
      choices={[
        { label: text.discard, kind: 'destructive', chosen: answer('discard') },
        { label: text.background, chosen: answer('background') },
        { label: downloads === undefined ? text.keep : text.keepForDownloads, chosen: answer('keep') },
      ]}
    >
      {text.questionWhy(downloads)}
    </Question>
  );
}
