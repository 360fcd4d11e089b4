import type { DoctorView, MainWindowState } from '../../bridge/state.ts';
import { nameOf } from '../../texts/texts.ts';
import { formatAgo } from '../parts/formats.ts';
import { StatusIcon, StatusText } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useNow } from './now.ts';

type FindingView = DoctorView['findings'][number];
const WORST_FIRST: readonly FindingView['level'][] = ['trouble', 'note', 'ok'];

export function Diagnostics({ state }: { state: MainWindowState }) {
  const { language, text } = useWindowContext();
  const { busy, ask } = useAsk();
  const nowMs = useNow();
  const { doctor } = state;
  const isExamining = doctor.isRunning || busy;
  const sorted = WORST_FIRST.flatMap((level) => doctor.findings.filter((finding) => finding.level === level));
  return (
    <>
      <header class="line">
        <div class="grow">
          <h1>{text('navigation-diagnostics')}</h1>
          <p class="dim">{text('diagnostics-explanation')}</p>
        </div>
        <button type="button" class="button" disabled={isExamining} onClick={() => void ask('doctor.run', {})}>
          {isExamining ? text('diagnostics-checking') : text('diagnostics-check')}
        </button>
      </header>
      <div class="line wrap" role="status">
        <Summary doctor={doctor} />
        <span class="dim small">
          {doctor.checkedAt === undefined
            ? text('diagnostics-never')
            : text('diagnostics-checked-at', { when: formatAgo(doctor.checkedAt, nowMs, language) })}
        </span>
      </div>
      {sorted.length > 0 && (
        <ul class="card">
          {sorted.map((finding) => (
            <Finding key={finding.check} finding={finding} />
          ))}
        </ul>
      )}
    </>
  );
}

function Summary({ doctor }: { doctor: DoctorView }) {
  const { text } = useWindowContext();
  const count = (level: FindingView['level']) => doctor.findings.filter((finding) => finding.level === level).length;
  if (doctor.isRunning) return <StatusText status="busy" text={text('diagnostics-checking')} />;
  if (doctor.findings.length === 0) return null;
  if (count('trouble') > 0)
    return <StatusText status="trouble" text={text('diagnostics-some-trouble', { count: count('trouble') })} />;
  if (count('note') > 0)
    return <StatusText status="note" text={text('diagnostics-some-notes', { count: count('note') })} />;
  return <StatusText status="ok" text={text('diagnostics-all-well')} />;
}

function Finding({ finding }: { finding: FindingView }) {
  const { text, texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const name = texts.find(`check-${nameOf(finding.check)}`) ?? finding.check;
  const message = texts.find(`finding-${nameOf(finding.check)}-${finding.level}`);
  const ownHint = texts.find(`finding-${nameOf(finding.check)}-${finding.level}.hint`);
  const hint = ownHint ?? finding.hint;
  return (
    <li class="row finding">
      <StatusIcon status={finding.level} />
      <div class="grow">
        <h2 class="minor">
          {name} <span class="only-read">{text(`diagnostics-level-${finding.level}`)}</span>
        </h2>
        {message !== undefined && <p class="selectable">{message}</p>}
        {/* As the host agent tells it, in English and with its figures. */}
        <p class={`dim selectable ${message === undefined ? '' : 'small'}`} lang="en">
          {finding.message}
        </p>
        {hint !== undefined && finding.level !== 'ok' && (
          <p class="small selectable hint" lang={ownHint === undefined ? 'en' : undefined}>
            {hint}
          </p>
        )}
      </div>
      {finding.fixable && finding.level !== 'ok' && (
        <button
          type="button"
          class="button"
          disabled={busy}
          aria-label={`${text('main-label', { label: text('diagnostics-fix') })} ${name}`}
          onClick={() => void ask('doctor.fix', { check: finding.check })}
        >
          {text('diagnostics-fix')}
        </button>
      )}
    </li>
  );
}
