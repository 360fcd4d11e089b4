import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Desktop, DesktopSettings, SiteRule } from '../../../bridge/desktop.ts';
import { type Language, LANGUAGES } from '../../../texts/languages.ts';
import type { Texts } from '../../../texts/texts.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import type { Item } from './item.tsx';

/** Each language as those who speak it call it, as in a list: within a sentence, some write it in lower case. */
const LANGUAGE_NAMES = Object.fromEntries(
  LANGUAGES.map((language) => {
    // By the script, as speakers tell the kinds of Chinese apart; not by the country.
    const named = language === 'zh-CN' ? 'zh-Hans' : language;
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(named) ?? language;
    return [language, `${name.slice(0, 1).toLocaleUpperCase(language)}${name.slice(1)}`];
  }),
) as Record<Language, string>;

/** What the desktop itself remembers, and no configuration file. */
export function desktopItems(desktop: Desktop, { text }: Texts): Item[] {
  const { settings } = desktop;
  // Then there is nothing to hand the links back to.
  const mustOpenLinks = settings.defaultBrowser && desktop.otherBrowser === undefined;
  const toggle = (place: Place, name: ToggleName, label: string, why: string, isFixed = false) =>
    item(place, name, [label, why], <Toggle {...{ name, label, why, settings, isFixed }} />);
  const pick = <Name extends 'language' | 'theme'>(
    name: Name,
    label: string,
    options: Record<DesktopSettings[Name], string>,
  ) =>
    item(
      { page: 'general' },
      name,
      [label, ...Object.values<string>(options)],
      <Pick name={name} label={label} settings={settings} options={options} />,
    );
  return [
    pick('language', text('settings-language'), { system: text('option-as-on-the-desktop'), ...LANGUAGE_NAMES }),
    pick('theme', text('settings-theme'), {
      system: text('option-as-on-the-desktop'),
      light: text('option-light'),
      dark: text('option-dark'),
    }),
    toggle({ page: 'general' }, 'autostart', text('settings-autostart'), text('settings-autostart-why')),
    toggle({ page: 'general' }, 'notifications', text('settings-notifications'), text('settings-notifications-why')),
    toggle(
      LINKS,
      'defaultBrowser',
      text('settings-default-browser'),
      mustOpenLinks ? text('settings-only-browser-why') : clickOnLink(desktop, text),
      mustOpenLinks,
    ),
    toggle(LINKS, 'askForLinks', text('settings-ask-for-links'), text('settings-ask-for-links-why')),
    item(LINKS, 'otherBrowser', [text('settings-other-browser')], <OtherBrowser name={desktop.otherBrowser} />),
    ...(['here', 'elsewhere'] as const).map((rule) =>
      item(
        { page: 'files', part: 'sites' },
        `sites.${rule}`,
        [text(`settings-sites-${rule}`), text(`settings-sites-${rule}.explanation`)],
        <Sites rule={rule} sites={desktop.sites} />,
      ),
    ),
  ];
}

type Place = Pick<Item, 'page' | 'part'>;
const LINKS = { page: 'files', part: 'links' } as const;

/** What a click on a link in another program does now. */
function clickOnLink({ settings, otherBrowser }: Desktop, text: Texts['text']): string {
  if (settings.defaultBrowser) return text(settings.askForLinks ? 'settings-links-asked' : 'settings-links-here');
  return otherBrowser === undefined
    ? text('settings-default-browser-why')
    : text('settings-links-elsewhere', { browser: otherBrowser });
}

const item = (place: Place, key: string, words: readonly string[], row: VNode): Item => ({
  key,
  ...place,
  isExpert: false,
  words,
  row: { ...row, key },
});

function OtherBrowser({ name }: { name: string | undefined }) {
  const { text } = useWindowContext();
  return (
    <div class="row setting">
      <span class="grow">{text('settings-other-browser')}</span>
      <span class="dim">{name ?? text('settings-no-other-browser')}</span>
    </div>
  );
}

function Sites({ sites, rule }: Pick<Desktop, 'sites'> & { rule: SiteRule }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const ruled = sites.filter((one) => one.rule === rule);
  return (
    <>
      <div class="row setting">
        <div class="grow">
          <span>{text(`settings-sites-${rule}`)}</span>
          <p class="dim small">{text(`settings-sites-${rule}.explanation`)}</p>
        </div>
        {ruled.length === 0 && <span class="dim">{text('settings-no-sites')}</span>}
      </div>
      {ruled.map(({ site }) => (
        <div key={site} class="row setting site">
          <span class="grow selectable">
            <bdi class="ltr">{site}</bdi>
          </span>
          <button
            type="button"
            class="button flat round"
            aria-label={text('settings-forget', { site })}
            title={text('settings-forget', { site })}
            onClick={() => void ask('link.forget', { site })}
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
    </>
  );
}

type ToggleName = 'autostart' | 'notifications' | 'defaultBrowser' | 'askForLinks';

function Toggle({
  name,
  label,
  why,
  settings,
  isFixed,
}: {
  name: ToggleName;
  label: string;
  why: string;
  settings: DesktopSettings;
  isFixed: boolean;
}) {
  const { busy, ask } = useAsk();
  const id = useId();
  return (
    <div class="row setting">
      <div class="grow">
        <label for={id}>{label}</label>
        <p id={`${id}-why`} class="dim small">
          {why}
        </p>
      </div>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        id={id}
        aria-describedby={`${id}-why`}
        disabled={busy || isFixed}
        checked={settings[name]}
        onChange={(event) => void ask('desktop.set', { [name]: event.currentTarget.checked })}
      />
    </div>
  );
}

function Pick<Name extends 'language' | 'theme'>({
  name,
  label,
  settings,
  options,
}: {
  name: Name;
  label: string;
  settings: DesktopSettings;
  options: Record<DesktopSettings[Name], string>;
}) {
  const { ask } = useAsk();
  const id = useId();
  return (
    <div class="row setting">
      <label class="grow" for={id}>
        {label}
      </label>
      <select
        class="field"
        id={id}
        value={settings[name]}
        onChange={(event) => void ask('desktop.set', { [name]: event.currentTarget.value })}
      >
        {Object.entries<string>(options).map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
