import type { MainWindowState } from '../../bridge/state.ts';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';

/** Safe copies that are being made of files of the host, each with its progress. */
export function FileCopies({ copies }: Pick<MainWindowState, 'copies'>) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  if (copies.length === 0) return null;
  return (
    <section class="column" aria-label={text('home-copies')}>
      <h2>{text('home-copies')}</h2>
      <div class="card">
        {copies.map(({ number, name, drawing }, index) => (
          <div key={number} class="row setting">
            <div class="grow">
              <span>{name}</span>
              <p class="dim small numeric" role="status">
                {drawing
                  ? text('home-copy-page', drawing)
                  : text(index === 0 ? 'home-copy-starting' : 'home-copy-waiting')}
              </p>
              {drawing && <ProgressBar fraction={(drawing.page - 1) / drawing.of} label={name} />}
            </div>
            <button
              type="button"
              class="button"
              aria-label={text('home-copy-cancel', { name })}
              disabled={busy}
              onClick={() => void ask('files.cancel-copy', { number })}
            >
              {text('main-cancel')}
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}
