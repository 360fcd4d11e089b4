import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FILE_KINDS } from '../../../host-agent/api/configuration/file-kinds.ts';
import type { MainWindowState } from '../../bridge/state.ts';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { kindsIn, PATH_OF_KINDS } from './settings/kinds.ts';
import { isForced } from './settings/values.ts';

/** Asked once, after the set-up: what opens here. Nothing is chosen beforehand, and what is not chosen stays as it is. */
export function FirstQuestions({ state: { desktop, configuration } }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // The page before is gone. Not a button: a second Enter must not press what it does not name.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const { defaultBrowser, autostart } = desktop.settings;
  const open = configuration ? kindsIn(configuration) : [];
  const kinds = configuration && !isForced(configuration, PATH_OF_KINDS) ? FILE_KINDS : [];
  const box = (name: string, label: string, what: string) => (
    <label key={name} class="row">
      <input
        type="checkbox"
        checked={chosen.has(name)}
        disabled={busy}
        onChange={({ currentTarget: { checked } }) =>
          setChosen((before) => new Set([...before, name].filter((one) => one !== name || checked)))
        }
      />
      <span class="grow">
        {label}
        <span class="dim small why">{what}</span>
      </span>
    </label>
  );
  const finish = async () => {
    const value = FILE_KINDS.filter((kind) => open.includes(kind) || chosen.has(kind));
    if (value.length > open.length && !(await ask('config.set', { changes: [{ path: PATH_OF_KINDS, value }] }))) return;
    await ask('desktop.set', {
      asksFirstQuestions: false,
      ...(chosen.has('links') && { defaultBrowser: true }),
      ...(chosen.has('login') && { autostart: true }),
    });
  };
  return (
    <form
      class="column first-questions"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {text('set-up-opens')}
      </h2>
      <p class="dim">{text('set-up-opens-why')}</p>
      <div class="card">
        {!defaultBrowser && box('links', text('set-up-links'), text('set-up-links-why'))}
        {kinds
          .filter((kind) => !open.includes(kind))
          .map((kind) => box(kind, text(`kind-${kind}`), text(`kind-${kind}.explanation`)))}
      </div>
      {!autostart && <div class="card">{box('login', text('set-up-login'), text('set-up-login-why'))}</div>}
      <div class="line answers">
        <button type="submit" class="button primary" disabled={busy}>
          {text('set-up-close')}
        </button>
        <button
          type="button"
          class="button flat"
          disabled={busy}
          onClick={() => void ask('desktop.set', { asksFirstQuestions: false })}
        >
          {text('tour-skip')}
        </button>
      </div>
    </form>
  );
}
