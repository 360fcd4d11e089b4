import { useEffect, useState } from 'preact/hooks';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';

/** Sends files that are dropped on the window. Returns whether files are being dragged over it. */
export function useDrop(mayDrop: boolean, given: (count: number) => void): boolean {
  const { bridge } = useWindowContext();
  const { ask } = useAsk();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hold = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = mayDrop ? 'copy' : 'none';
      setIsOver(mayDrop && event.dataTransfer?.types.includes('Files') === true);
    };
    addEventListener('dragover', hold, { signal });
    addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setIsOver(false);
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setIsOver(false);
        if (!mayDrop) return;
        const paths = [...(event.dataTransfer?.files ?? [])]
          .slice(0, 32)
          .map((file) => bridge.pathOf(file))
          .filter((path) => path !== '');
        if (paths.length > 0)
          void ask('files.drop', { paths }).then((answer) => answer && answer.given > 0 && given(answer.given));
      },
      { signal },
    );
    return () => listening.abort();
  }, [bridge, ask, mayDrop]);
  return isOver;
}
