/** The command that shows the desktop application. */
import { findDesktop, startDesktop } from '../api/desktop-program.ts';
import { Failure } from '../api/errors/failure.ts';
import { print, printJson } from './output.ts';

/** Shows the main window of the desktop application, which is started if it is not running. Throws `Failure` desktop-missing. */
export function openDesktop(json: boolean): void {
  const desktop = findDesktop();
  if ('missing' in desktop) throw new Failure('desktop-missing', { reason: desktop.missing });
  startDesktop(desktop.command, []);
  if (json) printJson({ opened: true });
  else print('Safe Browse is opening its window.');
}
