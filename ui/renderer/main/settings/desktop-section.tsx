import { useId } from 'preact/hooks';
import type { Desktop, DesktopSettings } from '../../../bridge/desktop.ts';
import { type Language, LANGUAGES } from '../../../texts/languages.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';

/** Each language as those who speak it call it, as in a list: within a sentence, some write it in lower case. */
const LANGUAGE_NAMES = Object.fromEntries(
  LANGUAGES.map((language) => {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    return [language, `${name.slice(0, 1).toLocaleUpperCase(language)}${name.slice(1)}`];
  }),
) as Record<Language, string>;

export function DesktopSection({ desktop }: { desktop: Desktop }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const { settings } = desktop;
  return (
    <section class="column" aria-labelledby="section-desktop">
      <h2 id="section-desktop">{text('settings-section-desktop')}</h2>
      <div class="card">
        <Pick
          label={text('settings-language')}
          value={settings.language}
          options={{ system: text('settings-system'), ...LANGUAGE_NAMES }}
          chosen={(language) => void ask('desktop.set', { language })}
        />
        <Pick
          label={text('settings-theme')}
          value={settings.theme}
          options={{
            system: text('settings-system'),
            light: text('settings-theme-light'),
            dark: text('settings-theme-dark'),
          }}
          chosen={(theme) => void ask('desktop.set', { theme })}
        />
        <Toggle
          name="autostart"
          label={text('settings-autostart')}
          why={text('settings-autostart-why')}
          settings={settings}
        />
        <Toggle
          name="notifications"
          label={text('settings-notifications')}
          why={text('settings-notifications-why')}
          settings={settings}
        />
      </div>
    </section>
  );
}

export function LinksSection({ desktop }: { desktop: Desktop }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  // Then there is nothing to hand the links back to.
  const mustOpenLinks = desktop.settings.defaultBrowser && desktop.otherBrowser === undefined;
  return (
    <section class="column" aria-labelledby="section-links">
      <h2 id="section-links">{text('settings-section-links')}</h2>
      <div class="card">
        <Toggle
          name="defaultBrowser"
          label={text('settings-default-browser')}
          why={mustOpenLinks ? text('settings-only-browser-why') : text('settings-default-browser-why')}
          settings={desktop.settings}
          isFixed={mustOpenLinks}
        />
        <Toggle
          name="askForLinks"
          label={text('settings-ask-for-links')}
          why={text('settings-ask-for-links-why')}
          settings={desktop.settings}
        />
        <div class="row setting">
          <span class="grow">{text('settings-other-browser')}</span>
          <span class="dim">{desktop.otherBrowser ?? text('settings-no-other-browser')}</span>
        </div>
        <div class="row setting">
          <span class="grow">{text('settings-sites')}</span>
          {desktop.sites.length === 0 && <span class="dim">{text('settings-no-sites')}</span>}
        </div>
        {desktop.sites.map(({ site, rule }) => (
          <div key={site} class="row setting site">
            <span class="grow selectable">{site}</span>
            <span class="dim">{text(`settings-rule-${rule}`)}</span>
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
      </div>
    </section>
  );
}

function Toggle({
  name,
  label,
  why,
  settings,
  isFixed = false,
}: {
  name: 'autostart' | 'notifications' | 'defaultBrowser' | 'askForLinks';
  label: string;
  why: string;
  settings: DesktopSettings;
  isFixed?: boolean;
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

function Pick<Option extends string>({
  label,
  value,
  options,
  chosen,
}: {
  label: string;
  value: Option;
  options: Record<Option, string>;
  chosen: (option: Option) => void;
}) {
  const id = useId();
  const names = Object.keys(options) as Option[];
  return (
    <div class="row setting">
      <label class="grow" for={id}>
        {label}
      </label>
      <select
        class="field"
        id={id}
        value={value}
        onChange={(event) => {
          const picked = names.find((name) => name === event.currentTarget.value);
          if (picked !== undefined) chosen(picked);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {options[name]}
          </option>
        ))}
      </select>
    </div>
  );
}
