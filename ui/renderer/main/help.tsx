import type { MainWindowState } from '../../bridge/state.ts';
import { useEffect, useState } from 'preact/hooks';
import { Words } from '../parts/words.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';

/** What people ask most, in the order in which it comes up. */
const QUESTIONS = [
  'kept',
  'save',
  'undo',
  'keyboard',
  'copy',
  'blocked',
  'links',
  'slow',
  'update',
  'anonymous',
] as const;

/** Short answers, what the keys do, and about this program. */
export function Help({ state: { version, agent } }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const control = text('help-key-control');
  return (
    <>
      <header>
        <h1>{text('navigation-help')}</h1>
        <p class="dim">{text('home-promise')}</p>
        {/* Never disabled: the focus comes back to it. */}
        <div class="line">
          <button type="button" class="button" onClick={() => void ask('desktop.set', { tour: 'open' })}>
            {text('tour-open')}
          </button>
        </div>
      </header>
      <section class="column">
        <h2>{text('help-questions')}</h2>
        <div class="card">
          {QUESTIONS.map((question) => (
            <details key={question} class="row question">
              <summary>{text(`help-question-${question}`)}</summary>
              <p class="dim selectable">
                <Words>{text(`help-question-${question}.answer`)}</Words>
              </p>
            </details>
          ))}
        </div>
      </section>
      <Facts
        title={text('help-keys-here')}
        facts={[
          [`${control} + N`, text('help-key-new')],
          [`${control} + W`, text('help-key-close')],
          [text('help-key-escape'), text('help-key-back')],
          [`${control} + ,`, text('navigation-settings')],
          ['F1', text('navigation-help')],
          [`${control} + Q`, text('main-quit')],
        ]}
      />
      <Facts
        title={text('help-keys-session')}
        facts={[
          [`${control} + Alt`, text('help-key-release')],
          [`${control} + Alt + C`, text('help-key-copy')],
          [`${control} + Alt + V`, text('help-key-paste')],
          ['F11', text('help-key-fullscreen')],
        ]}
      />
      <Facts
        title={text('help-about')}
        facts={[
          [text('help-version'), version],
          ...(agent.is === 'up' ? [[text('help-version-agent'), agent.version] as const] : []),
          [text('help-guide'), text('help-guide-where')],
          [text('help-licence'), text('help-licence-where')],
        ]}
      />
      <Works />
    </>
  );
}

interface Work {
  readonly name: string;
  readonly licence: string;
}

/** The works of others that the programs contain, as the build has listed them. */
function Works() {
  const { text } = useWindowContext();
  const [works, setWorks] = useState<readonly Work[]>([]);
  useEffect(() => {
    fetch('main.works.json')
      .then((file) => file.json() as Promise<readonly Work[]>)
      .then(setWorks, () => undefined);
  }, []);
  if (works.length === 0) return null;
  return (
    <details class="advanced column">
      <summary>
        <h2>{text('help-works')}</h2>
      </summary>
      <dl class="card details">
        {works.map(({ name, licence }) => (
          <div key={name} class="row">
            <dt class="grow selectable">
              <bdi class="ltr">{name}</bdi>
            </dt>
            <dd class="dim selectable">
              <bdi class="ltr">{licence}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <section class="column">
      <h2>{title}</h2>
      <dl class="card details">
        {facts.map(([name, value]) => (
          <div key={name} class="row">
            <dt class="dim">
              <bdi class="ltr">{name}</bdi>
            </dt>
            <dd class="grow selectable">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
