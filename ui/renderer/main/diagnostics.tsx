import type { DoctorView, MainWindowState } from '../../bridge/state.ts';
import { formatAgo } from '../parts/formats.ts';
import { StatusIcon, StatusText } from '../parts/status.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { useNow } from './now.ts';

type FindingView = DoctorView['findings'][number];
const WORST_FIRST: readonly FindingView['level'][] = ['trouble', 'note', 'ok'];

export function Diagnostics({ state }: { state: MainWindowState }) {
  const { texts, language } = useWindowContext();
  const { busy, ask } = useAsk();
  const nowMs = useNow();
  const text = texts.mainWindow.diagnostics;
  const { doctor } = state;
  const isExamining = doctor.isRunning || busy;
  const sorted = WORST_FIRST.flatMap((level) => doctor.findings.filter((finding) => finding.level === level));
  return (
    <>
      <header class="line">
        <div class="grow">
          <h1>{texts.mainWindow.navigation.diagnostics}</h1>
          <p class="dim">{text.explanation}</p>
        </div>
        <button type="button" class="button" disabled={isExamining} onClick={() => void ask('doctor.run', {})}>
          {isExamining ? text.checking : text.check}
        </button>
      </header>
      <div class="line wrap" role="status">
        <Summary doctor={doctor} />
        <span class="dim small">
          {doctor.checkedAt === undefined ? text.never : text.checkedAt(formatAgo(doctor.checkedAt, nowMs, language))}
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
  const { texts } = useWindowContext();
  const text = texts.mainWindow.diagnostics;
  const count = (level: FindingView['level']) => doctor.findings.filter((finding) => finding.level === level).length;
  if (doctor.isRunning) return <StatusText status="busy" text={text.checking} />;
  if (doctor.findings.length === 0) return null;
  if (count('trouble') > 0) return <StatusText status="trouble" text={text.someTrouble(count('trouble'))} />;
  if (count('note') > 0) return <StatusText status="note" text={text.someNotes(count('note'))} />;
  return <StatusText status="ok" text={text.allWell} />;
}

function Finding({ finding }: { finding: FindingView }) {
  const { texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const text = texts.mainWindow.diagnostics;
  const name = text.checks[finding.check] ?? finding.check;
  const translated = text.findings[`${finding.check}.${finding.level}`];
  const hint = translated?.hint ?? finding.hint;
  return (
    <li class="row finding">
      <StatusIcon status={finding.level} />
      <div class="grow">
        <h2 class="minor">
          {name} <span class="only-read">{text.levels[finding.level]}</span>
        </h2>
        {translated && <p class="selectable">{translated.message}</p>}
        {/* As the host agent tells it, in English and with its figures. */}
        <p class={`dim selectable ${translated ? 'small' : ''}`} lang="en">
          {finding.message}
        </p>
        {hint !== undefined && finding.level !== 'ok' && (
          <p class="small selectable hint" lang={translated?.hint === undefined ? 'en' : undefined}>
            {hint}
          </p>
        )}
      </div>
      {finding.fixable && finding.level !== 'ok' && (
        <button
          type="button"
          class="button"
          disabled={busy}
          aria-label={`${text.fix}: ${name}`}
          onClick={() => void ask('doctor.fix', { check: finding.check })}
        >
          {text.fix}
        </button>
      )}
    </li>
  );
}
