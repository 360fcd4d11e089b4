import { useId } from 'preact/hooks';
import type { MainWindowState } from '../../../bridge/state.ts';
import type { ConfigurationField } from '../../../../host-agent/api/configuration/configuration.ts';
import { Notice } from '../../parts/notice.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { DesktopSection, LinksSection } from './desktop-section.tsx';
import { FieldRow } from './field-row.tsx';
import { Profiles } from './profiles.tsx';
import { isRelevant } from './relevance.ts';
import { pathKey, sectionOf, SECTIONS, type Section } from './values.ts';

const ADVANCED = 'section-advanced';

export function Settings({ state }: { state: MainWindowState }) {
  const { text } = useWindowContext();
  const { configuration } = state;
  return (
    <>
      <header>
        <h1>{text('navigation-settings')}</h1>
      </header>
      {configuration && <FileNotices configuration={configuration} />}
      <DesktopSection desktop={state.desktop} />
      <LinksSection desktop={state.desktop} />
      {configuration ? (
        <>
          <Profiles configuration={configuration} profiles={state.profiles} />
          <ConfigurationSections state={state} configuration={configuration} isExpert={false} />
          <details class="advanced column">
            <summary>
              <h2 id={ADVANCED}>{text('settings-advanced')}</h2>
            </summary>
            <ConfigurationSections state={state} configuration={configuration} isExpert under={ADVANCED} />
          </details>
          <p class="dim small">
            {text('main-label', { label: text('settings-file') })} <span class="selectable">{configuration.path}</span>
          </p>
        </>
      ) : (
        <p class="dim">{text('settings-not-loaded')}</p>
      )}
    </>
  );
}

type Configuration = NonNullable<MainWindowState['configuration']>;

function ConfigurationSections({
  state,
  configuration,
  isExpert,
  under,
}: {
  state: MainWindowState;
  configuration: Configuration;
  isExpert: boolean;
  /** Id of the heading above: two sections have the same name otherwise. */
  under?: string;
}) {
  const fields = configuration.fields.filter(
    (field) => (field.isExpert === true) === isExpert && isRelevant(configuration, field),
  );
  return (
    <>
      {SECTIONS.map((section) => (
        <ConfigurationSection
          key={section}
          section={section}
          fields={fields.filter(({ path }) => sectionOf(path) === section)}
          configuration={configuration}
          profiles={state.profiles.map(({ name }) => name)}
          under={under}
        />
      ))}
    </>
  );
}

function ConfigurationSection({
  section,
  fields,
  configuration,
  profiles,
  under,
}: {
  section: Section;
  fields: readonly ConfigurationField[];
  configuration: Configuration;
  profiles: readonly string[];
  under: string | undefined;
}) {
  const { text } = useWindowContext();
  const id = useId();
  if (fields.length === 0) return null;
  return (
    <section class="column" aria-labelledby={under === undefined ? id : `${under} ${id}`}>
      <h2 id={id}>{text(`settings-section-${section}`)}</h2>
      <div class="card">
        {fields.map((field) => (
          <FieldRow
            key={pathKey(field.path)}
            field={field}
            path={field.path}
            configuration={configuration}
            options={pathKey(field.path) === 'defaultProfile' ? profiles : undefined}
          />
        ))}
      </div>
    </section>
  );
}

function FileNotices({ configuration }: { configuration: Configuration }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  return (
    <>
      {configuration.problems.length > 0 && (
        <Notice level="trouble" title={text('settings-broken')}>
          <p>{text('settings-broken-why')}</p>
          <ul>
            {configuration.problems.map(({ path, message }) => (
              <li key={`${pathKey(path)} ${message}`} lang="en">
                <strong>
                  {text('main-label', { label: path.length === 0 ? text('settings-whole-file') : pathKey(path) })}
                </strong>{' '}
                {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {configuration.waiting.length > 0 && (
        <Notice
          level="note"
          title={text('settings-waiting')}
          action={
            <button type="button" class="button" disabled={busy} onClick={() => void ask('agent.restart', {})}>
              {text('settings-restart-now')}
            </button>
          }
        />
      )}
    </>
  );
}
