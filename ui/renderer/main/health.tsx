import type { MainPage, MainWindowState } from '../../bridge/state.ts';
import { nameOf } from '../../texts/texts.ts';
import { formatAgo } from '../parts/formats.ts';
import { type Status, StatusText } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useNow } from './now.ts';
import type { ChoosePage } from './page.ts';
import { withIgnored, worthALook } from './findings.ts';
import { networkStatus } from './statuses.ts';

/** One line about what the next session depends on. Red is a problem; amber is what the person can change or ignore. */
export function Health({ state, choosePage }: { state: MainWindowState; choosePage: ChoosePage }) {
  const { text, language } = useWindowContext();
  const nowMs = useNow();
  const { network, spare, agent } = state;
  const image = state.images.find(({ role, isCurrent }) => role === 'browser' && isCurrent);
  const verified = state.verifications.toSorted((one, next) => one.at.localeCompare(next.at)).at(-1);
  const hasFailed = state.verifications.some(({ verdict }) => verdict === 'failed');
  const part = (page: MainPage, status: Status, words: string) => (
    <button type="button" class="button flat small" onClick={() => choosePage(page)}>
      <StatusText status={status} text={words} />
    </button>
  );
  return (
    <footer class="health" aria-label={text('home-health')}>
      <Suggestions state={state} choosePage={choosePage} />
      <div class="line wrap" role="status">
        {agent.is === 'connecting' && <StatusText status="busy" text={text('agent-connecting')} />}
        {image &&
          part(
            'images',
            image.upToDate && image.updates === undefined ? 'ok' : 'note',
            image.builtAt === undefined
              ? text('images-browser')
              : text('home-image-built', { when: formatAgo(image.builtAt, nowMs, language) }),
          )}
        {network && part('network', networkStatus(network.state), text(`network-state-${network.state}`))}
        {(spare === 'ready' || spare === 'loading') && (
          <StatusText status={spare === 'ready' ? 'ok' : 'busy'} text={text(`home-spare-${spare}`)} />
        )}
        {verified &&
          part(
            'diagnostics',
            hasFailed ? 'trouble' : 'ok',
            text(hasFailed ? 'home-verified-failed' : 'home-verified', {
              when: formatAgo(verified.at, nowMs, language),
            }),
          )}
      </div>
    </footer>
  );
}

/** What the diagnosis found and the person has not ignored. */
function Suggestions({ state, choosePage }: { state: MainWindowState; choosePage: ChoosePage }) {
  const { text, texts, language } = useWindowContext();
  const { busy, ask } = useAsk();
  const { ignored } = state.desktop.settings;
  const open = worthALook(state.doctor.findings, ignored).filter(
    ({ check }) => !(state.setUp && check.endsWith(' image')),
  );
  const isTrouble = open.some(({ level }) => level === 'trouble');
  const checks = [...new Set(open.filter(({ level }) => level === 'trouble' || !isTrouble).map(({ check }) => check))];
  if (checks.length === 0) return null;
  const names = checks.map((check) => texts.find(`check-${nameOf(check)}`) ?? check);
  return (
    <div class="line wrap">
      <StatusText
        status={isTrouble ? 'trouble' : 'note'}
        text={text(isTrouble ? 'home-troubles' : 'home-suggestions', {
          checks: new Intl.ListFormat(language, { type: 'unit' }).format(names),
        })}
      />
      <button type="button" class="button small" onClick={() => choosePage('diagnostics')}>
        {text('home-look')}
      </button>
      {!isTrouble && (
        <button
          type="button"
          class="button flat small"
          disabled={busy}
          onClick={() => void ask('desktop.set', { ignored: withIgnored(ignored, checks) })}
        >
          {text('diagnostics-ignore')}
        </button>
      )}
    </div>
  );
}
