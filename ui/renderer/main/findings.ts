/** What the main window says of the doctor's findings. Pure. */
import type { Finding } from '../../../host-agent/api/host/doctor.ts';
import { nameOf, tell, type Texts } from '../../texts/texts.ts';

/** The findings without the suggestions that the person ignores. Trouble cannot be ignored: no session starts. */
export const notIgnored = <Found extends Pick<Finding, 'check' | 'level'>>(
  findings: readonly Found[],
  ignored: readonly string[],
): Found[] => findings.filter(({ check, level }) => level === 'trouble' || !ignored.includes(check));

/** The bound of the preferences on the checks that a person ignores. */
const MOST_IGNORED = 100;

/** The checks to ignore when these are added. */
export const withIgnored = (ignored: readonly string[], checks: readonly string[]): string[] =>
  [...ignored, ...checks].slice(-MOST_IGNORED);

/** What the person should look at: not what is well or ignored, nor what they cannot change. */
export const worthALook = <Found extends Pick<Finding, 'check' | 'level' | 'isGiven'>>(
  findings: readonly Found[],
  ignored: readonly string[],
): Found[] => notIgnored(findings, ignored).filter(({ level, isGiven }) => level !== 'ok' && isGiven !== true);

/** A finding in the person's language; `language` is set where only the host agent's words exist. */
export interface FindingText {
  readonly name: string;
  readonly message: string;
  /** What to do, without the command that is shown below it. */
  readonly hint?: string | undefined;
  readonly language?: 'en';
}

export function findingText(finding: Finding, texts: Texts): FindingText {
  const { check, level, variant, params, failure, message, hint, command } = finding;
  const name = texts.find(`check-${nameOf(check)}`) ?? check;
  const key = `finding-${nameOf(check)}-${level}${variant === undefined ? '' : `-${variant}`}`;
  const own = failure ? undefined : texts.find(key, params);
  const shown = (advice: string | undefined) => {
    if (advice === command) return undefined;
    return command !== undefined && advice?.endsWith(command) === true
      ? advice.slice(0, -command.length).trim()
      : advice;
  };
  if (failure) return { name, ...tell(failure, texts) };
  if (own === undefined) return { name, message, hint: shown(hint), language: 'en' };
  return { name, message: own, hint: texts.find(`${key}.hint`, params) };
}
