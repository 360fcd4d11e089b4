import { useId, useState } from 'preact/hooks';
import type { KeyGroup } from '../../../../host-agent/api/configuration/key-facets.ts';
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import { PROFILE_LABEL } from '../../../../host-agent/api/configuration/profile-label.ts';
import type { ProfileView } from '../../../bridge/state.ts';
import { profileTitle } from '../../parts/formats.ts';
import { Icon } from '../../parts/icon.tsx';
import { Question } from '../../parts/question.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { Advanced, Card, type Item } from './item.tsx';
import { copied, labelled, nameFor } from './new-profiles.ts';
import { isProfileField } from './values.ts';

/** The parts of a profile's page, in their order. */
const PARTS = Object.keys({
  general: true,
  network: true,
  files: true,
  pages: true,
  devices: true,
  ending: true,
  speed: true,
  updates: true,
  computer: true,
} satisfies Record<KeyGroup, true>) as KeyGroup[];

export function ProfileList({ profiles, open }: { profiles: readonly ProfileView[]; open: (profile: string) => void }) {
  const { text } = useWindowContext();
  return (
    <div class="card">
      {profiles.map((profile) => (
        <button
          key={profile.name}
          type="button"
          class="row leads"
          data-colour={profile.colour}
          onClick={() => open(profile.name)}
        >
          <span class="stripes swatch" />
          <strong class="grow">{profileTitle(profile, text)}</strong>
          {profile.isDefault && <span class="dim small">{text('settings-is-default-profile')}</span>}
          <Icon name="forward" />
        </button>
      ))}
    </div>
  );
}

export function ProfilePage({
  profile,
  profiles,
  configuration,
  items,
  made,
}: {
  profile: ProfileView;
  profiles: readonly ProfileView[];
  configuration: Configuration;
  items: readonly Item[];
  made: (profile: string) => void;
}) {
  const { text } = useWindowContext();
  const mayRemove =
    profile.name !== 'default' && !profile.isDefault && configuration.managed?.profiles.includes(profile.name) !== true;
  return (
    <>
      {PARTS.map((group) => {
        const own = items.filter((item) => item.group === group && !item.isExpert);
        if (own.length === 0) return null;
        const title = text(`settings-part-${group}`);
        return (
          <section key={group} class="column" aria-label={title}>
            <h2>{title}</h2>
            <Card items={own} />
          </section>
        );
      })}
      <Advanced title={text('settings-advanced')} items={items.filter(({ isExpert }) => isExpert)} />
      <div class="line wrap">
        {configuration.managed?.onlyTheseProfiles !== true && (
          <CopyProfile profile={profile} profiles={profiles} configuration={configuration} made={made} />
        )}
        {mayRemove && <RemoveProfile profile={profile} />}
      </div>
    </>
  );
}

function CopyProfile({
  profile,
  profiles,
  configuration,
  made,
}: {
  profile: ProfileView;
  profiles: readonly ProfileView[];
  configuration: Configuration;
  made: (profile: string) => void;
}) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const title = profileTitle(profile, text);
  const copy = async () => {
    const label = text('settings-copy-of', { profile: title });
    const name = nameFor(label, namesOf(profiles));
    const changes = [
      ...labelled(name, PROFILE_LABEL.test(label) ? label : name),
      ...copied(configuration, profile.name, name),
    ];
    const answer = await ask('config.set', { changes });
    if (answer?.isWritten === true) made(name);
  };
  return (
    <button type="button" class="button" disabled={busy} onClick={() => void copy()}>
      {text('settings-copy-profile', { profile: title })}
    </button>
  );
}

function RemoveProfile({ profile }: { profile: ProfileView }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const [asks, setAsks] = useState(false);
  const { name } = profile;
  const title = profileTitle(profile, text);
  const remove = () => {
    setAsks(false);
    void ask('config.set', { changes: [{ path: ['profile', name], value: null }] });
  };
  return (
    <>
      <button type="button" class="button destructive" disabled={busy} onClick={() => setAsks(true)}>
        {text('settings-remove-profile', { profile: title })}
      </button>
      {asks && (
        <Question
          title={text('settings-remove-question', { profile: title })}
          choices={[
            { label: text('settings-remove'), kind: 'destructive', chosen: remove },
            { label: text('main-cancel'), chosen: () => setAsks(false) },
          ]}
        >
          {text('settings-remove-why')}
        </Question>
      )}
    </>
  );
}

const namesOf = (profiles: readonly ProfileView[]): string[] => profiles.map(({ name }) => name);

/** A new profile differs from the built-in one only by its colour. */
export function NewProfile({
  configuration,
  profiles,
  made,
}: {
  configuration: Configuration;
  profiles: readonly ProfileView[];
  made: (profile: string) => void;
}) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const id = useId();
  const [typed, setTyped] = useState('');
  if (configuration.managed?.onlyTheseProfiles === true)
    return (
      <p class="managed small">
        <Icon name="lock" />
        <span>{text('settings-only-these-profiles', { by: configuration.managed.by })}</span>
      </p>
    );
  const title = typed.trim();
  const isTaken = profiles.some((profile) => profileTitle(profile, text) === title);
  const isWrong = title !== '' && !PROFILE_LABEL.test(title);
  const mistake = isTaken ? text('settings-new-profile-taken') : isWrong ? text('settings-new-profile-bad') : '';
  const isGood = title !== '' && mistake === '';
  const colours = configuration.fields.find((field) => isProfileField(field) && field.path.at(-1) === 'colour');
  const colour =
    colours?.kind === 'choice' ? (colours.options[profiles.length % colours.options.length] ?? 'teal') : 'teal';
  const add = async () => {
    const name = nameFor(title, namesOf(profiles));
    const changes = [...labelled(name, title), { path: ['profile', name, 'colour'], value: colour }];
    const answer = await ask('config.set', { changes });
    if (answer?.isWritten === true) made(name);
  };
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) void add();
      }}
    >
      <div class="row setting">
        <div class="grow">
          <label for={id}>{text('settings-new-profile')}</label>
          <p id={`${id}-why`} class="dim small">
            {text('settings-new-profile-why')}
          </p>
          <p id={`${id}-mistake`} class="mistake small" role="alert">
            {mistake}
          </p>
        </div>
        <div class="line value">
          <input
            id={id}
            class="field"
            type="text"
            maxLength={100}
            spellcheck={false}
            autocomplete="off"
            aria-label={text('settings-new-profile-name')}
            aria-describedby={`${id}-why ${id}-mistake`}
            aria-invalid={mistake !== ''}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit" class="button" disabled={!isGood || busy}>
            {text('settings-add')}
          </button>
        </div>
      </div>
    </form>
  );
}
