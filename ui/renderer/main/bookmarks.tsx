import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedBookmark } from '../../../host-agent/api/session/bookmark.ts';
import type { MainWindowState, ProfileView } from '../../bridge/state.ts';
import { profileTitle } from '../parts/formats.ts';
import { Icon } from '../parts/icon.tsx';
import { Question } from '../parts/question.tsx';
import { useAsk, useWindowContext } from '../parts/window-context.ts';

/** So many characters has a name at most; the bar of bookmarks shows fewer. */
const MAX_NAME_CHARACTERS = 200;

/** The bookmarks of the host. Those of a profile open with it, and the others with the chosen one. */
export function Bookmarks({
  state: { bookmarks, profiles },
  profile,
  cannotOpen,
}: {
  state: MainWindowState;
  profile: ProfileView | undefined;
  cannotOpen: boolean;
}) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const [edited, edit] = useState<ListedBookmark>();
  if (bookmarks.length === 0) return null;
  const open = ({ url, profile: own }: ListedBookmark) => {
    const name = own ?? profile?.name;
    const isDefault = profiles.some((one) => one.name === name && one.isDefault);
    void ask('session.open', { typed: url, ...(name !== undefined && !isDefault && { profile: name }) });
  };
  return (
    <section aria-labelledby="bookmarks">
      <div class="line heading">
        <h2 id="bookmarks">{text('home-bookmarks')}</h2>
      </div>
      <ul class="bookmarks">
        {bookmarks.map((page) => {
          const own = profiles.find(({ name }) => name === page.profile);
          return (
            <li key={`${page.profile ?? ''} ${page.url}`} class="card" data-colour={own?.colour}>
              <button type="button" class="bookmark" title={page.url} disabled={cannotOpen} onClick={() => open(page)}>
                {own ? <span class="stripes swatch" /> : <Icon name="star" />}
                <span class="cut">
                  <bdi class="cut">{page.name}</bdi>
                  <bdi class="dim small cut">{new URL(page.url).host}</bdi>
                </span>
              </button>
              <button
                type="button"
                class="button flat round"
                aria-label={`${text('main-label', { label: text('home-edit-bookmark') })} ${page.name}`}
                onClick={() => edit(page)}
              >
                <Icon name="dots" />
              </button>
            </li>
          );
        })}
      </ul>
      {edited && (
        <Editing
          page={edited}
          own={profiles.find(({ name }) => name === edited.profile)}
          close={() => edit(undefined)}
        />
      )}
    </section>
  );
}

/** Renames a bookmark, or removes it. */
function Editing({ page, own, close }: { page: ListedBookmark; own: ProfileView | undefined; close: () => void }) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const [name, setName] = useState(page.name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const { url, profile } = page;
  const save = () => {
    close();
    const kept = name.trim();
    if (kept !== '' && kept !== page.name) void ask('bookmark.rename', { ...page, name: kept });
  };
  const remove = () => {
    close();
    void ask('bookmark.remove', { url, ...(profile !== undefined && { profile }) });
  };
  return (
    <Question
      title={text('home-edit-bookmark')}
      choices={[
        { label: text('home-save-bookmark'), kind: 'primary', chosen: save },
        { label: text('home-remove-bookmark'), kind: 'destructive', chosen: remove },
        { label: text('transfer-cancel'), chosen: close },
      ]}
    >
      <span class="column">
        <span class="selectable address" dir="ltr">
          {url}
        </span>
        {profile !== undefined && (
          <span>
            {text('home-bookmark-profile', {
              profile: profileTitle(own ?? { name: profile }, text),
            })}
          </span>
        )}
        <label class="column">
          {text('home-bookmark-name')}
          <input
            ref={field}
            class="field"
            type="text"
            maxLength={MAX_NAME_CHARACTERS}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') save();
            }}
          />
        </label>
      </span>
    </Question>
  );
}
