import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useWindowContext } from './window-context.ts';

/** Copies the text to the clipboard. `otherwise`: how, in a window that may not use the clipboard by itself. */
export function CopyButton({ copied, otherwise }: { copied: string; otherwise?: () => Promise<unknown> }) {
  const { text } = useWindowContext();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    const writing = navigator.clipboard.writeText(copied);
    await (otherwise ? writing.catch(otherwise) : writing);
    setCopied(true);
  };
  return (
    <button type="button" class="button" onClick={() => void copy()} onBlur={() => setCopied(false)}>
      <Icon name={isCopied ? 'tick' : 'copy'} />
      {isCopied ? text('main-copied') : text('main-copy')}
    </button>
  );
}
