import { runs } from './text-runs.ts';
import { useWindowContext } from './window-context.ts';

/** Prose in which commands, paths and names stand. Where lines run from right to left, each of these keeps its own order. */
export function Words({ children }: { children: string }) {
  const { texts } = useWindowContext();
  return (
    <>
      {runs(children, texts.language).map(({ words, isLatin }, index) =>
        isLatin ? (
          <bdi key={index} dir="ltr">
            {words}
          </bdi>
        ) : (
          words
        ),
      )}
    </>
  );
}
