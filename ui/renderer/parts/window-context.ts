/** Context of every component in a window: language, texts and the bridge to main. */
import { createContext } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';
import type { ActionParams, ActionResult } from '../../bridge/actions.ts';
import type { Trouble } from '../../bridge/answer.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { ActionName } from '../../bridge/message-names.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Language } from '../../texts/languages.ts';

interface WindowContext {
  readonly language: Language;
  readonly texts: Texts<Language>;
  /** That of {@link texts}. */
  readonly text: Texts['text'];
  readonly bridge: Bridge;
  /** Shows that the action failed, until the next success, the person's next input, or for some seconds. */
  readonly report: (trouble: Trouble, action: ActionName) => void;
  /** Something succeeded: an earlier failure is past. */
  readonly succeed: () => void;
}

export const CurrentWindow = createContext<WindowContext | undefined>(undefined);

export function useWindowContext(): WindowContext {
  const context = useContext(CurrentWindow);
  if (!context) throw new Error('A part stands outside a window.');
  return context;
}

export function windowContext(
  texts: Texts<Language>,
  bridge: Bridge,
  { report, succeed }: Pick<WindowContext, 'report' | 'succeed'>,
): WindowContext {
  return { language: texts.language, texts, text: texts.text, bridge, report, succeed };
}

/**
 * Asks main, reports failures, and knows whether an answer is pending. Resolves to `undefined` on failure. `shown`: returns whether the asking part shows
 * this failure itself, such as beside a field.
 */
export function useAsk(): {
  readonly busy: boolean;
  readonly ask: <Name extends ActionName>(
    action: Name,
    params: ActionParams<Name>,
    shown?: (trouble: Trouble) => boolean,
  ) => Promise<ActionResult<Name> | undefined>;
} {
  const { bridge, report, succeed } = useWindowContext();
  const [waiting, setWaiting] = useState(0);
  const ask = useCallback(
    async <Name extends ActionName>(
      action: Name,
      params: ActionParams<Name>,
      shown?: (trouble: Trouble) => boolean,
    ): Promise<ActionResult<Name> | undefined> => {
      setWaiting((count) => count + 1);
      try {
        const answer = await bridge.ask(action, params);
        if (answer.is === 'done') {
          succeed();
          return answer.value;
        }
        if (shown?.(answer.trouble) !== true) report(answer.trouble, action);
        return undefined;
      } finally {
        setWaiting((count) => count - 1);
      }
    },
    [bridge, report, succeed],
  );
  return { busy: waiting > 0, ask };
}
