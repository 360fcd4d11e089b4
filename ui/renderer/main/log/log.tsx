import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { CopyButton } from '../../parts/copy-button.tsx';
import { StatusIcon } from '../../parts/status.tsx';
import { useWindowContext } from '../../parts/window-context.ts';
import { type LogLine, readLogLine } from './lines.ts';

const LINES = 500;
const READ_EVERY_MS = 2_000;
type Least = 'all' | 'warn' | 'error';

/** Rereads the log while the page is visible; redraws only when it has changed. */
function useLog(): { readonly path: string; readonly lines: readonly string[] } {
  const { bridge } = useWindowContext();
  const [log, setLog] = useState<{ path: string; lines: readonly string[] }>({ path: '', lines: [] });
  useEffect(() => {
    let shown = '';
    const read = async () => {
      if (document.hidden) return;
      const answer = await bridge.ask('log.read', { lines: LINES });
      if (answer.is !== 'done') return;
      const all = answer.value.lines.join('\n');
      if (all === shown) return;
      shown = all;
      setLog(answer.value);
    };
    void read();
    const timer = setInterval(() => void read(), READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [bridge]);
  return log;
}

function isShown(line: LogLine, least: Least, sought: string): boolean {
  if (least === 'error' && line.level !== 'trouble') return false;
  if (least === 'warn' && line.level === 'ok') return false;
  return (
    sought === '' || `${line.part ?? ''} ${line.message} ${line.details}`.toLowerCase().includes(sought.toLowerCase())
  );
}

export function Log() {
  const { text } = useWindowContext();
  const { path, lines } = useLog();
  const [least, setLeast] = useState<Least>('all');
  const [sought, setSought] = useState('');
  const read = useMemo(() => lines.map(readLogLine), [lines]);
  const shown = read.filter((line) => isShown(line, least, sought));
  const list = useRef<HTMLOListElement>(null);
  const follows = useRef(true);
  useEffect(() => {
    if (follows.current) list.current?.scrollTo(0, list.current.scrollHeight);
  }, [shown.length, lines]);
  return (
    <div class="log-page">
      <header>
        <h1>{text('navigation-log')}</h1>
        <p class="dim">{text('log-explanation')}</p>
      </header>
      <div class="line wrap" role="group">
        <select
          class="field"
          aria-label={text('log-level')}
          value={least}
          onChange={(event) => setLeast(leastOf(event.currentTarget.value))}
        >
          {(['all', 'warn', 'error'] as const).map((level) => (
            <option key={level} value={level}>
              {text(`log-level-${level}`)}
            </option>
          ))}
        </select>
        <input
          type="search"
          class="field grow"
          aria-label={text('log-search')}
          placeholder={text('log-search')}
          maxLength={200}
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
        <CopyButton copied={lines.join('\n')} />
      </div>
      <ol
        ref={list}
        class="card log selectable"
        aria-label={text('log-lines')}
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < 24;
        }}
      >
        {shown.map((line, index) => (
          <Line key={index} line={line} />
        ))}
        {shown.length === 0 && <li class="dim">{text('log-empty')}</li>}
      </ol>
      <p class="dim small">
        {text('main-label', { label: text('log-file') })} <span class="selectable ltr">{path}</span>
      </p>
    </div>
  );
}

function leastOf(value: string): Least {
  return value === 'warn' || value === 'error' ? value : 'all';
}

function Line({ line }: { line: LogLine }) {
  const { language, text } = useWindowContext();
  const time =
    line.time === undefined
      ? ''
      : new Intl.DateTimeFormat(language, {
          hour: '2-digit',
          minute: '2-digit',
          second: '2-digit',
          hourCycle: 'h23',
        }).format(new Date(line.time));
  return (
    <li>
      <time class="dim numeric">{time}</time>
      <span class="level">
        {line.level !== 'ok' && <StatusIcon status={line.level} />}
        {line.level !== 'ok' && <span class="only-read">{text(`diagnostics-level-${line.level}`)}</span>}
      </span>
      <span class="dim" lang="en" dir="ltr">
        {line.part ?? ''}
      </span>
      <span lang="en" dir="ltr">
        {line.message} <span class="dim">{line.details}</span>
      </span>
    </li>
  );
}
