import type { MainPage, MainWindowState } from '../../bridge/state.ts';
import { nameOf } from '../../texts/texts.ts';
import { formatAgo } from '../parts/formats.ts';
import { type Status, StatusText } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useNow } from './now.ts';
import type { ChoosePage } from './page.ts';
import { AllowKvm, slownessOf } from './acceleration.tsx';
import { notIgnored, withIgnored, worthALook } from './findings.ts';
import { isFresh } from './image-age.ts';
import { networkStatus } from './statuses.ts';

/** One line about what the next session depends on. Red is a problem; amber is what the person can change or ignore. */
export function Health({ state, choosePage }: { state: MainWindowState; choosePage: ChoosePage }) {
  const { text, language } = useWindowContext();
  const nowMs = useNow();
  const { network, spare, agent } = state;
  const image = state.images.find(({ role, isCurrent }) => role === 'browser' && isCurrent);
  const isRefused = state.doctor.findings.some(({ check, level }) => check === 'browser image' && level === 'trouble');
  const { ignored } = state.desktop.settings;
  const slow = slownessOf(state);
  // Said all the same, but without a proposal.
  const quiet = slow && notIgnored([slow], ignored).length === 0;
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
      {slow && !quiet && !state.setUp && <Slow state={state} finding={slow} choosePage={choosePage} />}
      <div class="line wrap" role="status">
        {agent.is === 'connecting' && <StatusText status="busy" text={text('agent-connecting')} />}
        {image &&
          part(
            'images',
            isRefused ? 'trouble' : isFresh(image, nowMs) ? 'ok' : 'note',
            image.builtAt === undefined
              ? text('images-browser')
              : text('home-image-built', { when: formatAgo(image.builtAt, nowMs, language) }),
          )}
        {quiet && part('diagnostics', 'quiet', text('home-slow'))}
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
    // How slow sessions are has a line by itself.
    ({ check, level }) =>
      !(state.setUp && check.endsWith(' image')) && !(check === slownessOf(state)?.check && level === 'note'),
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

/** That sessions are slow, with the next step. */
function Slow({
  state,
  finding,
  choosePage,
}: {
  state: MainWindowState;
  finding: NonNullable<ReturnType<typeof slownessOf>>;
  choosePage: ChoosePage;
}) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const { ignored } = state.desktop.settings;
  return (
    <div class="line wrap">
      <StatusText status="note" text={text('home-slow')} />
      {finding.fixable && <AllowKvm finding={finding} isSmall />}
      <button type="button" class="button small" onClick={() => choosePage('diagnostics')}>
        {text('home-slow-why')}
      </button>
      <button
        type="button"
        class="button flat small"
        disabled={busy}
        onClick={() => void ask('desktop.set', { ignored: withIgnored(ignored, [finding.check]) })}
      >
        {text('diagnostics-ignore')}
      </button>
    </div>
  );
}
