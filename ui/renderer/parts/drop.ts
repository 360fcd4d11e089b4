import { useEffect, useRef, useState } from 'preact/hooks';
import { useWindowContext } from './window-context.ts';

/** Takes the paths of files that are dropped on the window, at most so many. Returns whether files are being dragged over it. */
export function useDrop(mayDrop: boolean, most: number, dropped: (paths: string[]) => void): boolean {
  const { bridge } = useWindowContext();
  const take = useRef(dropped);
  take.current = dropped;
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
          .slice(0, most)
          .map((file) => bridge.pathOf(file))
          .filter((path) => path !== '');
        if (paths.length > 0) take.current(paths);
      },
      { signal },
    );
    return () => listening.abort();
  }, [bridge, mayDrop, most]);
  return isOver;
}
