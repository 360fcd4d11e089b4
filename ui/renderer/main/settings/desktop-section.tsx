import { useId } from 'preact/hooks';
import type { Desktop, DesktopSettings } from '../../../bridge/desktop.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';

export function DesktopSection({ desktop }: { desktop: Desktop }) {
  const { texts } = useWindowContext();
  const { ask } = useAsk();
  const text = texts.settings;
  const { settings } = desktop;
  return (
    <section class="column" aria-labelledby="section-desktop">
      <h2 id="section-desktop">{text.sections.desktop}</h2>
      <div class="card">
        <Pick
          label={text.language}
          value={settings.language}
          options={{ system: text.system, en: text.english, de: text.german }}
          chosen={(language) => void ask('desktop.set', { language })}
        />
        <Pick
          label={text.theme}
          value={settings.theme}
          options={{ system: text.system, ...text.themes }}
          chosen={(theme) => void ask('desktop.set', { theme })}
        />
        <Toggle name="autostart" label={text.autostart} why={text.autostartWhy} settings={settings} />
        <Toggle name="notifications" label={text.notifications} why={text.notificationsWhy} settings={settings} />
      </div>
    </section>
  );
}

export function LinksSection({ desktop }: { desktop: Desktop }) {
  const { texts } = useWindowContext();
  const { ask } = useAsk();
  const text = texts.settings;
  // Then there is nothing to hand the links back to.
  const mustOpenLinks = desktop.settings.defaultBrowser && desktop.otherBrowser === undefined;
  return (
    <section class="column" aria-labelledby="section-links">
      <h2 id="section-links">{text.sections.links}</h2>
      <div class="card">
        <Toggle
          name="defaultBrowser"
          label={text.defaultBrowser}
          why={mustOpenLinks ? text.onlyBrowserWhy : text.defaultBrowserWhy}
          settings={desktop.settings}
          isFixed={mustOpenLinks}
        />
        <Toggle name="askForLinks" label={text.askForLinks} why={text.askForLinksWhy} settings={desktop.settings} />
        <div class="row setting">
          <span class="grow">{text.otherBrowser}</span>
          <span class="dim">{desktop.otherBrowser ?? text.noOtherBrowser}</span>
        </div>
        <div class="row setting">
          <span class="grow">{text.sites}</span>
          {desktop.sites.length === 0 && <span class="dim">{text.noSites}</span>}
        </div>
        {desktop.sites.map(({ site, rule }) => (
          <div key={site} class="row setting site">
            <span class="grow selectable">{site}</span>
            <span class="dim">{text.rules[rule]}</span>
            <button
              type="button"
              class="button flat round"
              aria-label={text.forget(site)}
              title={text.forget(site)}
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
