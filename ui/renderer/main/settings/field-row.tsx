import type { Configuration, ConfigurationField } from '../../../../host-agent/api/configuration/configuration.ts';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { choicesOf } from './choices.ts';
import { type Draft, useDraft } from './draft.ts';
import { labelOf, pathKey, titleOf, unitOf } from '../../../texts/setting-words.ts';
import { nameOf } from '../../../texts/texts.ts';
import { isForced, managedText, type Value, valueAt } from './values.ts';

/** One configuration key: checked while the person types, written on Enter or when the field loses the focus. */
export function FieldRow({
  field,
  path,
  configuration,
}: {
  field: ConfigurationField;
  path: readonly string[];
  configuration: Configuration;
}) {
  const { text, texts } = useWindowContext();
  const id = useId();
  const { label, explanation } = labelOf(field.path, texts);
  const value = valueAt(configuration.values, path);
  const isChanged = valueAt(configuration.written, path) !== undefined;
  const draft = useDraft(field, path, value);
  const managed = managedText(configuration, path, texts);
  const forced = isForced(configuration, path);
  const row = useRef<HTMLDivElement>(null);
  const show = () => row.current?.scrollIntoView({ block: 'nearest' });
  // The text of a mistake makes the row higher, and may push its field over the edge of the window.
  useEffect(() => {
    if (draft.mistake !== undefined) show();
  }, [draft.mistake]);
  return (
    <div ref={row} class="row setting" onFocusIn={show}>
      <div class="grow">
        <label id={`${id}-label`} for={id}>
          {label}
        </label>
        {explanation !== undefined && (
          <p id={`${id}-why`} class="dim small">
            {explanation}
          </p>
        )}
        {managed !== undefined && (
          <p id={`${id}-managed`} class="managed small">
            {configuration.sources[pathKey(path)]?.is !== 'policy-default' && <Icon name="lock" />}
            <span>{managed}</span>
          </p>
        )}
        <p id={`${id}-mistake`} class="mistake small" role="alert" lang={draft.mistake?.language}>
          {draft.mistake?.text ?? ''}
        </p>
      </div>
      <div class="line value">
        <span class="dim small saved" role="status">
          {draft.saved ? text('settings-saved') : isChanged && !forced ? text('settings-changed') : ''}
        </span>
        {isChanged && !forced && <Reset path={path} label={label} />}
        <Editor id={id} field={field} draft={draft} configuration={configuration} forced={forced} />
      </div>
    </div>
  );
}

interface EditorProps {
  readonly id: string;
  readonly field: ConfigurationField;
  readonly draft: Draft;
  /** A policy sets the value. */
  readonly forced: boolean;
}

function Editor({ configuration, ...props }: EditorProps & { configuration: Configuration }) {
  const { field, draft, forced } = props;
  const { texts } = useWindowContext();
  if (field.kind === 'boolean' || isOffOrOn(field))
    return (
      <input
        type="checkbox"
        role="switch"
        class="switch"
        {...attributes(props)}
        checked={draft.text === 'true' || draft.text === 'on'}
        onChange={({ currentTarget: { checked } }) =>
          draft.write(field.kind === 'boolean' ? checked : checked ? 'on' : 'off')
        }
      />
    );
  const choices = choicesOf(field, draft.text, configuration, texts);
  if (choices)
    return (
      <select
        class="field"
        {...attributes(props)}
        value={draft.text}
        disabled={forced || choices.length < 2}
        onChange={(event) => draft.write(event.currentTarget.value)}
      >
        {choices.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    );
  if (field.chooser === 'folder') return <FolderEditor {...props} />;
  if (field.kind === 'list' && field.options) return <Boxes {...props} options={field.options} />;
  const unit = unitOf(field.path, texts);
  const input = (
    <input
      type="text"
      {...(draft.text !== '' && { dir: 'auto' })}
      class={field.kind === 'integer' ? 'numeric' : 'field'}
      inputMode={field.kind === 'integer' ? 'numeric' : 'text'}
      spellcheck={false}
      maxLength={2000}
      {...attributes(props)}
      placeholder={placeholderOf(field, texts)}
      value={draft.text}
      onInput={(event) => draft.type(event.currentTarget.value)}
      onBlur={() => draft.commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.commit();
        if (event.key === 'Escape') draft.drop();
      }}
    />
  );
  if (field.kind !== 'integer') return input;
  return (
    <span class="field measured">
      {input}
      {unit !== undefined && <span class="dim small">{unit}</span>}
    </span>
  );
}

const isOffOrOn = (field: ConfigurationField): boolean =>
  field.kind === 'choice' && field.options.length === 2 && field.options.every((one) => one === 'off' || one === 'on');

const attributes = ({ id, draft, forced }: EditorProps) => ({
  id,
  'aria-describedby': `${id}-why ${id}-managed ${id}-mistake`,
  'aria-invalid': draft.mistake !== undefined,
  disabled: forced,
});

/** What an empty value means. */
const placeholderOf = (field: ConfigurationField, { find }: Parameters<typeof labelOf>[1]): string | undefined =>
  find(`setting-${nameOf(pathKey(field.path))}.empty`);

/** The path is shown, and the desktop's dialogue chooses another. */
function FolderEditor(props: EditorProps) {
  const { field, draft, forced } = props;
  const { text, texts } = useWindowContext();
  const { busy, ask } = useAsk();
  const choose = async () => {
    const answer = await ask('config.choose-folder', {});
    if (answer?.folder !== undefined) draft.write(answer.folder);
  };
  return (
    <>
      <span class={`selectable folder${draft.text === '' ? '' : ' ltr'}`}>
        {draft.text === '' ? placeholderOf(field, texts) : draft.text}
      </span>
      <button
        type="button"
        class="button"
        {...attributes(props)}
        disabled={forced || busy}
        onClick={() => void choose()}
      >
        {text('settings-choose')}
      </button>
    </>
  );
}

/** A box for each item that the list may have. */
function Boxes({ options, ...props }: EditorProps & { options: readonly string[] }) {
  const { id, field, draft, forced } = props;
  const { texts } = useWindowContext();
  const chosen = draft.text.split(', ');
  const toggle = (option: string, isOn: boolean) =>
    draft.write(options.filter((one) => (one === option ? isOn : chosen.includes(one))));
  return (
    <div class="boxes" role="group" aria-labelledby={`${id}-label`}>
      {options.map((option) => (
        <label key={option} class="line">
          <input
            type="checkbox"
            disabled={forced}
            checked={chosen.includes(option)}
            onChange={(event) => toggle(option, event.currentTarget.checked)}
          />
          {titleOf(field, option, texts)}
        </label>
      ))}
    </div>
  );
}

function Reset({ path, label }: { path: readonly string[]; label: string }) {
  const { text } = useWindowContext();
  const { busy, ask } = useAsk();
  const title = text('settings-reset', { label });
  const removed: Value = null;
  return (
    <button
      type="button"
      class="button flat round"
      disabled={busy}
      title={title}
      aria-label={title}
      onClick={() => void ask('config.set', { changes: [{ path: [...path], value: removed }] })}
    >
      <Icon name="undo" />
    </button>
  );
}
