/** Which page of the main window helps with a failed start. */
import type { ErrorCode } from '../../../host-agent/api/errors/errors.ts';
import type { MainPage } from '../../bridge/state.ts';

/** By a code or, with a dash at its end, by the beginning of several. */
const HELP: readonly (readonly [code: ErrorCode | `${string}-`, page: MainPage])[] = [
  ['image-missing', 'home'],
  ['image-', 'images'],
  ['speech-missing', 'images'],
  ['network-', 'network'],
  ['ports-taken', 'home'],
  ['start-timed-out', 'settings'],
  ['profile-not-found', 'settings'],
];

/** The page that helps with a failed start. Pure. */
export function helpPage(failed: string): MainPage {
  return (
    HELP.find(([code]) => failed === code || (code.endsWith('-') && failed.startsWith(code)))?.[1] ?? 'diagnostics'
  );
}
