import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import type { MainWindowState } from '../../../bridge/state.ts';
import { pathKey } from '../../../texts/setting-words.ts';
import { profileTitle } from '../../parts/formats.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { Acceleration } from '../acceleration.tsx';
import { Card, FILES_PARTS, ForAllAndExperts, type Item, SETTINGS_PAGES, type SettingsPage } from './item.tsx';
import { isField } from '../fields.ts';
import { itemsOf } from './items.tsx';
import { ManagedKinds } from './kind-items.tsx';
import { NewProfile, ProfileList, ProfilePage } from './profiles.tsx';
import { found, labelOfProblem } from './values.ts';

const ICONS: Record<SettingsPage, IconName> = {
  general: 'sliders',
  files: 'outside',
  profiles: 'window',
  speed: 'slow',
  network: 'globe',
  devices: 'sound',
  updates: 'download',
  computer: 'computer',
};

/** The page that is open; none: the list of them. */
interface Place {
  readonly page?: SettingsPage;
  /** The name of the profile whose page is open. */
  readonly profile?: string;
}

export function Settings({ state }: { state: MainWindowState }) {
  const { text, texts } = useWindowContext();
  const [place, setPlace] = useState<Place>({});
  const [query, setQuery] = useState('');
  const items = itemsOf(state, texts);
  const profile = state.profiles.find(({ name }) => name === place.profile);
  const { configuration } = state;
  const go = (next: Place) => {
    setQuery('');
    setPlace(next);
  };
  if (profile && configuration)
    return (
      <Heading title={profileTitle(profile, text)} back={() => go({ page: 'profiles' })}>
        <ProfilePage
          profile={profile}
          profiles={state.profiles}
          configuration={configuration}
          made={(name) => go({ page: 'profiles', profile: name })}
          items={items.filter((item) => item.profile?.name === profile.name)}
        />
      </Heading>
    );
  if (place.page !== undefined)
    return (
      <Heading title={text(`settings-page-${place.page}`)} back={() => go({})}>
        <WaitingNotice configuration={configuration} />
        <Page page={place.page} items={items} state={state} open={(name) => go({ page: 'profiles', profile: name })} />
      </Heading>
    );
  return (
    <>
      <header class="line">
        <h1 class="grow">{text('navigation-settings')}</h1>
        <input
          type="search"
          class="field search"
          aria-label={text('settings-search')}
          placeholder={text('settings-search')}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </header>
      <WaitingNotice configuration={configuration} />
      {query.trim() === '' ? <PageList open={(page) => go({ page })} /> : <Found items={found(items, query)} />}
      {configuration ? <File configuration={configuration} /> : <p class="dim">{text('settings-not-loaded')}</p>}
    </>
  );
}

/** The heading of a page below the list. It gets the focus when the page opens. */
function Heading({ title, back, children }: { title: string; back: () => void; children: ComponentChildren }) {
  const { text } = useWindowContext();
  const heading = useRef<HTMLHeadingElement>(null);
  const goBack = useRef(back);
  goBack.current = back;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isField(event.target) || document.querySelector('dialog[open]')) return;
      // One step: the page of settings stays.
      event.preventDefault();
      goBack.current();
    };
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, []);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.closest('main')?.scrollTo(0, 0);
  }, [title]);
  return (
    <>
      <header class="line below">
        <button
          type="button"
          class="button flat round"
          aria-label={text('settings-back')}
          title={text('settings-back')}
          onClick={back}
        >
          <Icon name="back" />
        </button>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      {children}
    </>
  );
}

function PageList({ open }: { open: (page: SettingsPage) => void }) {
  const { text } = useWindowContext();
  return (
    <div class="card">
      {SETTINGS_PAGES.map((page) => (
        <button key={page} type="button" class="row leads" onClick={() => open(page)}>
          <Icon name={ICONS[page]} large />
          <span class="grow">
            <strong>{text(`settings-page-${page}`)}</strong>
            <span class="dim small">{text(`settings-page-${page}.explanation`)}</span>
          </span>
          <Icon name="forward" />
        </button>
      ))}
    </div>
  );
}

function Page({
  page,
  items,
  state,
  open,
}: {
  page: SettingsPage;
  items: readonly Item[];
  state: MainWindowState;
  open: (profile: string) => void;
}) {
  const { configuration } = state;
  if (page === 'profiles')
    return configuration ? (
      <>
        <ProfileList profiles={state.profiles} open={open} />
        <NewProfile configuration={configuration} profiles={state.profiles} made={open} />
      </>
    ) : null;
  const own = items.filter((item) => item.page === page && item.part !== 'exits');
  if (page === 'files') return <LinksAndFiles items={own} configuration={configuration} />;
  const ofProfiles = items.filter((item) => item.profile && item.group === page && page === 'devices');
  return (
    <>
      {page === 'computer' && <Acceleration state={state} />}
      <Card items={items.filter(({ part }) => page === 'network' && part === 'exits')} />
      <ForAllAndExperts items={own} />
      <Hits items={ofProfiles} />
    </>
  );
}

/** What opens here, and where files go. */
function LinksAndFiles({ items, configuration }: { items: readonly Item[]; configuration: Configuration | undefined }) {
  const { text, texts } = useWindowContext();
  const { ask } = useAsk();
  // Another program may have become the default meanwhile.
  useEffect(() => void ask('desktop.look', {}), []);
  return (
    <>
      {FILES_PARTS.map((part) => {
        const own = items.filter((item) => (item.part ?? 'saved') === part);
        const what = texts.find(`settings-part-${part}.explanation`);
        return (
          own.length > 0 && (
            <section key={part} class="column" aria-label={text(`settings-part-${part}`)}>
              <h2>{text(`settings-part-${part}`)}</h2>
              {what !== undefined && <p class="dim small">{what}</p>}
              {part === 'kinds' && configuration && <ManagedKinds configuration={configuration} />}
              <ForAllAndExperts items={own} />
            </section>
          )
        );
      })}
    </>
  );
}

function Found({ items }: { items: readonly Item[] }) {
  const { text } = useWindowContext();
  return items.length > 0 ? (
    <Hits items={items} />
  ) : (
    <p class="dim nothing" role="status">
      {text('settings-none-found')}
    </p>
  );
}

/** Settings under the names of their pages and profiles. */
function Hits({ items }: { items: readonly Item[] }) {
  const { text } = useWindowContext();
  const headingOf = ({ page, profile }: Item): string =>
    profile ? text('settings-of-profile', { profile: profileTitle(profile, text) }) : text(`settings-page-${page}`);
  const headings = [...new Set(items.map(headingOf))];
  return (
    <>
      {headings.map((heading) => (
        <section key={heading} class="column" aria-label={heading}>
          <h2>{heading}</h2>
          <Card items={items.filter((item) => headingOf(item) === heading)} />
        </section>
      ))}
    </>
  );
}

function File({ configuration: { path, present } }: { configuration: Configuration }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  return (
    <p class="line wrap dim small">
      <span class="selectable grow">
        {text('main-label', { label: text('settings-file') })} <bdi class="ltr">{path}</bdi>
      </span>
      {present && (
        <button type="button" class="button" disabled={busy} onClick={() => void ask('config.open', {})}>
          {text('settings-open-file')}
        </button>
      )}
    </p>
  );
}

function WaitingNotice({ configuration }: { configuration: Configuration | undefined }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  if (!configuration || configuration.waiting.length === 0) return null;
  return (
    <Notice
      level="note"
      title={text('settings-waiting')}
      action={
        <button type="button" class="button" disabled={busy} onClick={() => void ask('agent.restart', {})}>
          {text('settings-restart-now')}
        </button>
      }
    />
  );
}

/** The one message about a file with mistakes: no session starts until it is repaired or restored. */
export function BrokenFile({ configuration }: { configuration: Configuration }) {
  const { text, texts } = useWindowContext();
  const { busy, ask } = useAsk();
  return (
    <Notice level="trouble" title={text('settings-broken')}>
      <p>{text('settings-broken-why')}</p>
      <ul>
        {configuration.problems.map((problem) => {
          const { where, what, language } = labelOfProblem(problem, configuration.fields, texts);
          return (
            <li key={`${pathKey(problem.path)} ${problem.message}`}>
              <strong>{text('main-label', { label: where })}</strong> <span lang={language}>{what}</span>
            </li>
          );
        })}
      </ul>
      <div class="line wrap answers">
        {configuration.canRestore === true && (
          <button type="button" class="button" disabled={busy} onClick={() => void ask('config.restore', {})}>
            {text('settings-restore')}
          </button>
        )}
        <button type="button" class="button" disabled={busy} onClick={() => void ask('config.open', {})}>
          {text('settings-open-file')}
        </button>
      </div>
    </Notice>
  );
}
