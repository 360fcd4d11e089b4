import type { MainWindowState } from '../../bridge/state.ts';
import { useAsk, useWindowContext } from '../parts/window-context.ts';

/** What the keys do, and about this program. */
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
      <Facts
        title={text('help-keys-here')}
        facts={[
          [`${control} + N`, text('help-key-new')],
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
    </>
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
