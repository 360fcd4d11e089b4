import type { QuitAnswer } from '../../bridge/actions.ts';
import { MAIN_PAGES } from '../../bridge/message-names.ts';
import type { MainPage, MainWindowState } from '../../bridge/state.ts';
import { Icon, type IconName, Mark } from '../parts/icon.tsx';
import { Question } from '../parts/question.tsx';
import { type Status, StatusIcon } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { isFresh } from './image-age.ts';
import { isOpen, networkStatus } from './statuses.ts';
import type { ChoosePage } from './page.ts';

const ICONS: Record<MainPage, IconName> = {
  home: 'window',
  images: 'layers',
  network: 'globe',
  diagnostics: 'pulse',
  settings: 'sliders',
  log: 'lines',
  help: 'help',
};

export function Navigation({
  state,
  page,
  choosePage,
}: {
  state: MainWindowState;
  page: MainPage;
  choosePage: ChoosePage;
}) {
  const { text } = useWindowContext();
  return (
    <aside>
      <div class="brand">
        <Mark />
        <strong>{text('main-name')}</strong>
      </div>
      <nav aria-label={text('main-pages')}>
        {MAIN_PAGES.map((name) => (
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
        <Quit />
      </div>
      {state.asksToQuit && <QuitQuestion count={state.sessions.filter(isOpen).length} />}
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
  // Suggestions are on Home, where they can be ignored.
  if (name === 'diagnostics')
    return state.doctor.findings.some(({ level }) => level === 'trouble') ? 'trouble' : undefined;
  if (name === 'images')
    return state.images.some((image) => image.isCurrent && !isFresh(image, Date.now())) ? 'note' : undefined;
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
        { label: text('main-cancel'), chosen: answer('stay') },
      ]}
    >
      {text('quit-question-running', { count })}
    </Question>
  );
}
