/** The value that is being typed into a setting, until it is written. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConfigurationField } from '../../../../host-agent/api/configuration/configuration.ts';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { type Mistake, mistakeAtOnce, mistakeOf, textOfValue, type Value, valueOfText } from './values.ts';

/** Pause in typing after which the host agent checks the value. */
const CHECK_AFTER_MS = 250;
const SAID_FOR_MS = 2_000;

export interface Draft {
  readonly text: string;
  readonly mistake: Mistake | undefined;
  readonly saved: boolean;
  readonly type: (text: string) => void;
  readonly commit: () => void;
  readonly write: (value: Value) => void;
  readonly drop: () => void;
}

export function useDraft(field: ConfigurationField, path: readonly string[], value: Value | undefined): Draft {
  const { texts } = useWindowContext();
  const { ask } = useAsk();
  const [typed, setTyped] = useState<string>();
  const [mistake, setMistake] = useState<Mistake>();
  const [saved, setSaved] = useState(false);
  /** Numbers the checks, so that a late answer to an older text is ignored. */
  const asked = useRef(0);
  const checking = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = (changed: Value) => ({ changes: [{ path: [...path], value: changed }] });

  useEffect(() => () => clearTimeout(checking.current), []);
  useEffect(() => {
    if (!saved) return;
    const timer = setTimeout(() => setSaved(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [saved]);

  const type = (text: string) => {
    setTyped(text);
    clearTimeout(checking.current);
    const turn = ++asked.current;
    const next = valueOfText(field, text);
    const atOnce = mistakeAtOnce(field, next, texts);
    setMistake(atOnce === undefined ? undefined : { text: atOnce });
    if (atOnce !== undefined) return;
    const check = async () => {
      const answer = await ask('config.check', change(next));
      if (answer && turn === asked.current) setMistake(mistakeOf(answer.problems, path, texts));
    };
    checking.current = setTimeout(() => void check(), CHECK_AFTER_MS);
  };
  const write = async (next: Value) => {
    clearTimeout(checking.current);
    const turn = ++asked.current;
    // A policy may not allow a value that is none of the mistakes: the field says so, and shows its old value again.
    const checked = await ask('config.check', change(next));
    const isGood = checked?.problems.length === 0;
    const answer = isGood ? await ask('config.set', change(next)) : checked && { ...checked, isWritten: false };
    if (!answer || turn !== asked.current) return;
    const problem = mistakeOf(answer.problems, path, texts);
    setMistake(problem);
    if (problem !== undefined) return;
    // The person may have declined what main asked: then the old value is shown again.
    setTyped(undefined);
    setSaved(answer.isWritten);
  };
  return {
    text: typed ?? textOfValue(field, value),
    mistake,
    saved,
    type,
    commit: () => {
      if (typed === undefined || mistake !== undefined) return;
      if (typed === textOfValue(field, value)) setTyped(undefined);
      else void write(valueOfText(field, typed));
    },
    write: (next) => void write(next),
    drop: () => {
      clearTimeout(checking.current);
      asked.current++;
      setTyped(undefined);
      setMistake(undefined);
    },
  };
}
