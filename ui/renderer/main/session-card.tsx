import { useState } from 'preact/hooks';
import { GRACE_MINUTES, unsavedFiles } from '../../../host-agent/api/session/unsaved-files.ts';
import type { SessionView } from '../../bridge/state.ts';
import { formatAge, formatBytes, formatTimeOfDay, profileTitle } from '../parts/formats.ts';
import { Icon } from '../parts/icon.tsx';
import { Question } from '../parts/question.tsx';
import { useSecondsLeft } from '../parts/seconds-left.ts';
import { StatusText } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useNow } from './now.ts';
import { sessionStatus } from './statuses.ts';

export function SessionCard({ session }: { session: SessionView }) {
  const { language, text } = useWindowContext();
  const { busy, ask } = useAsk();
  const nowMs = useNow();
  const [asks, setAsks] = useState(false);
  const profile = profileTitle({ name: session.profile, label: session.label }, text);
  const title = (session.number ?? 1) > 1 ? `${profile} (${session.number})` : profile;
  const discard = () => {
    setAsks(false);
    void ask('session.close', { id: session.id });
  };
  const discardsAt = session.state === 'browsing' ? session.discardsAt : undefined;
  const show = () => void ask('session.show', { id: session.id });
  return (
    <li class="card session" data-colour={session.colour} aria-label={title}>
      <div class="stripes" />
      <div class="picture" onClick={show}>
        {session.thumbnail === undefined ? (
          <NoPicture session={session} />
        ) : (
          <img src={session.thumbnail} alt={text('home-picture', { profile: title })} draggable={false} />
        )}
      </div>
      <div class="about">
        <div class="line">
          <h3 class="grow">{title}</h3>
          {discardsAt === undefined ? (
            <StatusText status={sessionStatus(session.state)} text={text(`session-state-${session.state}`)} />
          ) : (
            <StatusText status="busy" text={text(session.heldBecause ? 'session-paused' : 'session-discarded')} />
          )}
        </div>
        {session.title !== undefined && (
          <p class="page-title small" title={session.title}>
            <bdi>{session.title}</bdi>
          </p>
        )}
        <dl class="facts dim small numeric">
          <div>
            <dt>{text('home-age')}</dt>
            <dd>{formatAge(nowMs - Date.parse(session.requestedAt), language)}</dd>
          </div>
          {session.where && (
            <div>
              <dt>{text('home-where')}</dt>
              <dd>{session.where.host}</dd>
            </div>
          )}
          {session.memoryBytes !== undefined && (
            <div>
              <dt>{text('home-memory')}</dt>
              <dd>{formatBytes(session.memoryBytes, language)}</dd>
            </div>
          )}
          {session.microphone === 'on' && (
            <div class="heard">
              <dt>
                <Icon name="microphone" />
              </dt>
              <dd>{text('session-microphone-on')}</dd>
            </div>
          )}
          {(session.driven === 'driven' || session.driven === 'held') && (
            <div>
              <dt>
                <Icon name="program" />
              </dt>
              <dd>{text(session.driven === 'held' ? 'session-driven-held' : 'session-driven')}</dd>
            </div>
          )}
          {session.recording?.is === 'on' && (
            <div>
              <dt>
                <span class="red-mark" aria-hidden="true" />
              </dt>
              <dd title={text('session-recorded-why', { folder: session.recording.folder })}>
                {text('session-recorded')}
              </dd>
            </div>
          )}
        </dl>
        {discardsAt !== undefined && <Discarded session={session} title={title} until={discardsAt} />}
        {discardsAt === undefined && session.grace && (
          <p class="dim small numeric">
            {text('session-grace-why', {
              because: session.grace.because,
              time: formatTimeOfDay(session.grace.until, language),
            })}
          </p>
        )}
        {discardsAt === undefined && (
          <div class="line wrap">
            <button
              type="button"
              class="button"
              aria-label={`${text('main-label', { label: text('home-show') })} ${title}`}
              onClick={show}
            >
              {text('home-show')}
            </button>
            <button
              type="button"
              class="button flat"
              disabled={busy || session.state === 'closing'}
              aria-label={`${text('main-label', { label: text('home-discard') })} ${title}`}
              onClick={() => (session.undoSeconds > 0 ? discard() : setAsks(true))}
            >
              {text('home-discard')}
            </button>
          </div>
        )}
      </div>
      {asks && (
        <Question
          title={text('home-discard-question')}
          choices={[
            { label: text('home-discard'), kind: 'destructive', chosen: discard },
            { label: text('main-cancel'), chosen: () => setAsks(false) },
          ]}
        >
          {text('home-discard-why')}
        </Question>
      )}
    </li>
  );
}

/** The session is paused: during its undo window, or because it reached a limit and files are not saved. */
function Discarded({ session, title, until }: { session: SessionView; title: string; until: string }) {
  const { text, language } = useWindowContext();
  const { id, heldBecause: because } = session;
  const back = text(because ? 'session-continue' : 'session-undo');
  const { busy, ask } = useAsk();
  const seconds = useSecondsLeft(until);
  return (
    <>
      <p class="dim small numeric">
        {because
          ? text('session-held-why', {
              because,
              unsaved: unsavedFiles(session),
              time: formatTimeOfDay(until, language),
              minutes: GRACE_MINUTES,
            })
          : text('session-discarded-why', { seconds })}
      </p>
      <div class="line wrap">
        <button
          type="button"
          class="button"
          disabled={busy}
          aria-label={`${text('main-label', { label: back })} ${title}`}
          onClick={() => void ask('session.undo', { id })}
        >
          {back}
        </button>
        <button
          type="button"
          class="button flat"
          disabled={busy}
          aria-label={`${text('main-label', { label: text('session-discard-now') })} ${title}`}
          onClick={() => void ask('session.close', { id })}
        >
          {text('session-discard-now')}
        </button>
      </div>
    </>
  );
}

function NoPicture({ session }: { session: SessionView }) {
  const { text } = useWindowContext();
  const isStarting = session.state === 'preparing' || session.state === 'starting';
  return (
    <div class="no-picture dim small">
      <Icon name={isStarting ? 'turning' : 'window'} turning={isStarting} large />
      {isStarting ? text('session-starting') : text('home-no-picture')}
    </div>
  );
}
