import type { JSX, Ref } from 'preact';

/** A field for the address of a page or a site; main judges what was typed. */
export function AddressField({
  field,
  typed,
  setTyped,
  ...attributes
}: {
  field?: Ref<HTMLInputElement>;
  typed: string;
  setTyped: (typed: string) => void;
} & Pick<JSX.IntrinsicElements['input'], 'class' | 'aria-label' | 'aria-describedby' | 'placeholder'>) {
  return (
    <input
      {...attributes}
      {...(field && { ref: field })}
      type="text"
      maxLength={2048}
      spellcheck={false}
      autocomplete="off"
      value={typed}
      onInput={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
