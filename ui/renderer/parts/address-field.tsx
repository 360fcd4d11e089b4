import type { JSX, Ref } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Trouble } from '../../bridge/answer.ts';
import { Icon } from './icon.tsx';
import { useWindowContext } from './window-context.ts';

/** What is typed into an {@link AddressField}, and whether main refused it. */
export interface TypedAddress {
  readonly typed: string;
  readonly isRefused: boolean;
  readonly type: (text: string) => void;
  /** For `useAsk`: whether the field shows this failure. */
  readonly shows: (trouble: Trouble) => boolean;
}

/** `proposed`: what the field has at first. */
export function useTypedAddress(proposed = ''): TypedAddress {
  const [typed, setTyped] = useState(proposed);
  const [isRefused, setRefused] = useState(false);
  return {
    typed,
    isRefused,
    type: (text) => {
      setTyped(text);
      setRefused(false);
    },
    shows: ({ code }) => {
      const isOurs = code === 'url-refused';
      setRefused(isOurs);
      return isOurs;
    },
  };
}

/** A field for the address of a page or a site; main judges what was typed. */
export function AddressField({
  field,
  address: { typed, isRefused, type },
  'aria-describedby': describedBy,
  ...attributes
}: {
  field?: Ref<HTMLInputElement>;
  address: TypedAddress;
} & Pick<JSX.IntrinsicElements['input'], 'class' | 'aria-label' | 'placeholder'> & { 'aria-describedby'?: string }) {
  const { text } = useWindowContext();
  const id = `${useId()}-mistake`;
  const described = [describedBy, isRefused ? id : undefined].filter((of) => of !== undefined).join(' ');
  return (
    <span class="address-entry">
      <input
        {...attributes}
        {...(field && { ref: field })}
        type="text"
        {...(typed !== '' && { dir: 'ltr' })}
        maxLength={2048}
        spellcheck={false}
        autocomplete="off"
        value={typed}
        aria-invalid={isRefused}
        {...(described !== '' && { 'aria-describedby': described })}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {isRefused && (
        <span class="state trouble small" id={id} role="alert">
          <Icon name="trouble" />
          {text('session-address-refused')}
        </span>
      )}
    </span>
  );
}
