import type { Trouble } from '../../bridge/answer.ts';
import { tell } from '../../texts/texts.ts';
import { CopyButton } from './copy-button.tsx';
import { useWindowContext } from './window-context.ts';
import { Words } from './words.tsx';

/** What went wrong and what to do next. */
export function TroubleText({ trouble }: { trouble: Trouble }) {
  const { texts } = useWindowContext();
  const { message, hint, details, language } = tell(trouble, texts);
  return (
    <>
      <p class="selectable" lang={language}>
        <Words>{message}</Words>
      </p>
      <p class="selectable" lang={language}>
        <Words>{hint}</Words>
      </p>
      {details !== undefined && <Details>{details}</Details>}
    </>
  );
}

/** What a program printed, or a path of ours: for who can help. */
function Details({ children }: { children: string }) {
  const { text, bridge } = useWindowContext();
  return (
    <details class="cause">
      <summary>{text('main-details')}</summary>
      <pre class="selectable small" lang="en">
        {children}
      </pre>
      {/* Only the main window may use the clipboard by itself. */}
      <CopyButton copied={children} otherwise={() => bridge.ask('failure.copy', {})} />
    </details>
  );
}
