import type { DoctorView, MainWindowState } from '../../bridge/state.ts';
import { useState } from 'preact/hooks';
import type { ActionParams } from '../../bridge/actions.ts';
import { findingText, notIgnored, withIgnored } from './findings.ts';
import { formatAgo } from '../parts/formats.ts';
import { StatusIcon, StatusText } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { Words } from '../parts/words.tsx';
import { useNow } from './now.ts';

type FindingView = DoctorView['findings'][number];
const WORST_FIRST: readonly FindingView['level'][] = ['trouble', 'note', 'ok'];

export function Diagnostics({ state }: { state: MainWindowState }) {
  const { language, text } = useWindowContext();
  const { busy, ask } = useAsk();
  const nowMs = useNow();
  const { doctor } = state;
  const isExamining = doctor.isRunning || busy;
  const { ignored } = state.desktop.settings;
  const sorted = WORST_FIRST.flatMap((level) => doctor.findings.filter((finding) => finding.level === level));
  const shown = notIgnored(sorted, ignored);
  const hidden = sorted.filter((finding) => !shown.includes(finding));
  return (
    <>
      <header class="line">
        <div class="grow">
          <h1>{text('navigation-diagnostics')}</h1>
          <p class="dim">{text('diagnostics-explanation')}</p>
        </div>
        <div class="line wrap">
          <Copy label={text('diagnostics-copy-report')} what={{}} />
          <button type="button" class="button" disabled={isExamining} onClick={() => void ask('doctor.run', {})}>
            {isExamining ? text('diagnostics-checking') : text('diagnostics-check')}
          </button>
        </div>
      </header>
      <div class="line wrap" role="status">
        <Summary isRunning={doctor.isRunning} findings={shown} />
        <span class="dim small">
          {doctor.checkedAt === undefined
            ? text('diagnostics-never')
            : text('diagnostics-checked-at', { when: formatAgo(doctor.checkedAt, nowMs, language) })}
        </span>
      </div>
      <Findings findings={shown} ignored={ignored} />
      {hidden.length > 0 && (
        <details class="advanced column">
          <summary>
            <h2>{text('diagnostics-ignored', { count: hidden.length })}</h2>
          </summary>
          <Findings findings={hidden} ignored={ignored} />
        </details>
      )}
    </>
  );
}

function Findings({ findings, ignored }: { findings: readonly FindingView[]; ignored: readonly string[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="card">
      {findings.map((finding) => (
        <Finding key={`${finding.check} ${finding.message}`} finding={finding} ignored={ignored} />
      ))}
    </ul>
  );
}

function Summary({ isRunning, findings }: { isRunning: boolean; findings: readonly FindingView[] }) {
  const { text } = useWindowContext();
  const count = (level: FindingView['level']) => findings.filter((finding) => finding.level === level).length;
  if (isRunning) return <StatusText status="busy" text={text('diagnostics-checking')} />;
  if (findings.length === 0) return null;
  if (count('trouble') > 0)
    return <StatusText status="trouble" text={text('diagnostics-some-trouble', { count: count('trouble') })} />;
  if (count('note') > 0)
    return <StatusText status="note" text={text('diagnostics-some-notes', { count: count('note') })} />;
  return <StatusText status="ok" text={text('diagnostics-all-well')} />;
}

function Finding({ finding, ignored }: { finding: FindingView; ignored: readonly string[] }) {
  const { text, texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const { name, message, hint, language } = findingText(finding, texts);
  const { check, level, command } = finding;
  const isGiven = level === 'note' && finding.isGiven === true;
  return (
    <li class="row finding">
      <StatusIcon status={isGiven ? 'quiet' : level} />
      <div class="grow">
        <h2 class="minor">
          {name} <span class="only-read">{text(`diagnostics-level-${isGiven ? 'given' : level}`)}</span>
        </h2>
        <p class="selectable" lang={language}>
          <Words>{message}</Words>
        </p>
        {level !== 'ok' && hint !== undefined && (
          <p class="small selectable dim" lang={language}>
            <Words>{hint}</Words>
          </p>
        )}
        {level !== 'ok' && command !== undefined && (
          <div class="line command">
            <code class="grow selectable">{command}</code>
            <Copy label={text('diagnostics-copy')} of={command} what={{ command }} />
          </div>
        )}
      </div>
      {level === 'note' && <Ignore check={check} name={name} ignored={ignored} />}
      {finding.fixable && level !== 'ok' && (
        <button
          type="button"
          class="button"
          disabled={busy}
          aria-label={`${text('main-label', { label: text('diagnostics-fix') })} ${name}`}
          onClick={() => void ask('doctor.fix', { check })}
        >
          {text('diagnostics-fix')}
        </button>
      )}
    </li>
  );
}

/** Copies what main knows, and says so. `of`: what a screen reader names. */
function Copy({ label, of, what }: { label: string; of?: string; what: ActionParams<'doctor.copy'> }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => setIsCopied((await ask('doctor.copy', what)) !== undefined);
  return (
    <button
      type="button"
      class="button"
      disabled={busy}
      aria-label={of === undefined ? undefined : `${text('main-label', { label })} ${of}`}
      onClick={() => void copy()}
      onBlur={() => setIsCopied(false)}
    >
      <span aria-live="polite">{isCopied ? text('diagnostics-copied') : label}</span>
    </button>
  );
}

/** Also brings back what is ignored. */
function Ignore({ check, name, ignored }: { check: string; name: string; ignored: readonly string[] }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const isIgnored = ignored.includes(check);
  const others = ignored.filter((other) => other !== check);
  const label = isIgnored ? text('diagnostics-show-again') : text('diagnostics-ignore');
  return (
    <button
      type="button"
      class="button flat"
      disabled={busy}
      aria-label={`${text('main-label', { label })} ${name}`}
      onClick={() => void ask('desktop.set', { ignored: isIgnored ? others : withIgnored(others, [check]) })}
    >
      {label}
    </button>
  );
}
