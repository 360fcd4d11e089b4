/** The sites that always open here, and those that never do: of the configuration, and remembered from the question about a link. */
import { useId, useState } from 'preact/hooks';
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import type { Desktop, SiteRule } from '../../../bridge/desktop.ts';
import { pathKey } from '../../../texts/setting-words.ts';
import type { Texts } from '../../../texts/texts.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import type { Item } from './item.tsx';
import { isForced, managedText, type Mistake, mistakeOf } from './values.ts';
import { namedSite, pathOfSites, ruledSites, sitesIn } from './sites.ts';

const RULES: readonly SiteRule[] = ['here', 'elsewhere'];

export const siteItems = (desktop: Desktop, configuration: Configuration | undefined, { text }: Texts): Item[] =>
  RULES.map((rule) => ({
    key: `sites.${rule}`,
    page: 'files',
    part: 'sites',
    isExpert: false,
    words: [
      text(`settings-sites-${rule}`),
      text(`settings-sites-${rule}.explanation`),
      pathKey(pathOfSites(rule)),
      ...ruledSites(rule, desktop, configuration).map(({ site }) => site),
    ],
    row: <Sites key={rule} rule={rule} desktop={desktop} configuration={configuration} />,
  }));

function Sites({
  rule,
  desktop,
  configuration,
}: {
  rule: SiteRule;
  desktop: Pick<Desktop, 'sites'>;
  configuration: Configuration | undefined;
}) {
  const { text, texts } = useWindowContext();
  const ruled = ruledSites(rule, desktop, configuration);
  const path = pathOfSites(rule);
  const managed = configuration && managedText(configuration, path, texts);
  const forced = configuration !== undefined && isForced(configuration, path);
  return (
    <>
      <div class="row setting">
        <div class="grow">
          <span>{text(`settings-sites-${rule}`)}</span>
          <p class="dim small">{text(`settings-sites-${rule}.explanation`)}</p>
          {managed !== undefined && (
            <p class="managed small">
              {forced && <Icon name="lock" />}
              <span>{managed}</span>
            </p>
          )}
        </div>
        {ruled.length === 0 && <span class="dim">{text('settings-no-sites')}</span>}
      </div>
      {ruled.map((one) => (
        <Site key={one.site} {...one} rule={rule} configuration={configuration} isFixed={one.isListed && forced} />
      ))}
      {configuration && !forced && <AddSite rule={rule} configuration={configuration} />}
    </>
  );
}

/** A site, whose rule can be forgotten. `isListed`: in the configuration; otherwise the person chose it when a link was clicked. */
function Site({
  site,
  isListed,
  rule,
  configuration,
  isFixed,
}: {
  site: string;
  isListed: boolean;
  rule: SiteRule;
  configuration: Configuration | undefined;
  isFixed: boolean;
}) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const title = text('settings-forget', { site });
  const value = sitesIn(rule, configuration).filter((other) => other !== site);
  const forget = () =>
    void (isListed
      ? ask('config.set', { changes: [{ path: pathOfSites(rule), value }] })
      : ask('link.forget', { site }));
  return (
    <div class="row setting site">
      <div class="grow">
        <bdi class="ltr selectable">{site}</bdi>
        <p class="dim small">{text(isListed ? 'settings-site-with-subdomains' : 'settings-site-remembered')}</p>
      </div>
      {!isFixed && (
        <button
          type="button"
          class="button flat round"
          aria-label={title}
          title={title}
          disabled={busy}
          onClick={forget}
        >
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}

function AddSite({ rule, configuration }: { rule: SiteRule; configuration: Configuration }) {
  const { text, texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState<Mistake>();
  const id = useId();
  const add = async () => {
    const path = pathOfSites(rule);
    const value = [...new Set([...sitesIn(rule, configuration), namedSite(typed)])];
    const answer = await ask('config.set', { changes: [{ path, value }] });
    if (!answer) return;
    setMistake(mistakeOf(answer.problems, path, texts));
    if (answer.isWritten) setTyped('');
  };
  return (
    <form
      class="row setting"
      onSubmit={(event) => {
        event.preventDefault();
        if (namedSite(typed) !== '') void add();
      }}
    >
      <div class="grow column">
        <input
          type="text"
          class="field"
          aria-label={text('settings-site-to-add', { rule: text(`settings-sites-${rule}`) })}
          aria-describedby={`${id}-mistake`}
          aria-invalid={mistake !== undefined}
          placeholder="example.org"
          dir="ltr"
          spellcheck={false}
          maxLength={2000}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setMistake(undefined);
          }}
        />
        <p id={`${id}-mistake`} class="mistake small" role="alert" lang={mistake?.language}>
          {mistake?.text ?? ''}
        </p>
      </div>
      <button type="submit" class="button" disabled={busy || namedSite(typed) === ''}>
        {text('session-add-site')}
      </button>
    </form>
  );
}
