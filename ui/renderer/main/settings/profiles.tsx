import { useId, useState } from 'preact/hooks';
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import type { ProfileView } from '../../../bridge/state.ts';
import { profileTitle } from '../../parts/formats.ts';
import { Icon } from '../../parts/icon.tsx';
import { Question } from '../../parts/question.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { FieldRow } from './field-row.tsx';
import { isRelevant } from './relevance.ts';
import { inProfile, isProfileField, pathKey } from './values.ts';

/** The configuration's rule for profile names. */
const PROFILE_NAME = /^[a-z0-9][a-z0-9-]{0,30}$/;

export function Profiles({
  configuration,
  profiles,
}: {
  configuration: Configuration;
  profiles: readonly ProfileView[];
}) {
  const { text } = useWindowContext();
  return (
    <section class="column" aria-labelledby="section-profiles">
      <h2 id="section-profiles">{text('settings-section-profiles')}</h2>
      <div class="card">
        {profiles.map((profile) => (
          <ProfileSettings key={profile.name} profile={profile} configuration={configuration} />
        ))}
        {configuration.managed?.onlyTheseProfiles === true ? (
          <div class="row setting">
            <p class="managed small">
              <Icon name="lock" />
              <span>{text('settings-only-these-profiles', { by: configuration.managed.by })}</span>
            </p>
          </div>
        ) : (
          <NewProfile configuration={configuration} taken={profiles.map(({ name }) => name)} />
        )}
      </div>
    </section>
  );
}

function ProfileSettings({ profile, configuration }: { profile: ProfileView; configuration: Configuration }) {
  const { text } = useWindowContext();
  const fields = configuration.fields.filter(isProfileField);
  const title = profileTitle(profile.name, text('session-default-profile'));
  const rows = (isExpert: boolean) =>
    fields
      .filter((field) => (field.isExpert === true) === isExpert && isRelevant(configuration, field, profile.name))
      .map((field) => {
        const path = inProfile(field.path, profile.name);
        return <FieldRow key={pathKey(path)} field={field} path={path} configuration={configuration} />;
      });
  return (
    <details class="profile" data-colour={profile.colour}>
      <summary class="row">
        <span class="stripes swatch" />
        <h3 class="grow">{title}</h3>
      </summary>
      {rows(false)}
      <details class="advanced">
        <summary class="row">
          <h4 class="grow">{text('settings-advanced')}</h4>
        </summary>
        {rows(true)}
      </details>
      {profile.name !== 'default' &&
        !profile.isDefault &&
        configuration.managed?.profiles.includes(profile.name) !== true && <RemoveProfile name={profile.name} />}
    </details>
  );
}

function RemoveProfile({ name }: { name: string }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const [asks, setAsks] = useState(false);
  const remove = () => {
    setAsks(false);
    void ask('config.set', { changes: [{ path: ['profile', name], value: null }] });
  };
  return (
    <div class="row">
      <button type="button" class="button destructive" disabled={busy} onClick={() => setAsks(true)}>
        {text('settings-remove-profile', { profile: name })}
      </button>
      {asks && (
        <Question
          title={text('settings-remove-question', { profile: name })}
          choices={[
            { label: text('settings-remove'), kind: 'destructive', chosen: remove },
            { label: text('settings-keep'), chosen: () => setAsks(false) },
          ]}
        >
          {text('settings-remove-why')}
        </Question>
      )}
    </div>
  );
}

/** A new profile differs from the built-in one only by its colour. */
function NewProfile({ configuration, taken }: { configuration: Configuration; taken: readonly string[] }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const id = useId();
  const [name, setName] = useState('');
  const mistake =
    name === '' || (PROFILE_NAME.test(name) && !taken.includes(name))
      ? ''
      : taken.includes(name)
        ? text('settings-new-profile-taken')
        : text('settings-new-profile-bad');
  const isGood = name !== '' && mistake === '';
  const colours = configuration.fields.find((field) => isProfileField(field) && field.path.at(-1) === 'colour');
  const colour =
    colours?.kind === 'choice' ? (colours.options[taken.length % colours.options.length] ?? 'teal') : 'teal';
  const add = async () => {
    const answer = await ask('config.set', { changes: [{ path: ['profile', name, 'colour'], value: colour }] });
    if (answer?.problems.length === 0) setName('');
  };
  return (
    <form
      class="row setting"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) void add();
      }}
    >
      <div class="grow">
        <label for={id}>{text('settings-new-profile')}</label>
        <p id={`${id}-why`} class="dim small">
          {text('settings-new-profile-why')}
        </p>
        <p id={`${id}-mistake`} class="mistake small" role="alert">
          {mistake}
        </p>
      </div>
      <input
        id={id}
        class="field"
        type="text"
        maxLength={31}
        spellcheck={false}
        autocomplete="off"
        aria-label={text('settings-new-profile-name')}
        aria-describedby={`${id}-why ${id}-mistake`}
        aria-invalid={mistake !== ''}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button" disabled={!isGood || busy}>
        {text('settings-add')}
      </button>
    </form>
  );
}
