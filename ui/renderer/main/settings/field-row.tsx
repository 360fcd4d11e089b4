import type { Configuration, ConfigurationField } from '../../../../host-agent/api/configuration/configuration.ts';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Texts } from '../../../texts/texts.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { useDraft } from './draft.ts';
import { isForced, labelOf, managedText, pathKey, unitOf, type Value, valueAt } from './values.ts';

/** One configuration key: checked while the person types, written on Enter or when the field loses the focus. `options`: the current choices. */
export function FieldRow({
  field,
  path,
  configuration,
  options,
}: {
  field: ConfigurationField;
  path: readonly string[];
  configuration: Configuration;
  options?: readonly string[] | undefined;
}) {
  const { text, texts } = useWindowContext();
  const id = useId();
  const { label, explanation } = labelOf(field.path, texts);
  const value = valueAt(configuration.values, path);
  const isWritten = valueAt(configuration.written, path) !== undefined;
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
        <label for={id}>{label}</label>
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
      <span class="dim small saved" role="status">
        {draft.saved ? text('settings-saved') : isWritten || managed !== undefined ? '' : text('settings-is-default')}
      </span>
      {isWritten && !forced && <Reset path={path} label={label} />}
      <Editor id={id} field={field} draft={draft} options={options} forced={forced} />
    </div>
  );
}

function Editor({
  id,
  field,
  draft,
  options,
  forced,
}: {
  id: string;
  field: ConfigurationField;
  draft: ReturnType<typeof useDraft>;
  options: readonly string[] | undefined;
  /** A policy sets the value. */
  forced: boolean;
}) {
  const { texts } = useWindowContext();
  const described = {
    id,
    'aria-describedby': `${id}-why ${id}-managed ${id}-mistake`,
    'aria-invalid': draft.mistake !== undefined,
    disabled: forced,
  };
  const choices = options ?? (field.kind === 'choice' ? field.options : undefined);
  if (choices) {
    return (
      <select
        class="field"
        {...described}
        value={draft.text}
        disabled={forced || choices.length < 2}
        onChange={(event) => draft.write(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceTitle(field, choice, texts)}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'boolean')
    return (
      <input
        type="checkbox"
        role="switch"
        class="switch"
        {...described}
        checked={draft.text === 'true'}
        onChange={(event) => draft.write(event.currentTarget.checked)}
      />
    );
  const unit = unitOf(field.path, texts);
  return (
    <span class="line">
      <input
        type="text"
        class={`field ${field.kind === 'integer' ? 'number numeric' : ''}`}
        inputMode={field.kind === 'integer' ? 'numeric' : 'text'}
        spellcheck={false}
        maxLength={2000}
        {...described}
        value={draft.text}
        onInput={(event) => draft.type(event.currentTarget.value)}
        onBlur={() => draft.commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') draft.commit();
          if (event.key === 'Escape') draft.drop();
        }}
      />
      {field.kind === 'integer' && <span class="dim small unit">{unit ?? ''}</span>}
    </span>
  );
}

function choiceTitle(field: ConfigurationField, choice: string, { text, find }: Texts): string {
  const name = field.path.at(-1);
  if (name === 'colour') return find(`colour-${choice}`) ?? choice;
  if (name === 'defaultProfile') return choice === 'default' ? text('session-default-profile') : choice;
  return find(`option-${choice}`) ?? choice;
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
