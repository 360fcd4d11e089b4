import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LinkWindowState } from '../../bridge/state.ts';
import { formatTimeOfDay, profileTitle } from '../parts/formats.ts';
import { Icon, Mark } from '../parts/icon.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';
import { Words } from '../parts/words.tsx';
import { addressParts } from './address-parts.ts';

/** The address is untrusted text. It is shown in full, and only the part that says whose site it is stands out. */
function Address({ url, registrableDomain }: Pick<LinkWindowState, 'url' | 'registrableDomain'>) {
  const { before, owner, after } = addressParts(url, registrableDomain);
  const ownerPart = useRef<HTMLElement>(null);
  // A long host or user name must not push the owner out of sight.
  useLayoutEffect(() => ownerPart.current?.scrollIntoView({ block: 'center' }), [url]);
  return (
    <p class="address selectable" dir="ltr" tabIndex={0}>
      <span class="dim">{before}</span>
      <strong ref={ownerPart}>{owner}</strong>
      <span class="dim">{after}</span>
    </p>
  );
}

/** The value of the choice for a new session or an open one. */
const NEW = 'new ';
const OPEN = 'open ';

export function LinkWindow({ state }: { state: LinkWindowState }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const [forSite, setForSite] = useState(false);
  const standard = `${NEW}${state.profiles[0]?.name ?? ''}`;
  const [picked, setPicked] = useState<string>();
  const isThere = picked?.startsWith(NEW) === true || state.sessions.some(({ id }) => picked === `${OPEN}${id}`);
  const target = picked !== undefined && isThere ? picked : standard;
  const isOpenSession = target.startsWith(OPEN);
  useEffect(() => {
    document.title = text('link-title');
  }, [text]);
  // A layout effect, so that a key pressed before the first frame counts too.
  useLayoutEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' || (event.ctrlKey && event.key === 'w')) void ask('window.close', {});
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [ask]);
  const openHere = () =>
    void ask(
      'link.choose',
      isOpenSession
        ? { where: 'session', id: target.slice(OPEN.length) }
        : target === standard
          ? { where: 'here', forSite }
          : { where: 'here', profile: target.slice(NEW.length), forSite: false },
    );
  const colour = state.profiles.find(({ name }) => target === `${NEW}${name}`)?.colour ?? state.profiles[0]?.colour;
  return (
    <main class="link-window" data-colour={colour}>
      <h1>{text('link-title')}</h1>
      <p class="dim">{text('link-from')}</p>
      <Address url={state.url} registrableDomain={state.registrableDomain} />
      <div class="column choices">
        <button type="button" class="button primary choice" autofocus disabled={busy} onClick={openHere}>
          <Mark />
          <span class="grow">
            {text('link-here')}
            <span class="why small">{isOpenSession ? text('link-in-session-why') : text('link-here-why')}</span>
          </span>
        </button>
        {(state.profiles.length > 1 || state.sessions.length > 0) && (
          <Targets state={state} target={target} pick={setPicked} />
        )}
        {state.otherBrowser !== undefined && (
          <button
            type="button"
            class="button choice"
            disabled={busy}
            onClick={() => void ask('link.choose', { where: 'elsewhere', forSite })}
          >
            <Icon name="outside" large />
            <span class="grow">
              {text('link-elsewhere', { browser: state.otherBrowser })}
              <span class="why small">{text('link-elsewhere-why')}</span>
            </span>
          </button>
        )}
      </div>
      <div class="line wrap">
        {state.site !== '' && target === standard && (
          <label class="line grow remember">
            <input
              type="checkbox"
              class="box"
              checked={forSite}
              onChange={(event) => setForSite(event.currentTarget.checked)}
            />
            <span class="grow" title={state.site}>
              <Words>{text('link-remember', { site: endOf(state.site) })}</Words>
            </span>
          </label>
        )}
        <button type="button" class="button flat" disabled={busy} onClick={() => void ask('window.close', {})}>
          {text('link-dismiss')}
        </button>
      </div>
    </main>
  );
}

const SHOWN_OF_SITE = 48;

/** A long host without its beginning, since its end says whose it is. */
const endOf = (site: string): string => (site.length <= SHOWN_OF_SITE ? site : `…${site.slice(-SHOWN_OF_SITE)}`);

/** A new session with one of the profiles, or a session that is open. */
function Targets({ state, target, pick }: { state: LinkWindowState; target: string; pick: (target: string) => void }) {
  const { language, text } = useWindowContext();
  const id = useId();
  const title = (profile: Parameters<typeof profileTitle>[0]) => profileTitle(profile, text);
  return (
    <div class="line">
      <label for={id}>{text('link-target')}</label>
      <select id={id} class="field grow" value={target} onChange={(event) => pick(event.currentTarget.value)}>
        {state.profiles.map((profile) => (
          <option key={profile.name} value={`${NEW}${profile.name}`}>
            {text('link-new-session', { profile: title(profile) })}
          </option>
        ))}
        {state.sessions.map((session) => (
          <option key={session.id} value={`${OPEN}${session.id}`}>
            {text('link-open-session', {
              profile: title({ name: session.profile, label: session.label }),
              since: formatTimeOfDay(session.requestedAt, language),
            })}
          </option>
        ))}
      </select>
    </div>
  );
}
