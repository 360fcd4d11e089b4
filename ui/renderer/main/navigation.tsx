import type { QuitAnswer } from '../../bridge/actions.ts';
import type { MainPage, MainWindowState, Overall } from '../../bridge/state.ts';
import { Icon, type IconName, Mark } from '../parts/icon.tsx';
import { Question } from '../parts/question.tsx';
import { type Status, StatusText, StatusIcon } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { isOpen, networkStatus, worstFinding } from './statuses.ts';
import { PAGES } from './page.ts';

const ICONS: Record<MainPage, IconName> = {
  home: 'window',
  images: 'layers',
  network: 'globe',
  diagnostics: 'pulse',
  settings: 'sliders',
  log: 'lines',
};
const OVERALL: Record<Overall, Status> = { idle: 'ok', starting: 'busy', running: 'ok', trouble: 'trouble' };

export function Navigation({
  state,
  page,
  choosePage,
}: {
  state: MainWindowState;
  page: MainPage;
  choosePage: (page: MainPage) => void;
}) {
  const { text } = useWindowContext();
  const sessions = state.sessions.filter(isOpen);
  const connecting = state.agent.is === 'connecting';
  const overall = connecting
    ? text('agent-connecting')
    : state.overall === 'running'
      ? text('main-overall-running', { sessions: sessions.length })
      : text(`main-overall-${state.overall}`);
  return (
    <aside>
      <div class="brand">
        <Mark />
        <strong>{text('main-name')}</strong>
      </div>
      <nav aria-label={text('main-pages')}>
        {PAGES.map((name) => (
          <button
            key={name}
            type="button"
            class="place"
            aria-current={name === page ? 'page' : undefined}
            aria-label={text(`navigation-${name}`)}
            title={text(`navigation-${name}`)}
            onClick={() => choosePage(name)}
          >
            <Icon name={ICONS[name]} />
            <span class="label">{text(`navigation-${name}`)}</span>
            <PlaceStanding name={name} state={state} />
          </button>
        ))}
      </nav>
      <div class="foot">
        <ManagedBy state={state} />
        <div class="overall" role="status" title={overall}>
          <StatusText status={connecting ? 'busy' : OVERALL[state.overall]} text={overall} />
        </div>
        <Quit />
      </div>
      {state.asksToQuit && <QuitQuestion count={sessions.length} />}
    </aside>
  );
}

/** Only where a policy is in force. */
function ManagedBy({ state }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  const managed = state.configuration?.managed;
  if (!managed) return null;
  const managedBy = text('settings-managed-by', { by: managed.by });
  return (
    <p
      class="managed-by small"
      title={
        managed.contact === undefined ? managedBy : `${text('main-label', { label: managedBy })} ${managed.contact}`
      }
    >
      <Icon name="lock" />
      <span class="label">{managedBy}</span>
    </p>
  );
}

/** Marks only pages that need attention. */
function PlaceStanding({ name, state }: { name: MainPage; state: MainWindowState }) {
  const status = standingOf(name, state);
  return status === 'note' || status === 'trouble' ? <StatusIcon status={status} /> : null;
}

function standingOf(name: MainPage, state: MainWindowState): Status | undefined {
  if (name === 'network') return state.network && networkStatus(state.network.state);
  if (name === 'diagnostics') return worstFinding(state.doctor.findings);
  if (name === 'images')
    return state.images.some((image) => image.isCurrent && (!image.upToDate || image.updates !== undefined))
      ? 'note'
      : undefined;
  if (name === 'settings') return (state.configuration?.problems.length ?? 0) > 0 ? 'trouble' : undefined;
  return undefined;
}

function Quit() {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const label = text('main-quit');
  return (
    <button
      type="button"
      class="place"
      aria-label={label}
      title={label}
      onClick={() => void ask('application.quit', {})}
    >
      <Icon name="power" />
      <span class="label">{label}</span>
    </button>
  );
}

function QuitQuestion({ count }: { count: number }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const answer = (chosen: QuitAnswer) => () => void ask('application.answer-quit', { answer: chosen });
  return (
    <Question
      title={text('quit-question-title')}
      choices={[
        { label: text('quit-question-leave'), kind: 'primary', chosen: answer('leave') },
        { label: text('quit-question-discard'), kind: 'destructive', chosen: answer('discard') },
        { label: text('quit-question-stay'), chosen: answer('stay') },
      ]}
    >
      {text('quit-question-running', { count })}
    </Question>
  );
}
