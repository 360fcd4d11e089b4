import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Desktop, DesktopSettings } from '../../../bridge/desktop.ts';
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
    toggle(LINKS, 'askForLinks', text('settings-ask-for-links'), whatOfLinks(settings, text)),
    item(LINKS, 'otherBrowser', [text('settings-other-browser')], <OtherBrowser name={desktop.otherBrowser} />),
  ];
}

type Place = Pick<Item, 'page' | 'part'>;
const LINKS = { page: 'files', part: 'links' } as const;

/** What a click on a link in another program does now. */
function clickOnLink({ settings, otherBrowser }: Desktop, text: Texts['text']): string {
  if (settings.defaultBrowser) return text('settings-links-ours');
  return otherBrowser === undefined
    ? text('settings-links-not-ours')
    : text('settings-links-elsewhere', { browser: otherBrowser });
}

/** What follows then. Without the links of other programs, only what the switch is for. */
function whatOfLinks({ defaultBrowser, askForLinks }: DesktopSettings, text: Texts['text']): string {
  if (!defaultBrowser) return text('settings-ask-for-links-why');
  return text(askForLinks ? 'settings-links-asked' : 'settings-links-here');
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

/** A state that is drawn later than this after an answer says something else. */
const SETTLED_AFTER_MS = 300;

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
  // The desktop takes seconds to change its default browser: what the person chose is shown at once.
  const [wanted, setWanted] = useState<boolean>();
  const change = async (checked: boolean) => {
    setWanted(checked);
    const isDone = (await ask('desktop.set', { [name]: checked })) !== undefined;
    // The new state comes just after the answer.
    setTimeout(() => setWanted(undefined), isDone ? SETTLED_AFTER_MS : 0);
  };
  return (
    <div class="row setting">
      <div class="grow">
        <label for={id}>{label}</label>
        <p id={`${id}-why`} class="dim small">
          {why}
        </p>
      </div>
      <span class="line">
        {busy && <Icon name="turning" turning />}
        <input
          type="checkbox"
          role="switch"
          class="switch"
          id={id}
          aria-describedby={`${id}-why`}
          aria-busy={busy}
          disabled={isFixed}
          checked={wanted ?? settings[name]}
          onClick={(event) => busy && event.preventDefault()}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
      </span>
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
