import { Failure } from '../api/failure.ts';
import { findDesktop, startDesktop } from './desktop-program.ts';
import { print, printJson } from './output.ts';

/** Shows the main window of the desktop application, which is started if it is not running. Throws `Failure` desktop-missing. */
export function openDesktop(json: boolean): void {
  const desktop = findDesktop();
  if ('missing' in desktop) throw new Failure('desktop-missing', { reason: desktop.missing });
  startDesktop(desktop.command, []);
  if (json) printJson({ opened: true });
  else print('Safe Browse is opening its window.');
}
