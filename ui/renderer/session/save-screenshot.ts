import { useAsk, useWindowContext } from '../parts/window-context.ts';

/** Saves a picture of the session's screen, and says so. Main lets the person name the file. */
export function useScreenshot(tell: (text: string) => void): () => void {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const save = async () => {
    if ((await ask('files.screenshot', {}))?.isSaved === true) tell(text('transfer-saved'));
  };
  return () => void save();
}
