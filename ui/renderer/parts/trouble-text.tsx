import type { Trouble } from '../../bridge/answer.ts';
import { tell } from '../../texts/texts.ts';
import { useWindowContext } from './window-context.ts';

/** What went wrong and what to do next. */
export function TroubleText({ trouble }: { trouble: Trouble }) {
  const { texts } = useWindowContext();
  const { message, hint, language } = tell(trouble, texts);
  return (
    <>
      <p class="selectable" lang={language}>
        {message}
      </p>
      <p class="selectable" lang={language}>
        {hint}
      </p>
    </>
  );
}
